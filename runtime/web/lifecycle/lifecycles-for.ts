/** The lifecycles that hold for records of an object. */
import type { Choice, LifecycleDefinition } from '#metadata/definitions.ts'
import { type Catalog, type CatalogObject, fieldOf } from '../api/catalog.ts'

/** All of an object; of one record type where it is known. */
export function lifecyclesFor(catalog: Catalog, object: string, recordType?: string): LifecycleDefinition[] {
  return [...catalog.lifecycles.values()].filter(
    item =>
      item.object === object &&
      (recordType === undefined || !item.recordTypes?.length || item.recordTypes.includes(recordType)),
  )
}

/** The choices of a field, whose labels and colors its states have. */
export function choicesOf(object: CatalogObject, name: string): readonly Choice[] {
  const field = fieldOf(object, name)
  return (field && 'choices' in field ? field.choices : undefined) ?? []
}
