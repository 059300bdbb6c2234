/** Order of FEEL values (DMN 1.5, table 55): numbers, texts by code point, and temporal values, each among themselves. */
import type { Decimal } from 'decimal.js'

import { compareDecimals, isDecimal } from './decimal.ts'
import { ExpressionFault } from './expression-fault.ts'
import { kindOf, kindWords } from './kind-of.ts'
import { orderTemporal } from './temporal/compare-temporal.ts'
import type { FeelValue } from './values.ts'

/** Less than, equal to or more than 0; null when one is null; a fault for types that have no order. */
export function order(a: FeelValue, b: FeelValue, operator: string): number | null {
  if (isDecimal(a) && isDecimal(b)) return compareDecimals(a, b)
  if (a === null || b === null) return null
  const kind = kindOf(a)
  if (kind === kindOf(b)) {
    switch (kind) {
      case 'number':
        return compareDecimals(a as Decimal, b as Decimal)
      case 'string':
        return compareTexts(a as string, b as string)
      case 'date':
      case 'time':
      case 'date and time':
      case 'days and time duration':
      case 'years and months duration':
        return orderTemporal(a, b)
      case 'null':
      case 'boolean':
      case 'list':
      case 'context':
      case 'range':
      case 'function':
        break
    }
  }
  throw new ExpressionFault('mismatched-types', { operator, left: kindWords[kind], right: kindWords[kindOf(b)] })
}

/** By code point, as `collate "C"` of a UTF-8 database does. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left === right) continue
    // Code units of surrogate pairs stand below U+E000 and mean code points above U+FFFF.
    const isPair = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
    if (isPair(left) !== isPair(right)) return isPair(left) ? 1 : -1
    return left < right ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}
