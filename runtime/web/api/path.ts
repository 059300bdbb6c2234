/** Reads paths across references: their fields, their labels and the values that answers hold for them. */
import { type Catalog, type CatalogField, type CatalogObject, fieldOf } from './catalog.ts'
import type { RecordValues } from './values.ts'

export interface ResolvedPath {
  readonly path: string
  /** Every field on the way, the last one included. */
  readonly fields: readonly CatalogField[]
  readonly field: CatalogField
}

/** The fields of a path, or nothing when this person may not see one of them. `title` of a reference is the reference. */
export function resolvePath(catalog: Catalog, object: CatalogObject, path: string): ResolvedPath | undefined {
  const fields: CatalogField[] = []
  let current: CatalogObject | undefined = object
  for (const step of path.split('.')) {
    const field = fieldOf(current, step)
    if (!field) return step === 'title' && fields.length > 0 ? { path, fields, field: fields.at(-1)! } : undefined
    fields.push(field)
    current = field.type === 'reference' || field.type === 'children' ? catalog.objects.get(field.target) : undefined
  }
  return { path, fields, field: fields.at(-1)! }
}

/** The value at a path, whether the answer names the whole path or nests it. */
export function valueAt(values: RecordValues | undefined, path: string): unknown {
  if (!values) return undefined
  if (path in values) return values[path]
  let value: unknown = values
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}
