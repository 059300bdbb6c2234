/** Between what is kept of a field and its columns. */
import type { CatalogField } from '#metadata/catalog.ts'

import { normalizeDecimal } from './decimals.ts'
import { fieldKinds, scaleOf } from './field-kinds.ts'
import type { StoredAnyReference, StoredMoney, StoredValue } from './stored-value.ts'

/** A column of a field. */
export interface Column {
  /** Physical, not quoted. */
  readonly name: string
  readonly sqlType: string
  /** What of the field's value it holds. */
  readonly part: 'value' | 'currency' | 'object'
}

/** The columns of a field; none for children. */
export function columnsOf(field: CatalogField): Column[] {
  const { columns } = field
  if (!columns) return []
  const value: Column = { name: columns.value, sqlType: fieldKinds[field.type].sqlType(field), part: 'value' }
  if (columns.currency) return [value, { name: columns.currency, sqlType: 'text', part: 'currency' }]
  if (columns.object) return [value, { name: columns.object, sqlType: 'text', part: 'object' }]
  return [value]
}

/** What a column holds of a value. */
export function cellOf(value: StoredValue, part: Column['part']): unknown {
  if (value === null) return null
  if (part === 'currency') return (value as StoredMoney).currency
  if (part === 'object') return (value as StoredAnyReference).object
  if (typeof value === 'object' && 'amount' in value) return value.amount
  if (typeof value === 'object' && 'id' in value) return value.id
  return value
}

/** The value that cells, in the order of `columnsOf`, hold. */
export function fromCells(field: CatalogField, cells: readonly unknown[], at: number): StoredValue {
  const value = cells[at] as StoredValue | undefined
  if (value === null || value === undefined) return null
  if (field.columns?.currency) return { amount: decimalOf(value, field), currency: (cells[at + 1] ?? '') as string }
  if (field.columns?.object) return { object: cells[at + 1] as string, id: value as string }
  return field.type === 'decimal' || field.type === 'percent' ? decimalOf(value, field) : value
}

function decimalOf(value: StoredValue, field: CatalogField): string {
  return normalizeDecimal(String(value), scaleOf(field))
}
