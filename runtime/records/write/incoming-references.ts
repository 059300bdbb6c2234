/** Which fields lead to records of an object, and what becomes of them when such a record is deleted. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'

/** `go`: deleted with it, as its lines or by its definition; `stop`: while there are any, nothing is deleted. */
export type OnDelete = 'go' | 'stop' | 'clear' | 'leave'

export interface IncomingReference {
  readonly object: CatalogObject
  readonly field: CatalogField
  readonly onDelete: OnDelete
}

const known = new WeakMap<CatalogObject, readonly IncomingReference[]>()

/** All references to the object, found once per catalog. */
export function incomingReferences(catalog: Catalog, target: CatalogObject): readonly IncomingReference[] {
  const found = known.get(target)
  if (found) return found
  const incoming = [...catalog.objects.values()].flatMap(object =>
    [...object.fields.values()]
      .filter(field => field.columns && field.targets.includes(target.id))
      .map(field => ({ object, field, onDelete: onDeleteOf(target, object, field) })),
  )
  known.set(target, incoming)
  return incoming
}

function onDeleteOf(target: CatalogObject, object: CatalogObject, field: CatalogField): OnDelete {
  const isLine = target.embedded.some(
    ({ definition }) =>
      definition?.type === 'children' && definition.target === object.name && definition.via === field.name,
  )
  if (isLine || belongsTo(object, field)) return 'go'
  // Who owns things is not deleted before he has handed them over.
  if (field.system) return field.name === 'owner' || field.name === 'unit' ? 'stop' : 'leave'
  if (field.definition?.type !== 'reference') return 'leave'
  switch (field.definition.onDelete ?? 'clear') {
    case 'cascade':
      return 'go'
    case 'restrict':
      return 'stop'
    case 'clear':
      return field.required ? 'stop' : 'clear'
  }
}

/** What is seen only with the record that it leads to, whichever object that is of, is part of it. */
function belongsTo({ definition: { access } }: CatalogObject, field: CatalogField): boolean {
  return field.type === 'anyReference' && access?.mode === 'follows' && access.through === field.name
}
