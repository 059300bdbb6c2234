/** `+ - * / **` (DMN 1.5, table 57). Null on one side is null; types that do not go together are a fault. */
import type { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { FeelDecimal, isDecimal } from './decimal.ts'
import { ExpressionFault } from './expression-fault.ts'
import { kindOf, kindWords } from './kind-of.ts'
import type { Run } from './run.ts'
import {
  addTemporal,
  divideTemporal,
  multiplyTemporal,
  negateDuration,
  subtractTemporal,
} from './temporal/temporal-arithmetic.ts'
import type { FeelValue } from './values.ts'

type Operator = '+' | '-' | '*' | '/' | '**'

/** The operators. */
export const arithmetic: Readonly<Record<Operator, (a: FeelValue, b: FeelValue, run: Run) => FeelValue>> = {
  '+': (a, b, run) => {
    if (isDecimal(a) && isDecimal(b)) return finite(a.plus(b))
    if (typeof a === 'string' && typeof b === 'string') {
      run.spendText(a.length + b.length)
      return a + b
    }
    return orFault('+', a, b, run, addTemporal)
  },
  '-': (a, b, run) => (isDecimal(a) && isDecimal(b) ? finite(a.minus(b)) : orFault('-', a, b, run, subtractTemporal)),
  '*': (a, b, run) => (isDecimal(a) && isDecimal(b) ? finite(a.times(b)) : orFault('*', a, b, run, multiplyTemporal)),
  '/': (a, b, run) => {
    if (!isDecimal(a) || !isDecimal(b)) return orFault('/', a, b, run, divideTemporal)
    run.spend(8)
    return b.isZero() ? null : finite(a.div(b))
  },
  '**': (a, b, run) => {
    if (!isDecimal(a) || !isDecimal(b)) return orFault('**', a, b, run, () => undefined)
    run.spend(b.isInteger() && b.e < 15 ? 300 : 3_000)
    return power(a, b)
  },
}

/** Reckoning with the calendar takes so many times longer than with numbers. */
const temporalCost = 250

/** The value with its sign turned. */
export function negate(value: FeelValue): FeelValue {
  if (value === null) return null
  if (isDecimal(value)) return value.isZero() ? value : value.neg()
  if (value instanceof Temporal.Duration) return negateDuration(value)
  throw new ExpressionFault('mismatched-type', { wanted: kindWords.number, given: kindWords[kindOf(value)] })
}

/** A number that there is; null for none (a root of a negative number), a fault for one that is too large. */
export function finite(value: Decimal): Decimal | null {
  if (value.isFinite()) return value
  if (value.isNaN()) return null
  throw new ExpressionFault('number-too-large', {})
}

function power(base: Decimal, exponent: Decimal): Decimal | null {
  if (base.isZero() && exponent.isNegative() && !exponent.isZero()) return null
  // |base ** exponent| is about 10 ** (exponent * log10 |base|); far outside nothing need be reckoned.
  const digits = exponent.toNumber() * Math.log10(Math.abs(base.toNumber()) || 1)
  if (digits > 6200) throw new ExpressionFault('number-too-large', {})
  return digits < -6200 ? new FeelDecimal(0) : finite(base.pow(exponent))
}

function orFault(
  operator: Operator,
  a: FeelValue,
  b: FeelValue,
  run: Run,
  reckon: (a: FeelValue, b: FeelValue) => FeelValue | undefined,
): FeelValue {
  if (a === null || b === null) return null
  run.spend(temporalCost)
  const result = reckon(a, b)
  if (result !== undefined) return result
  throw new ExpressionFault('mismatched-types', {
    operator,
    left: kindWords[kindOf(a)],
    right: kindWords[kindOf(b)],
  })
}
