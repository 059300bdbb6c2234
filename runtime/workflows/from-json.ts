/** JSON from outside as values of expressions, kept as variables are. */
import { requestTooLarge } from '#platform/http/request-problems.ts'

import { toDecimal } from '../feel/decimal.ts'
import { contextOf, type FeelValue } from '../feel/values.ts'
import { EngineFault } from './engine/engine-fault.ts'
import { toStored } from './engine/stored-value.ts'
import type { StoredVariable } from './engine/types.ts'

/** Deeper values are not taken, as they are not kept. */
const mostDepth = 100

/** As a variable keeps it; throws `request/too-large`. */
export function storeJson(value: unknown): StoredVariable {
  try {
    return toStored(fromJson(value, mostDepth))
  } catch (fault) {
    if (!(fault instanceof EngineFault)) throw fault
    throw requestTooLarge('A value is nested too deeply or holds too many values.', {}, { cause: fault })
  }
}

/** Numbers become exact; texts stay texts, also those that look like dates. */
function fromJson(value: unknown, depth: number): FeelValue {
  if (depth < 0) throw new EngineFault('value/too-large')
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return Number.isFinite(value) ? toDecimal(value) : null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(item => fromJson(item, depth - 1))
  return contextOf(Object.entries(value as object).map(([name, item]) => [name, fromJson(item, depth - 1)] as const))
}
