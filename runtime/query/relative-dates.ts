/** Ranges such as `this_quarter`, reckoned in a person's time zone. Weeks begin on Monday (ISO 8601). */
import dayjs, { type Dayjs } from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek.js'
import quarterOfYear from 'dayjs/plugin/quarterOfYear.js'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'

import type { CalendarUnit, RelativeRange } from '#metadata/operators.ts'

dayjs.extend(utc)
dayjs.extend(timezone)
dayjs.extend(quarterOfYear)
dayjs.extend(isoWeek)

interface Edge {
  /** YYYY-MM-DD */
  readonly date: string
  /** The moment at which that day begins, ISO 8601 UTC. */
  readonly datetime: string
}

/** The first day of a range and the first day after it. */
export function relativeRange(range: RelativeRange, timeZone: string, now: Date): { from: Edge; to: Edge } {
  const today = dayjs(now).tz(timeZone).startOf('day')
  const [from, to] = bounds(range, today)
  return { from: toEdge(from, timeZone), to: toEdge(to, timeZone) }
}

function bounds(range: RelativeRange, today: Dayjs): [Dayjs, Dayjs] {
  if (range === 'today') return [today, today.add(1, 'day')]
  if (range === 'yesterday') return [today.subtract(1, 'day'), today]
  if (range === 'tomorrow') return [today.add(1, 'day'), today.add(2, 'day')]
  const days = /^(last|next)_(\d+)_days$/.exec(range)
  if (days) {
    const count = Number(days[2])
    return days[1] === 'last'
      ? [today.subtract(count - 1, 'day'), today.add(1, 'day')]
      : [today, today.add(count, 'day')]
  }
  const [which, unit] = range.split('_') as ['this' | 'last' | 'next', CalendarUnit]
  const offset = { last: -1, this: 0, next: 1 }[which]
  if (unit === 'week') {
    const start = today.startOf('isoWeek').add(offset * 7, 'day')
    return [start, start.add(7, 'day')]
  }
  if (unit === 'quarter') {
    const start = today.startOf('quarter').add(offset * 3, 'month')
    return [start, start.add(3, 'month')]
  }
  const start = today.startOf(unit).add(offset, unit)
  return [start, start.add(1, unit)]
}

function toEdge(day: Dayjs, timeZone: string): Edge {
  const date = day.format('YYYY-MM-DD')
  return { date, datetime: dayjs.tz(`${date}T00:00:00`, timeZone).toISOString() }
}

const daysByZone = new Map<string, { readonly minute: number; readonly day: string }>()

/** The day it is for somebody in that zone, YYYY-MM-DD. Days begin at whole minutes everywhere. */
export function todayIn(timeZone: string, now: Date): string {
  const minute = Math.floor(now.getTime() / 60_000)
  const known = daysByZone.get(timeZone)
  if (known?.minute === minute) return known.day
  const day = dayjs(now).tz(timeZone).format('YYYY-MM-DD')
  if (daysByZone.size >= 1000) daysByZone.clear()
  daysByZone.set(timeZone, { minute, day })
  return day
}

/** The moments at which a day begins and ends in a time zone. */
export function dayBounds(day: string, timeZone: string): { from: string; to: string } {
  const from = dayjs.tz(`${day}T00:00:00`, timeZone)
  // No day that can be written comes after it.
  if (day === '9999-12-31') return { from: from.toISOString(), to: 'infinity' }
  const next = dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD')
  return { from: from.toISOString(), to: dayjs.tz(`${next}T00:00:00`, timeZone).toISOString() }
}

/** The moment, ISO 8601 UTC, at which clocks in a time zone show `local` (YYYY-MM-DDTHH:MM:SS); the text itself when it is no time. */
export function momentIn(timeZone: string, local: string): string {
  const moment = dayjs.tz(local, timeZone)
  return moment.isValid() ? moment.toISOString() : local
}
