/** The record that a variable of a workflow is. */
import type { StoredVariable } from './engine/types.ts'

/** Object (its definition's id) and id; null for anything but a record. */
export function storedRecord(value: StoredVariable): { readonly object: string; readonly id: string } | null {
  const { $, object, id } = (value ?? {}) as { $?: unknown; object?: unknown; id?: unknown }
  return $ === 'record' && typeof object === 'string' && typeof id === 'string' ? { object, id } : null
}
