/** What an object refers to and what refers to it, by the fields that do. */
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'

export interface Relation {
  /** The object whose field it is. */
  readonly from: ObjectDefinition
  readonly to: ObjectDefinition
  readonly field: FieldDefinition
}

/** Every reference from or to the object, its own first; children fields are the same relations seen from behind. */
export function findRelations(object: ObjectDefinition, objects: readonly ObjectDefinition[]): Relation[] {
  const byName = new Map(objects.map(item => [item.name, item]))
  const of = (from: ObjectDefinition): Relation[] =>
    from.fields.flatMap(field =>
      targetsOf(field).flatMap(name => {
        const to = byName.get(name)
        return to ? [{ from, to, field }] : []
      }),
    )
  return [
    ...of(object),
    ...objects.filter(item => item !== object).flatMap(item => of(item).filter(({ to }) => to === object)),
  ]
}

function targetsOf(field: FieldDefinition): readonly string[] {
  if (field.type === 'reference') return [field.target]
  return field.type === 'anyReference' ? field.targets : []
}
