/** The record that a value is. */
import { isContext } from './kind-of.ts'
import { type FeelValue, objectOf } from './values.ts'

/** Object (its definition's id) and id; undefined for anything but a record. */
export function recordIn(value: FeelValue): { readonly object: string; readonly id: string } | undefined {
  if (!isContext(value) || typeof value.id !== 'string') return undefined
  const object = value[objectOf]
  return object === undefined ? undefined : { object, id: value.id }
}
