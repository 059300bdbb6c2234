/**
 * An application as one value, in its two forms. *Named*: references are names, as people write and read them.
 * *Resolved*: every reference position holds an id, so that a rename is one change; storage, diff and merge use it.
 */
import type { Definition, FieldDefinition, ObjectDefinition } from './definitions.ts'
import type { KindName } from './kinds/schema.ts'
import { systemFieldTarget } from './system-fields.ts'

export interface NamedApplication {
  readonly form: 'named'
  readonly definitions: readonly Definition[]
}

export interface ResolvedApplication {
  readonly form: 'resolved'
  readonly definitions: readonly Definition[]
}

export type Application = NamedApplication | ResolvedApplication

/** Turns definitions, as written in files or an editor, into an application. */
export function toApplication(definitions: readonly Definition[]): NamedApplication {
  return { form: 'named', definitions }
}

export type DefinitionOf<K extends KindName> = Extract<Definition, { kind: K }>

/** Finds what a reference means within one application, in the form that the application is in. */
export interface Symbols {
  /** The form of the application that they are of. */
  readonly form: Application['form']
  /** The definition of that kind whose name (named form) or id (resolved form) is `key`. */
  definition<K extends KindName>(kind: K, key: string): DefinitionOf<K> | undefined
  all<K extends KindName>(kind: K): readonly DefinitionOf<K>[]
  byId(id: string): Definition | undefined
  field(object: ObjectDefinition, key: string): FieldDefinition | undefined
  /** The object that a field, own or system, leads to; undefined for one that leads nowhere or to several. */
  targetOf(object: ObjectDefinition, key: string): ObjectDefinition | undefined
}

/** Indexes an application once; look-ups are constant time. */
export function indexSymbols(application: Application): Symbols {
  const key = application.form === 'named' ? 'name' : 'id'
  const byKind = new Map<KindName, Map<string, Definition>>()
  const lists = new Map<KindName, Definition[]>()
  const byId = new Map<string, Definition>()
  for (const definition of application.definitions) {
    byId.set(definition.id, definition)
    const index = byKind.get(definition.kind) ?? new Map<string, Definition>()
    const list = lists.get(definition.kind) ?? []
    if (!index.has(definition[key])) index.set(definition[key], definition)
    list.push(definition)
    byKind.set(definition.kind, index)
    lists.set(definition.kind, list)
  }
  const fieldIndexes = new WeakMap<ObjectDefinition, Map<string, FieldDefinition>>()
  const fieldsOf = (object: ObjectDefinition) => {
    let index = fieldIndexes.get(object)
    if (!index) {
      index = new Map(object.fields.map(field => [field[key], field]))
      fieldIndexes.set(object, index)
    }
    return index
  }
  const symbols: Symbols = {
    form: application.form,
    definition: <K extends KindName>(kind: K, wanted: string) =>
      byKind.get(kind)?.get(wanted) as DefinitionOf<K> | undefined,
    all: <K extends KindName>(kind: K) => (lists.get(kind) ?? []) as DefinitionOf<K>[],
    byId: id => byId.get(id),
    field: (object, wanted) => fieldsOf(object).get(wanted),
    targetOf(object, wanted) {
      const field = fieldsOf(object).get(wanted)
      if (field) return 'target' in field ? symbols.definition('object', field.target) : undefined
      const systemTarget = systemFieldTarget(object, wanted)
      return systemTarget ? (byId.get(systemTarget) as ObjectDefinition | undefined) : undefined
    },
  }
  return symbols
}
