/** Equality of FEEL values (DMN 1.5, table 54), as functions over lists and `in` use it: different types are different. */
import type { Decimal } from 'decimal.js'

import { compareDecimals } from './decimal.ts'
import { kindOf } from './kind-of.ts'
import type { Run } from './run.ts'
import { compareTemporal } from './temporal/compare-temporal.ts'
import { type FeelContext, type FeelRange, type FeelValue, objectOf } from './values.ts'

/** Whether two values are the same. Records are, when object and id are. */
export function isEqual(a: FeelValue, b: FeelValue, run: Run): boolean {
  if (typeof a === 'string' && typeof b === 'string' && a.length === b.length) run.spendOn(a)
  if (a === b) return true
  if (a === null || b === null) return false
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return false
  switch (kind) {
    case 'number':
      return compareDecimals(a as Decimal, b as Decimal) === 0
    case 'date':
    case 'time':
    case 'date and time':
    case 'days and time duration':
    case 'years and months duration':
      return compareTemporal(a, b) === 0
    case 'list':
      return within(run, () => areSameLists(a as readonly FeelValue[], b as readonly FeelValue[], run))
    case 'context':
      return within(run, () => areSameContexts(a as FeelContext, b as FeelContext, run))
    case 'range':
      return within(run, () => areSameRanges(a as FeelRange, b as FeelRange, run))
    case 'null':
    case 'boolean':
    case 'string':
    case 'function':
      return false
  }
}

function within(run: Run, compare: () => boolean): boolean {
  run.sink(1)
  const same = compare()
  run.rise(1)
  return same
}

function areSameLists(a: readonly FeelValue[], b: readonly FeelValue[], run: Run): boolean {
  if (a.length !== b.length) return false
  return a.every((item, at) => {
    run.spend(2)
    return isEqual(item, b[at]!, run)
  })
}

function areSameContexts(a: FeelContext, b: FeelContext, run: Run): boolean {
  if (a[objectOf] !== undefined || b[objectOf] !== undefined) return a[objectOf] === b[objectOf] && a.id === b.id
  const names = Object.keys(a)
  run.spend(2 + 2 * names.length)
  if (names.length !== Object.keys(b).length) return false
  return names.every(name => Object.hasOwn(b, name) && isEqual(a[name]!, b[name]!, run))
}

function areSameRanges(a: FeelRange, b: FeelRange, run: Run): boolean {
  run.spend(1)
  if (a.lowClosed !== b.lowClosed || a.highClosed !== b.highClosed) return false
  return isEqual(a.low, b.low, run) && isEqual(a.high, b.high, run)
}
