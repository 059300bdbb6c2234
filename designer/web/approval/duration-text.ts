/** Time spans that people say as a number of hours, days or weeks, as expressions: 3 days is `@"P3D"`. */

export const units = ['hours', 'days', 'weeks'] as const
export type Unit = (typeof units)[number]

export interface Span {
  readonly count: number
  readonly unit: Unit
}

const written = /^\s*(?:duration\(\s*"|@\s*")P(?:(\d{1,4})D|T(\d{1,4})H)"\s*\)?\s*$/

/** The span that an expression says; undefined for one that says anything else. */
export function toSpan(expression: string | undefined): Span | undefined {
  const found = written.exec(expression ?? '')
  if (!found) return undefined
  const [days, hours] = [Number(found[1] ?? 0), Number(found[2] ?? 0)]
  if (hours > 0) return { count: hours, unit: 'hours' }
  if (days === 0) return undefined
  return days % 7 === 0 ? { count: days / 7, unit: 'weeks' } : { count: days, unit: 'days' }
}

/** The expression for a span. */
export function toDuration({ count, unit }: Span): string {
  if (unit === 'hours') return `@"PT${count}H"`
  return `@"P${unit === 'weeks' ? count * 7 : count}D"`
}
