/** Numeric functions (DMN 1.5, 10.3.4.5). */
import { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { finite } from '../arithmetic.ts'
import { FeelDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import type { Run } from '../run.ts'
import { fromMonths, isYearsAndMonths, toMonths } from '../temporal/durations.ts'
import { type BuiltIn, wholeNumber } from './built-in.ts'

export const numericFunctions = {
  decimal: (run: Run, n: Decimal, scale: Decimal) => round(run, n, scale, Decimal.ROUND_HALF_EVEN),
  floor: (run: Run, n: Decimal, scale?: Decimal) => round(run, n, scale, Decimal.ROUND_FLOOR),
  ceiling: (run: Run, n: Decimal, scale?: Decimal) => round(run, n, scale, Decimal.ROUND_CEIL),
  'round up': (run: Run, n: Decimal, scale: Decimal) => round(run, n, scale, Decimal.ROUND_UP),
  'round down': (run: Run, n: Decimal, scale: Decimal) => round(run, n, scale, Decimal.ROUND_DOWN),
  'round half up': (run: Run, n: Decimal, scale: Decimal) => round(run, n, scale, Decimal.ROUND_HALF_UP),
  'round half down': (run: Run, n: Decimal, scale: Decimal) => round(run, n, scale, Decimal.ROUND_HALF_DOWN),
  abs: (_run: Run, n: Decimal | Temporal.Duration) => {
    if (n instanceof Temporal.Duration && isYearsAndMonths(n)) return fromMonths(Math.abs(toMonths(n)))
    return n.abs()
  },
  modulo: (run: Run, dividend: Decimal, divisor: Decimal) => {
    run.spend(500 + Math.abs(dividend.e - divisor.e))
    if (divisor.isZero()) return null
    const rest = dividend.mod(divisor)
    return rest.isZero() || rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor)
  },
  sqrt: (run: Run, number: Decimal) => {
    run.spend(250)
    return finite(number.sqrt())
  },
  log: (run: Run, number: Decimal) => {
    run.spend(3_000)
    return number.isZero() ? null : finite(number.ln())
  },
  exp: (run: Run, number: Decimal) => {
    run.spend(2_000)
    if (number.gt(14_200)) throw new ExpressionFault('number-too-large', {})
    return number.lt(-14_200) ? new FeelDecimal(0) : finite(number.exp())
  },
  odd: (_run: Run, number: Decimal) => isWhole(number) && !number.mod(2).isZero(),
  even: (_run: Run, number: Decimal) => isWhole(number) && number.mod(2).isZero(),
} satisfies Record<string, BuiltIn>

function isWhole(number: Decimal): boolean {
  return number.isInteger()
}

/** Null for a scale that decimal128 does not have. */
function round(run: Run, n: Decimal, scale: Decimal | undefined, mode: Decimal.Rounding): Decimal | null {
  const places = scale === undefined ? 0 : wholeNumber(scale)
  if (places < -6111 || places > 6176) return null
  run.spend(15)
  if (places >= 0) return finite(n.toDecimalPlaces(places, mode))
  const unit = new FeelDecimal(`1e${-places}`)
  return finite(n.div(unit).toDecimalPlaces(0, mode).times(unit))
}
