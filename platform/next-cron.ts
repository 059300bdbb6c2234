/** When a cron expression (minute, hour, day, month, weekday) comes next, by the clock of a time zone. */
import { Temporal } from 'temporal-polyfill'

interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly weekdays: ReadonlySet<number>
  /** Day and weekday are both limited: either will do, as in cron(5). */
  readonly either: boolean
}

/** Days that are looked at: every date comes within so many years, the 29th of February among them. */
const daysAhead = 366 * 8 + 2

/** Epoch milliseconds of the first time after `after`; undefined when it never comes or cannot be read. */
export function nextCron(text: string, timeZone: string, after: number): number | undefined {
  const cron = readCron(text)
  if (!cron) return undefined
  const from = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone)
  let date = from.toPlainDate()
  for (let count = 0; count < daysAhead; count++) {
    if (isDay(cron, date)) {
      for (const hour of cron.hours) {
        // Hours that are over; a clock that is put back repeats one at most.
        if (count === 0 && hour < from.hour - 1) continue
        for (const minute of cron.minutes) {
          const moment = date.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(hour, minute) })
          if (moment.epochMilliseconds > after) return moment.epochMilliseconds
        }
      }
    }
    date = date.add({ days: 1 })
  }
  return undefined
}

function isDay({ days, months, weekdays, either }: Cron, date: Temporal.PlainDate): boolean {
  if (!months.has(date.month)) return false
  const byDay = days.has(date.day)
  const byWeekday = weekdays.has(date.dayOfWeek % 7)
  return either ? byDay || byWeekday : byDay && byWeekday
}

function readCron(text: string): Cron | undefined {
  const [minute, hour, day, month, weekday] = text.trim().split(/\s+/)
  const minutes = readPart(minute, 0, 59)
  const hours = readPart(hour, 0, 23)
  const days = readPart(day, 1, 31)
  const months = readPart(month, 1, 12)
  const weekdays = readPart(weekday, 0, 7)
  if (!minutes || !hours || !days || !months || !weekdays) return undefined
  return {
    minutes,
    hours,
    days: new Set(days),
    months: new Set(months),
    weekdays: new Set(weekdays.map(value => value % 7)),
    either: day !== '*' && weekday !== '*',
  }
}

/** `*`, `5`, `1-5`, `1,3`, and steps of any of them: rising numbers. */
function readPart(text: string | undefined, min: number, max: number): number[] | undefined {
  const found = new Set<number>()
  for (const item of text?.split(',') ?? ['']) {
    const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(item)
    if (!match) return undefined
    const [, low, high, step] = match
    const from = low === undefined ? min : Number(low)
    const to = high === undefined ? (low === undefined || step !== undefined ? max : from) : Number(high)
    const by = step === undefined ? 1 : Number(step)
    if (from < min || to > max || from > to || by < 1) return undefined
    for (let value = from; value <= to; value += by) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}
