/** When a scheduled report comes next: the times of its cron expression, less or moved on from days off. */
import { Temporal } from 'temporal-polyfill'
import { nextCron } from '#platform/next-cron.ts'
import { hoursOf, type WorkingCalendar } from '../../calendar/working-spans.ts'
import type { Timing } from './schedule.ts'

const day = 24 * 60 * 60 * 1000
/** Times that are looked at before it is said that none comes. */
const mostTries = 2000
/** The longest row of days off over which a time is moved. */
const longestLeave = 15

/** Epoch milliseconds of the first time after `after`; undefined when none comes or the expression cannot be read. */
export function nextTime(timing: Timing, calendar: WorkingCalendar, after: number): number | undefined {
  const { cron, daysOff, timeZone } = timing
  // Times before `after` may have been moved beyond it, and not in their order: the evening of a Saturday comes after the
  // noon of a Monday.
  let at: number | undefined = daysOff === 'next' ? after - longestLeave * day : after
  let best: number | undefined
  for (let tries = 0; tries < mostTries; tries++) {
    at = nextCron(cron, timeZone, at)
    if (at === undefined || (best !== undefined && at >= best)) return best
    const moment = daysOff === 'send' ? at : workingTime(timing, calendar, at)
    if (moment !== undefined && moment > after) best = Math.min(best ?? moment, moment)
  }
  return best
}

/** The same time on this day when it is worked, else on the next one that is, or never. */
function workingTime({ daysOff, timeZone }: Timing, calendar: WorkingCalendar, at: number): number | undefined {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const days = daysOff === 'next' ? longestLeave : 0
  for (let count = 0; count <= days; count++) {
    const moved = time.add({ days: count })
    if (hoursOf(calendar, moved.toPlainDate()).length > 0) return moved.epochMilliseconds
  }
  return undefined
}

/** The first times from a moment on. */
export function nextTimes(timing: Timing, calendar: WorkingCalendar, after: number, count: number): number[] {
  const times: number[] = []
  let at: number | undefined = after
  while (times.length < count) {
    at = nextTime(timing, calendar, at)
    if (at === undefined) break
    times.push(at)
  }
  return times
}
