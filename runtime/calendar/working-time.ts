/**
 * Counting in working time: due dates and deadlines. Pure; moments are epoch milliseconds. A moment plus a working time
 * is the earliest moment at which so much has been worked.
 */
import { noWorkingTime, tooFar } from './calendar-problems.ts'
import { dateAt, hoursOf, momentOf, mostDays, spansAfter, spansBefore, type WorkingCalendar } from './working-spans.ts'

const dayLength = 24 * 60 * 60 * 1000

/** Throws `calendar/no-working-time` when there is not so much within ten years; a negative time counts backward. */
export function addWorkingTime(calendar: WorkingCalendar, from: number, milliseconds: number): number {
  let left = Math.abs(milliseconds)
  if (left === 0) return from
  for (const span of milliseconds > 0 ? spansAfter(calendar, from) : spansBefore(calendar, from)) {
    const length = span.to - span.from
    if (left <= length) return milliseconds > 0 ? span.from + left : span.to - left
    left -= length
  }
  throw noWorkingTime(
    'There is not so much working time within ten years: look at the working calendar and its holidays.',
  )
}

/** The same time of day so many working days later, or within the hours of that day when it lies outside them. */
export function addWorkingDays(calendar: WorkingCalendar, from: number, days: number): number {
  if (days === 0) return from
  const step = Math.sign(days)
  const first = dateAt(calendar, from)
  const clock = from - momentOf(calendar, first, 0)
  let left = Math.abs(days)
  for (let count = 1; count <= mostDays; count++) {
    const date = first.add({ days: step * count })
    const hours = hoursOf(calendar, date)
    if (hours.length === 0 || --left > 0) continue
    const [start = 0, end = 0] = [hours[0]?.from, Math.max(...hours.map(item => item.to))]
    const minutes = Math.min(Math.max(clock / 60_000, start), end)
    return momentOf(calendar, date, Math.floor(minutes)) + ((minutes * 60_000) % 60_000)
  }
  throw noWorkingTime(
    'There are not so many working days within ten years: look at the working calendar and its holidays.',
  )
}

/** Each full 24 hours of a duration are a working day, the rest is working time. */
export function dueAt(calendar: WorkingCalendar, from: number, milliseconds: number): number {
  const days = Math.trunc(milliseconds / dayLength)
  return addWorkingTime(calendar, addWorkingDays(calendar, from, days), milliseconds - days * dayLength)
}

/** Milliseconds that are worked between two moments; negative when the second is the earlier. Throws `calendar/too-far`. */
export function workingTimeBetween(calendar: WorkingCalendar, from: number, to: number): number {
  if (to < from) return 0 - workingTimeBetween(calendar, to, from)
  if (to - from > (mostDays - 2) * dayLength) throw tooFar('Only ten years can be counted in working time.')
  let worked = 0
  for (const span of spansAfter(calendar, from)) {
    if (span.from >= to) break
    worked += Math.min(span.to, to) - span.from
  }
  return worked
}
