/** What happened to one record, as the audit and the outbox tell it. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { StoredValue } from '../fields/stored-value.ts'

export type ChangeAction = 'created' | 'updated' | 'deleted' | 'restored' | 'purged'

type Values = ReadonlyMap<CatalogField, StoredValue>

export interface Change {
  readonly object: CatalogObject
  readonly id: string
  readonly action: ChangeAction
  /** Of an update, only the fields that changed. */
  readonly before?: Values
  readonly after?: Values
}

/** Values by field id, as JSON text; empty ones of a new record are left out. */
export function toJournal(values: Values | undefined, keepEmpty: boolean): string | null {
  if (!values) return null
  const entries = [...values].filter(([, value]) => keepEmpty || value !== null)
  return JSON.stringify(Object.fromEntries(entries.map(([field, value]) => [field.id, value])))
}
