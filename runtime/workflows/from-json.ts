/** JSON from outside as values of expressions. */
import { toDecimal } from '../feel/decimal.ts'
import { contextOf, type FeelValue } from '../feel/values.ts'

/** Numbers become exact; texts stay texts, also those that look like dates. */
export function fromJson(value: unknown): FeelValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return Number.isFinite(value) ? toDecimal(value) : null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map(fromJson)
  return contextOf(Object.entries(value as object).map(([name, item]) => [name, fromJson(item)] as const))
}
