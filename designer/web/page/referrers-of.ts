/** The references of all objects that lead to one of them. */
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'

interface Referrer {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
}

export function referrersOf(objects: readonly ObjectDefinition[], name: string): Referrer[] {
  return objects.flatMap(object =>
    object.fields
      .filter(
        field =>
          !field.retired &&
          ((field.type === 'reference' && field.target === name) ||
            (field.type === 'anyReference' && field.targets.includes(name))),
      )
      .map(field => ({ object, field })),
  )
}
