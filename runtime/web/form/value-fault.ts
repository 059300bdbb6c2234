/** What JSON Schema cannot say about exact decimals: whether they are numbers, within bounds, not too precise. */
import type { CatalogField } from '../api/catalog.ts'
import { isBlank, isMoney } from '../api/values.ts'
import { compareDecimals, isDecimal } from '../fields/decimal.ts'

export type ValueFault =
  | { readonly code: 'number' | 'whole' }
  | { readonly code: 'min' | 'max'; readonly limit: string }
  | { readonly code: 'scale'; readonly limit: string }

/** The first thing wrong with a number, or nothing. */
export function valueFault(field: CatalogField, value: unknown): ValueFault | undefined {
  if (isBlank(value) || !['integer', 'decimal', 'money', 'percent'].includes(field.type)) return undefined
  const text = isMoney(value) ? value.amount : String(value)
  if (!isDecimal(text)) return { code: 'number' }
  if (field.type === 'integer' && text.includes('.')) return { code: 'whole' }
  if ('min' in field && field.min !== undefined && compareDecimals(text, field.min) < 0)
    return { code: 'min', limit: field.min }
  if ('max' in field && field.max !== undefined && compareDecimals(text, field.max) > 0)
    return { code: 'max', limit: field.max }
  if ('scale' in field && field.scale !== undefined && (text.split('.')[1]?.length ?? 0) > field.scale) {
    return { code: 'scale', limit: String(field.scale) }
  }
  return undefined
}
