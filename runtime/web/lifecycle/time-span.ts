/** How long something lasted, in its largest unit: 3 days, 3天. */

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** The words for a number of seconds. */
export function timeSpan(seconds: number, locale: string): string {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? (['second', 1] as const)
  const count = Math.floor(seconds / size)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
