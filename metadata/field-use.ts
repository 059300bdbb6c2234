/** One field of an object, own or system, as rules see it: with the limits of its data type and where it leads. */
import type { Symbols } from './application.ts'
import type { Choice, FieldDefinition, ObjectDefinition, TypeDefinition } from './definitions.ts'
import { hasSystemField, systemFields, systemFieldTarget } from './system-fields.ts'

export type FieldType = FieldDefinition['type'] | 'id'

export interface FieldUse {
  readonly name: string
  readonly type: FieldType
  /** As written; undefined for a system field. */
  readonly definition: FieldDefinition | undefined
  readonly dataType: TypeDefinition | undefined
  /** The objects it may lead to; names that mean nothing are left out. See `mayLeadTo` for an any-reference without targets. */
  readonly targets: readonly ObjectDefinition[]
}

/** The field of that name; undefined where the object has none. */
export function fieldUse(symbols: Symbols, object: ObjectDefinition, name: string): FieldUse | undefined {
  const definition = symbols.field(object, name)
  if (definition) {
    const dataType = 'dataType' in definition && definition.dataType ? definition.dataType : undefined
    return {
      name,
      type: definition.type,
      definition,
      dataType: dataType ? symbols.definition('type', dataType) : undefined,
      targets: targetNames(definition).flatMap(target => symbols.definition('object', target) ?? []),
    }
  }
  const system = hasSystemField(object, name) ? systemFields.find(field => field.name === name) : undefined
  if (!system) return undefined
  const target = symbols.byId(systemFieldTarget(object, name) ?? '')
  return {
    name,
    type: system.type,
    definition: undefined,
    dataType: undefined,
    targets: target?.kind === 'object' ? [target] : [],
  }
}

/** Whether the field may hold a record of the object: an any-reference without targets holds one of any object. */
export function mayLeadTo(use: FieldUse, object: ObjectDefinition): boolean {
  if (use.targets.includes(object)) return true
  return use.definition?.type === 'anyReference' && use.definition.targets.length === 0
}

function targetNames(field: FieldDefinition): readonly string[] {
  if (field.type === 'anyReference') return field.targets
  return 'target' in field ? [field.target] : []
}

/** A limit that the field sets, or else its data type. */
export function limitOf<K extends 'maxLength' | 'pattern' | 'min' | 'max' | 'scale'>(
  use: FieldUse,
  limit: K,
): TypeDefinition[K] | undefined {
  const own = use.definition as Partial<TypeDefinition> | undefined
  return own?.[limit] ?? use.dataType?.[limit]
}

/** What a choice field offers; undefined for other fields and where it cannot be told. */
export function choicesOf(use: FieldUse, symbols: Symbols, object: ObjectDefinition): readonly Choice[] | undefined {
  if (use.name === 'record_type' && !use.definition) {
    return (object.recordTypes ?? []).map(({ name, label }) => ({ code: name, label }))
  }
  const own = use.definition
  if (own?.type !== 'choice' && own?.type !== 'multiChoice') return undefined
  const source = own.choices || own.picklist ? own : use.dataType
  return source?.choices ?? (source?.picklist ? symbols.definition('picklist', source.picklist)?.choices : undefined)
}
