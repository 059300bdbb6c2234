/** The days that a period is compared with: the same ones a year before, or the period before. Pure. */

interface Days {
  /** The first day, and the first one after it. */
  readonly from: string
  readonly to: string
}

/** As a report is asked with it, `from..to`, both included. */
export function previousDays({ from, to }: Days, against: 'period' | 'year'): string {
  if (against === 'year') return between(addMonths(from, -12), addMonths(to, -12))
  const months = monthsBetween(from, to)
  if (months > 0) return between(addMonths(from, -months), from)
  return between(addDays(from, -Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)), from)
}

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
