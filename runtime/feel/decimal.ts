/** The numbers of FEEL: IEEE 754 decimal128, that is 34 digits, half to even (DMN 1.5, 10.3.2.3.1). */
import { Decimal } from 'decimal.js'

/** Constructor of FEEL numbers; every number that expressions meet is made by it. */
export const FeelDecimal = Decimal.clone({
  defaults: true,
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  minE: -6143,
  maxE: 6144,
  toExpNeg: -6144,
  toExpPos: 6145,
})

/** A FEEL number with at most 34 digits; the text is a plain or scientific number. */
export function toDecimal(value: string | number | bigint): Decimal {
  const exact = new FeelDecimal(typeof value === 'bigint' ? String(value) : value)
  return exact.precision() > 34 ? exact.toSignificantDigits(34) : exact
}

const currencyOf: unique symbol = Symbol('currency of an amount')

/** An amount of money: a number that knows its currency. What is reckoned from it does not. */
export function toAmount(amount: string, currency: string | null): Decimal {
  return Object.assign(toDecimal(amount), { [currencyOf]: currency })
}

/** The currency of an amount; undefined for a number that is none. */
export function readCurrency(value: Decimal): string | null | undefined {
  return (value as Decimal & { readonly [currencyOf]?: string | null })[currencyOf]
}

/** Whether a value is a FEEL number. */
export function isDecimal(value: unknown): value is Decimal {
  return value instanceof FeelDecimal
}

/** Less than, equal to or more than 0, as the first is less than, equal to or more than the second; both are finite. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.s !== b.s) return isZero(a) && isZero(b) ? 0 : isZero(a) ? -b.s : a.s
  if (isZero(a) || isZero(b)) return isZero(a) ? (isZero(b) ? 0 : -b.s) : a.s
  if (a.e !== b.e) return a.e > b.e ? a.s : -a.s
  const words = Math.min(a.d.length, b.d.length)
  for (let at = 0; at < words; at++) {
    const left = a.d[at]!
    const right = b.d[at]!
    if (left !== right) return left > right ? a.s : -a.s
  }
  return a.d.length === b.d.length ? 0 : a.d.length > b.d.length ? a.s : -a.s
}

function isZero(value: Decimal): boolean {
  return value.d[0] === 0
}

/** A number as text: all its digits, no exponent. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed()
}
