/** A scheduled report: which report is sent, when, to whom. */
import type { Filter } from '#metadata/filter.ts'
import type { PeriodInput } from '../report-period.ts'

export const formats = ['pdf', 'xlsx', 'csv'] as const
export const daysOff = ['send', 'skip', 'next'] as const

/** When it comes: times of a cron expression, and what becomes of those on days on which nobody works. */
export interface Timing {
  /** Minute, hour, day, month, weekday. */
  readonly cron: string
  /** On a day off: sent all the same, left out, or sent at that time of the next working day. */
  readonly daysOff: (typeof daysOff)[number]
  /** IANA name. */
  readonly timeZone: string
}

/** As it is asked for. */
export interface ScheduleBody extends Omit<Timing, 'timeZone'> {
  readonly name?: string
  /** Name of a stored report, or id of a personal one. */
  readonly report: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly period?: PeriodInput
  /** Over the object of the report; besides its own. */
  readonly filter?: Filter
  readonly format: (typeof formats)[number]
  readonly timeZone?: string
  /** Ids. */
  readonly users?: readonly string[]
  /** Names. */
  readonly roles?: readonly string[]
  readonly message?: string | null
  /** Nothing is sent to whom the report has no values. */
  readonly onlyWithValues?: boolean
  readonly active?: boolean
}

/** What is sent once, now. */
export type SendingBody = Omit<ScheduleBody, 'cron' | 'daysOff' | 'timeZone' | 'active'>

/** As it is kept. */
export interface ScheduleRow {
  readonly id: string
  readonly owner_id: string
  readonly name: string
  /** Id of a definition or of a personal report. */
  readonly report: string
  readonly input: Pick<ScheduleBody, 'parameters' | 'period' | 'filter'>
  readonly format: (typeof formats)[number]
  /** Empty where it was sent once and never comes again. */
  readonly cron: string
  readonly days_off: (typeof daysOff)[number]
  readonly time_zone: string
  readonly user_ids: readonly string[]
  readonly role_ids: readonly string[]
  readonly left_ids: readonly string[]
  readonly message: string | null
  readonly only_with_values: boolean
  readonly active: boolean
  readonly stopped: 'owner-left' | null
  readonly due: string | null
}

/** The timing of a row. */
export function timingOf({ cron, days_off, time_zone }: Pick<ScheduleRow, 'cron' | 'days_off' | 'time_zone'>): Timing {
  return { cron, daysOff: days_off, timeZone: time_zone }
}
