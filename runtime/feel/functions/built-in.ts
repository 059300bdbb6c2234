/** What a built-in function is made of; its parameters are those of its signatures in metadata/feel/built-ins.ts. */
import type { Decimal } from 'decimal.js'

import { isDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { kindOf, kindWords } from '../kind-of.ts'
import type { Run } from '../run.ts'
import type { FeelValue } from '../values.ts'

/**
 * Takes the arguments in the order of the signature that was found, of its types; what is optional may be undefined,
 * and what a `...rest` parameter takes is one list. No argument is null, unless its type is any or T.
 */
export type BuiltIn = (run: Run, ...values: never[]) => FeelValue

/** The numbers of a list; null when one of them is null. */
export function numbersOf(list: readonly FeelValue[], run: Run): readonly Decimal[] | null {
  run.spendList(list.length)
  if (list.includes(null)) return null
  for (const item of list) if (!isDecimal(item)) throw mismatched('number', item)
  return list as readonly Decimal[]
}

/** A whole number to count with. */
export function wholeNumber(value: Decimal): number {
  if (!value.isInteger()) throw new ExpressionFault('whole-number-needed', { given: value.toString() })
  return value.toNumber()
}

/** The fault of a value that is of another type than is needed. */
export function mismatched(wanted: keyof typeof kindWords, given: FeelValue): ExpressionFault {
  return new ExpressionFault('mismatched-type', { wanted: kindWords[wanted], given: kindWords[kindOf(given)] })
}
