/** Working time as moments: the days of a calendar, put on the time line of its zone. */
import { Temporal } from 'temporal-polyfill'

import type { Hours } from './hours.ts'

/** When people of a unit work. */
export interface WorkingCalendar {
  /** IANA name. */
  readonly timeZone: string
  /** From Monday to Sunday. */
  readonly week: readonly (readonly Hours[])[]
  /** Days that are not like the week says, by date (`2026-10-01`). */
  readonly days: ReadonlyMap<string, readonly Hours[]>
}

/** From and to, in epoch milliseconds; `to` is after `from`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** How many days are looked at before it is said that there is no working time. */
export const mostDays = 3660

/** The date at a moment in the zone of the calendar. */
export function dateAt({ timeZone }: WorkingCalendar, moment: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** The hours of one day. */
export function hoursOf(calendar: WorkingCalendar, date: Temporal.PlainDate): readonly Hours[] {
  return calendar.days.get(date.toString()) ?? calendar.week[date.dayOfWeek - 1] ?? []
}

/** The moment at which the clock shows so many minutes after midnight; in a gap of the clock the end of the gap. */
export function momentOf({ timeZone }: WorkingCalendar, date: Temporal.PlainDate, minutes: number): number {
  const day = date.add({ days: Math.floor(minutes / 1440) })
  const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
}

/** What is worked of a day; spans that touch or cover one another are one. */
export function spansOf(calendar: WorkingCalendar, date: Temporal.PlainDate): Span[] {
  const spans: Span[] = []
  for (const { from, to } of hoursOf(calendar, date)) {
    const span = { from: momentOf(calendar, date, from), to: momentOf(calendar, date, to) }
    const last = spans.at(-1)
    if (span.to <= span.from) continue
    if (last && span.from <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else spans.push(span)
  }
  return spans
}

/** What is worked after a moment on so many days, in order and without overlaps. */
function* spansOfDays(calendar: WorkingCalendar, first: Temporal.PlainDate, count: number, after: number) {
  let end = after
  for (let index = 0; index < count; index++) {
    for (const span of spansOf(calendar, first.add({ days: index }))) {
      if (span.to > end) yield { from: Math.max(span.from, end), to: span.to }
      end = Math.max(end, span.to)
    }
  }
}

/** Forward from a moment, for as long as days are looked at. Work of the day before may reach into the first. */
export function spansAfter(calendar: WorkingCalendar, moment: number): Generator<Span> {
  return spansOfDays(calendar, dateAt(calendar, moment).subtract({ days: 1 }), mostDays, moment)
}

const window = 7

/** Backward from a moment: what was worked before it, latest first; looked at by whole windows of days. */
export function* spansBefore(calendar: WorkingCalendar, moment: number): Generator<Span> {
  let last = dateAt(calendar, moment)
  let end = moment
  for (let looked = 0; looked < mostDays; looked += window) {
    const first = last.subtract({ days: window - 1 })
    const start = momentOf(calendar, first, 0)
    const spans = [...spansOfDays(calendar, first.subtract({ days: 1 }), window + 1, start)]
    for (const span of spans.reverse()) {
      if (span.from < end) yield { from: span.from, to: Math.min(span.to, end) }
    }
    last = first.subtract({ days: 1 })
    end = start
  }
}
