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

const known = new WeakMap<RuleContext, readonly OwnField[]>()

/** In the order of the application; fields that share a name are each there. Found once for all rules. */
export function ownFields(context: RuleContext): readonly OwnField[] {
  let fields = known.get(context)
  if (!fields) {
    fields = [...findFields(context)]
    known.set(context, fields)
  }
  return fields
}

function* findFields({ symbols }: RuleContext): Iterable<OwnField> {
  for (const object of symbols.all('object')) {
    for (const [index, field] of object.fields.entries()) {
      const use = fieldUse(symbols, object, field.name)
      if (use)
        yield { object, field, use: { ...use, definition: field, type: field.type }, pointer: `/fields/${index}` }
    }
  }
}
