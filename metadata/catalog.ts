/**
 * A revision made ready to be interpreted: named, indexed, tied to its tables and frozen. The runtime takes it as an
 * argument everywhere and never looks behind it; two catalogs of one system differ only in what was promoted between.
 */
import { indexSymbols, type NamedApplication, type Symbols } from './application.ts'
import type { Choice, FieldDefinition, ObjectDefinition } from './definitions.ts'
import { hasSystemField, type SystemFieldType, systemFields, systemFieldTarget } from './system-fields.ts'

/** Where records lie: physical tables and columns, assigned once and never changed (see storage/). */
export interface StorageMap {
  tableOf(objectId: string): string | undefined
  columnsOf(objectId: string, field: FieldDefinition): StoredColumns | undefined
}

/** The columns of one field; names are not quoted. */
export interface StoredColumns {
  readonly value: string
  /** Money: its currency code. */
  readonly currency?: string
  /** Any-reference: the id of the object that it leads to. */
  readonly object?: string
}

export type FieldType = FieldDefinition['type'] | 'id'

/** One field as the runtime sees it: its own properties and those of its data type, pick list and storage. */
export interface CatalogField {
  /** The field's id; `@name` for a system field. */
  readonly id: string
  readonly name: string
  readonly type: FieldType
  readonly label: { readonly en?: string; readonly 'zh-CN'?: string }
  readonly system: boolean
  readonly required: boolean
  readonly unique: boolean
  /** The definition with its data type merged in; undefined for a system field. */
  readonly definition: FieldDefinition | undefined
  /** undefined for children, which have no column. */
  readonly columns: StoredColumns | undefined
  /** Ids of the objects it may lead to. */
  readonly targets: readonly string[]
  readonly choices: readonly Choice[]
}

/** Text and paths that make a record's title, in order. */
export type TitlePart = { readonly text: string } | { readonly path: string }

export interface CatalogObject {
  readonly id: string
  readonly name: string
  readonly definition: ObjectDefinition
  /** Not quoted. */
  readonly table: string
  /** Own fields in their order, then system fields. */
  readonly fields: ReadonlyMap<string, CatalogField>
  readonly fieldsById: ReadonlyMap<string, CatalogField>
  readonly title: readonly TitlePart[]
  /** Children fields whose records are edited and saved with the parent. */
  readonly embedded: readonly CatalogField[]
}

export interface Catalog {
  readonly revision: number
  readonly application: NamedApplication
  readonly symbols: Symbols
  /** By name. */
  readonly objects: ReadonlyMap<string, CatalogObject>
  readonly objectsById: ReadonlyMap<string, CatalogObject>
}

/** Compiles a checked application; throws when a field has no place in the storage map (a promotion gives it one). */
export function compileCatalog(revision: number, application: NamedApplication, storage: StorageMap): Catalog {
  const symbols = indexSymbols(application)
  const objects = symbols.all('object').map(definition => compileObject(definition, symbols, storage))
  return Object.freeze({
    revision,
    application,
    symbols,
    objects: new Map(objects.map(object => [object.name, object])),
    objectsById: new Map(objects.map(object => [object.id, object])),
  })
}

function compileObject(definition: ObjectDefinition, symbols: Symbols, storage: StorageMap): CatalogObject {
  const table = storage.tableOf(definition.id)
  if (!table) throw new Error(`The object ${definition.name} has no table`)
  const fields = [
    ...definition.fields.map(field => compileField(definition, field, symbols, storage)),
    ...systemFields
      .filter(field => hasSystemField(definition, field.name))
      .map(field => compileSystemField(definition, field)),
  ]
  return Object.freeze({
    id: definition.id,
    name: definition.name,
    definition,
    table,
    fields: new Map(fields.map(field => [field.name, field])),
    fieldsById: new Map(fields.map(field => [field.id, field])),
    title: parseTitle(definition.title),
    embedded: fields.filter(field => field.definition?.type === 'children' && field.definition.embedded === true),
  })
}

function compileField(
  object: ObjectDefinition,
  own: FieldDefinition,
  symbols: Symbols,
  storage: StorageMap,
): CatalogField {
  const definition = mergeDataType(own, symbols)
  const columns = definition.type === 'children' ? undefined : storage.columnsOf(object.id, definition)
  if (!columns && definition.type !== 'children') throw new Error(`The field ${object.name}.${own.name} has no column`)
  const targetNames =
    definition.type === 'anyReference' ? definition.targets : 'target' in definition ? [definition.target] : []
  return Object.freeze({
    id: own.id,
    name: own.name,
    type: definition.type,
    label: own.label,
    system: false,
    required: own.required === true,
    unique: 'unique' in definition && definition.unique === true,
    definition,
    columns,
    targets: targetNames.flatMap(name => symbols.definition('object', name)?.id ?? []),
    choices: choicesOf(definition, symbols),
  })
}

const catalogTypes: Readonly<Record<SystemFieldType, FieldType>> = {
  id: 'id',
  integer: 'integer',
  datetime: 'datetime',
  reference: 'reference',
  choice: 'choice',
}

function compileSystemField(object: ObjectDefinition, field: (typeof systemFields)[number]): CatalogField {
  const target = systemFieldTarget(object, field.name)
  return Object.freeze({
    id: `@${field.name}`,
    name: field.name,
    type: catalogTypes[field.type],
    label: field.label,
    system: true,
    required: false,
    unique: field.name === 'id',
    definition: undefined,
    columns: { value: field.column },
    targets: target ? [target] : [],
    choices:
      field.name === 'record_type'
        ? (object.recordTypes ?? []).map(({ name, label, retired }) => ({
            code: name,
            label,
            ...(retired ? { retired } : {}),
          }))
        : [],
  })
}

/** The field with the limits of its data type; what the field says itself wins. */
function mergeDataType(field: FieldDefinition, symbols: Symbols): FieldDefinition {
  const typeName = 'dataType' in field ? field.dataType : undefined
  const type = typeName ? symbols.definition('type', typeName) : undefined
  if (!type) return field
  const { maxLength, pattern, min, max, scale, picklist, choices } = type
  const limits = { maxLength, pattern, min, max, scale, picklist, choices }
  return {
    ...Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)),
    ...field,
  } as FieldDefinition
}

function choicesOf(field: FieldDefinition, symbols: Symbols): readonly Choice[] {
  if (field.type !== 'choice' && field.type !== 'multiChoice') return []
  if (field.choices) return field.choices
  return (field.picklist && symbols.definition('picklist', field.picklist)?.choices) || []
}

/** Takes `{account.name} ({code})` apart. */
export function parseTitle(template: string): TitlePart[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter(part => part !== '')
    .map(part => (part.startsWith('{') ? { path: part.slice(1, -1) } : { text: part }))
}
