/** Scheduled reports as the server tells them, and how they are asked for. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import type { ProblemBody } from '../api/problem.ts'
import { get, queryString } from '../api/request.ts'

export const formats = ['pdf', 'xlsx', 'csv'] as const
export const daysOff = ['send', 'skip', 'next'] as const

export interface Person {
  readonly id: string
  readonly title: string | null
}

export interface Schedule {
  readonly id: string
  readonly name: string
  readonly report: string | null
  readonly parameters: Readonly<Record<string, unknown>>
  readonly period: string | { readonly from: string; readonly to: string } | null
  readonly filter: Filter | null
  readonly format: (typeof formats)[number]
  readonly cron: string
  readonly daysOff: (typeof daysOff)[number]
  readonly timeZone: string
  readonly users: readonly Person[]
  readonly roles: readonly string[]
  readonly message: string | null
  readonly onlyWithValues: boolean
  readonly active: boolean
  readonly stopped: 'owner-left' | null
  readonly next: string | null
  readonly owner: Person
  readonly mayChange: boolean
  readonly iGet: boolean
  readonly last: { readonly at: string; readonly state: ScheduleRun['state'] } | null
}

export interface ScheduleRun {
  readonly id: string
  readonly because: 'time' | 'hand'
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'running' | 'done' | 'failed'
  readonly problem: ProblemBody | null
  readonly deliveries: readonly {
    readonly user: Person
    readonly state: 'posted' | 'sent' | 'empty' | 'failed'
    readonly link: boolean
    readonly problem: ProblemBody | null
    readonly at: string
  }[]
}

export interface Schedules {
  readonly schedules: readonly Schedule[]
  /** Roles to which the caller may send. */
  readonly roles: readonly { readonly name: string; readonly label: LocalizedText }[]
  /** Whether the system sends mail at all. */
  readonly mail: boolean
  /** The system was restored, and sends nothing until an administrator says so. */
  readonly held: { readonly since: string; readonly backup: string } | null
}

/** Those of one report, or all. */
export const askSchedules = (report: string | undefined, signal: AbortSignal): Promise<Schedules> =>
  get<Schedules>(`/api/report-schedules${queryString({ report })}`, signal)
