/** The days that a period is compared with: the same ones a year before, or the period before; of one under way as many as have gone. Pure. */

interface Days {
  /** The first day, and the first one after it. */
  readonly from: string
  readonly to: string
}

/** As a report is asked with it, `from..to`, both included. */
export function previousDays(period: Days, against: 'period' | 'year'): string {
  const { from, to } = daysBefore(period, against)
  return between(from, to)
}

/**
 * What a period that is under way is compared with: its days until today, and as many of those before. The last day of a
 * month stands for the whole of a shorter one before. Undefined for a period that is over or still to come.
 */
export function daysUntil(
  period: Days,
  against: 'period' | 'year',
  today: string,
): { readonly now: string; readonly before: string; readonly left: number; readonly gone: number } | undefined {
  if (today < period.from || today >= period.to) return undefined
  const next = addDays(today, 1)
  const left = daysBetween(next, period.to)
  const whole = daysBefore(period, against)
  const months = against === 'year' ? 12 : monthsBetween(period.from, period.to)
  const same = left === 0 ? whole.to : months > 0 ? addDays(addMonths(today, -months), 1) : shifted(period, today)
  return {
    now: between(period.from, next),
    before: between(whole.from, same > whole.to ? whole.to : same),
    left,
    gone: daysBetween(period.from, next) / daysBetween(period.from, period.to),
  }
}

function daysBefore({ from, to }: Days, against: 'period' | 'year'): Days {
  if (against === 'year') return { from: addMonths(from, -12), to: addMonths(to, -12) }
  const months = monthsBetween(from, to)
  return { from: months > 0 ? addMonths(from, -months) : addDays(from, -daysBetween(from, to)), to: from }
}

/** The day after the same one of the period before. */
const shifted = ({ from, to }: Days, today: string) => addDays(today, 1 - daysBetween(from, to))

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const between = (from: string, to: string) => `${from}..${addDays(to, -1)}`

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** The last day of a month that is shorter. */
function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + count
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((months % 12) + 1)}-${two(Math.min(date, last))}`
}

/** How many whole months; 0 where the days are not whole months. */
function monthsBetween(from: string, to: string): number {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return 0
  const [a = 0, b = 0] = [from, to].map(day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  return b - a
}
