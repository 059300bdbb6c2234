/** The paths that a person can choose on an object: its fields, those one reference away, and its children. */
import type { Catalog, CatalogField, CatalogObject } from '../api/catalog.ts'

export interface PathOption {
  readonly path: string
  readonly label: string
  readonly field: CatalogField
}

type Purpose = 'shown' | 'filtered'

const unshown = new Set(['id', 'rev'])

/** Paths in the order of the fields; columns have no children, filters do. */
export function pathOptions(
  catalog: Catalog,
  object: CatalogObject,
  label: (field: CatalogField) => string,
  purpose: Purpose,
): PathOption[] {
  const own = usable(object, purpose).map(field => ({ path: field.name, label: label(field), field }))
  const across = own.flatMap(option => {
    if (option.field.type !== 'reference') return []
    const target = catalog.objects.get(option.field.target)
    return usable(target, purpose)
      .filter(field => field.type !== 'children' && !field.system)
      .map(field => ({
        path: `${option.path}.${field.name}`,
        label: `${option.label} › ${label(field)}`,
        field,
      }))
  })
  return [...own, ...across]
}

function usable(object: CatalogObject | undefined, purpose: Purpose): readonly CatalogField[] {
  return (object?.fields ?? []).filter(
    field =>
      !unshown.has(field.name) &&
      !field.retired &&
      (purpose === 'filtered' ? field.type !== 'file' : field.type !== 'children'),
  )
}
