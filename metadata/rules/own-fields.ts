/** Every field of every object, with where it stands. */
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { type FieldUse, fieldUse } from '../field-use.ts'
import type { RuleContext } from './context.ts'

export interface OwnField {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
  readonly use: FieldUse
  /** JSON pointer of the field within its object. */
  readonly pointer: string
}

/** In the order of the application; fields that share a name are each there. */
export function* ownFields({ symbols }: RuleContext): Iterable<OwnField> {
  for (const object of symbols.all('object')) {
    for (const [index, field] of object.fields.entries()) {
      const use = fieldUse(symbols, object, field.name)
      if (use)
        yield { object, field, use: { ...use, definition: field, type: field.type }, pointer: `/fields/${index}` }
    }
  }
}
