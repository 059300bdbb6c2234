/** Whether a value lies in a range, and whether a value passes what stands after `in` (DMN 1.5, table 55). */
import { isDecimal } from './decimal.ts'
import { isEqual } from './is-equal.ts'
import { order } from './order.ts'
import type { Run } from './run.ts'
import { FeelRange, type FeelValue } from './values.ts'

/** Three-valued: null when the value or an end that is needed is null. */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  const low = aboveLow(value, range)
  if (low === false) return false
  const high = belowHigh(value, range)
  return high === false ? false : low === null || high === null ? null : true
}

/** Whether a value is equal to, in, or held by what it is compared with; lists are looked through. */
export function passes(value: FeelValue, test: FeelValue, run: Run): boolean | null {
  run.spendOn(value)
  if (test instanceof FeelRange) return value instanceof FeelRange ? isEqual(value, test, run) : inRange(value, test)
  if (!Array.isArray(test) || isDecimal(test)) return isEqual(value, test, run)
  run.spend(test.length >>> 1)
  let unknown = Array.isArray(value) && isEqual(value, test, run)
  if (unknown) return true
  for (const item of test) {
    run.spendOn(value)
    const passed =
      item instanceof FeelRange && !(value instanceof FeelRange) ? inRange(value, item) : isEqual(value, item, run)
    if (passed) return true
    if (passed === null) unknown = true
  }
  return unknown ? null : false
}

function aboveLow(value: FeelValue, { low, lowClosed }: FeelRange): boolean | null {
  if (low === null && !lowClosed) return value === null ? null : true
  const compared = order(value, low, 'in')
  return compared === null ? null : lowClosed ? compared >= 0 : compared > 0
}

function belowHigh(value: FeelValue, { high, highClosed }: FeelRange): boolean | null {
  if (high === null && !highClosed) return value === null ? null : true
  const compared = order(value, high, 'in')
  return compared === null ? null : highClosed ? compared <= 0 : compared < 0
}
