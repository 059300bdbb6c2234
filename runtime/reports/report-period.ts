/** The days of a period, and how far a comparison goes back from them. Days are those of whoever asks. */
import type { ReportGroup, ReportPeriod } from '#metadata/definitions.ts'
import { relativeRanges } from '#metadata/operators.ts'

import { isDay } from '../query/operand.ts'
import { relativeRange, todayIn } from '../query/relative-dates.ts'
import { invalidReport } from './report-problems.ts'

export type Grain = NonNullable<ReportGroup['by']>
/** A range by name, or days of one's own, both of them included; `2026-01-01..2026-03-31` says the same. */
export type PeriodInput = ReportPeriod['range'] | { readonly from: string; readonly to: string }

/** The first day, and the first one after it. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The days of a range; problem `report/invalid` for days that are none. */
export function periodDays(input: PeriodInput, fiscalMonth: number, timeZone: string, now: Date): Days {
  const [first, last] = typeof input === 'string' ? input.split('..') : []
  if (typeof input !== 'string' || (first !== undefined && last !== undefined)) {
    const { from, to } = typeof input === 'string' ? { from: first ?? '', to: last ?? '' } : input
    if (!isDay(from) || !isDay(to) || from > to || to > '9999-01-01' || from < '0002-01-01') {
      throw invalidReport('/period', 'A period is a range such as this_year, or two days in order.')
    }
    return { from, to: addDays(to, 1) }
  }
  const fiscal = /^(this|last)_fiscal_(quarter|year)$/.exec(input)
  if (fiscal)
    return fiscalDays(todayIn(timeZone, now), fiscalMonth, fiscal[2] as 'quarter' | 'year', fiscal[1] as string)
  const range = relativeRanges.find(item => item === input)
  if (!range) throw invalidReport('/period', `There is no range "${String(input).slice(0, 40)}".`)
  const { from, to } = relativeRange(range, timeZone, now)
  return { from: from.date, to: to.date }
}

function fiscalDays(today: string, month: number, unit: 'quarter' | 'year', which: string): Days {
  const [year = 0, at = 1] = today.split('-').map(Number)
  const length = unit === 'year' ? 12 : 3
  const begun = Math.floor((year * 12 + at - month) / length) * length + month - 1 - (which === 'last' ? length : 0)
  return { from: monthStart(begun), to: monthStart(begun + length) }
}

/** The first day of a month that is counted from year 0. */
function monthStart(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** So many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** So many months later; the last day of a month that is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = monthStart(year * 12 + month - 1 + count)
  const last = Number(addDays(monthStart(year * 12 + month + count), -1).slice(8))
  return `${first.slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}

/** How far each record is moved on so that it stands beside what it is compared with: months, days, or an ISO year. */
export type Shift = { readonly months: number } | { readonly days: number } | { readonly isoYear: true }

const grainShifts: Readonly<Record<Grain, Shift>> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
  fiscalQuarter: { months: 3 },
  fiscalYear: { months: 12 },
}

/** Against the period before: one of the groups of dates, or else the whole period. */
export function shiftByPeriod(by: Grain | undefined, input: PeriodInput | undefined, days: Days | undefined): Shift {
  if (by) return grainShifts[by]
  const unit = typeof input === 'string' ? /_(week|month|quarter|year)$/.exec(input)?.[1] : undefined
  if (unit) return grainShifts[unit as Grain]
  return { days: days ? Math.round((Date.parse(days.to) - Date.parse(days.from)) / 86_400_000) : 1 }
}

/** Against the year before: weeks by their number in the ISO year, anything else by the calendar. */
export function shiftByYear(by: Grain | undefined): Shift {
  return by === 'week' ? { isoYear: true } : { months: 12 }
}

/** The first day of the group that a day belongs to. */
export function groupStart(day: string, by: Grain, fiscalMonth: number): string {
  if (by === 'day') return day
  if (by === 'week') return addDays(day, -weekday(day))
  const [year = 0, month = 1] = day.split('-').map(Number)
  const isFiscal = by === 'fiscalYear' || by === 'fiscalQuarter'
  const length = by === 'month' ? 1 : by === 'quarter' || by === 'fiscalQuarter' ? 3 : 12
  const first = isFiscal ? fiscalMonth - 1 : 0
  const months = year * 12 + month - 1 - first
  return monthStart(Math.floor(months / length) * length + first)
}

/** The day after the last of the group that begins with this day. */
export function groupEnd(day: string, by: Grain): string {
  const shift = grainShifts[by]
  return 'days' in shift ? addDays(day, shift.days) : addMonths(day, 'months' in shift ? shift.months : 12)
}

/** The day that the shift moves to `day`; the one a year before for weeks that are matched by number. */
export function moveBack(day: string, shift: Shift): string {
  if ('days' in shift) return addDays(day, -shift.days)
  if ('months' in shift) return addMonths(day, -shift.months)
  const { year, week } = isoWeek(day)
  return addDays(mondayOf(year - 1, week), weekday(day))
}

/** Of Monday (0) to Sunday. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The Monday of a week of an ISO year. */
function mondayOf(year: number, week: number): string {
  const fourth = `${String(year).padStart(4, '0')}-01-04`
  return addDays(fourth, (week - 1) * 7 - weekday(fourth))
}

/** The ISO 8601 week of a day. */
export function isoWeek(day: string): { year: number; week: number } {
  const thursday = addDays(day, 3 - weekday(day))
  const year = Number(thursday.slice(0, 4))
  const week = 1 + Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / (7 * 86_400_000))
  return { year, week }
}
