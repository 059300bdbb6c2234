/** The record that a value is. */
import { isContext } from '../feel/kind-of.ts'
import { type FeelValue, objectOf } from '../feel/values.ts'
import type { StoredVariable } from './engine/types.ts'

/** Object (its definition's id) and id; undefined for anything but a record. */
export function recordIn(value: FeelValue): { readonly object: string; readonly id: string } | undefined {
  if (!isContext(value) || typeof value.id !== 'string') return undefined
  const object = value[objectOf]
  return object === undefined ? undefined : { object, id: value.id }
}

/** The same for a variable as it is kept; null for anything but a record. */
export function storedRecord(value: StoredVariable): { readonly object: string; readonly id: string } | null {
  const { $, object, id } = (value ?? {}) as { $?: unknown; object?: unknown; id?: unknown }
  return $ === 'record' && typeof object === 'string' && typeof id === 'string' ? { object, id } : null
}
