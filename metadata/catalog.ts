/**
 * A revision made ready to be interpreted: named, indexed, tied to its tables and frozen. The runtime takes it as an
 * argument everywhere and never looks behind it; two catalogs of one system differ only in what was promoted between.
 */
import { anyTargets } from './any-targets.ts'
import { indexSymbols, type NamedApplication, type Symbols } from './application.ts'
import { withApprovals } from './approvals/with-approvals.ts'
import { isComputedWhenRead } from './computed/computed-field.ts'
import type { Choice, FieldDefinition, ObjectDefinition } from './definitions.ts'
import type { StorageMap, StoredColumns } from './storage/storage-map.ts'
import { hasSystemField, type SystemFieldType, systemFields, systemFieldTarget } from './system-fields.ts'

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
  /** undefined for children and for what is computed when it is read, which have no column. */
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
  /** Fields by names that they had in earlier revisions and that no field has now. */
  readonly formerFields: ReadonlyMap<string, CatalogField>
  readonly title: readonly TitlePart[]
  /** Children fields whose records are edited and saved with the parent. */
  readonly embedded: readonly CatalogField[]
}

/** A name that a field had in some revision. */
export interface FieldName {
  readonly objectId: string
  readonly fieldId: string
  readonly name: string
}

export interface Catalog {
  readonly revision: number
  readonly application: NamedApplication
  /** Approvals are there as themselves and, by kind, name and id, as the workflows that they are run as. */
  readonly symbols: Symbols
  /** By name. */
  readonly objects: ReadonlyMap<string, CatalogObject>
  readonly objectsById: ReadonlyMap<string, CatalogObject>
}

/** Compiles a checked application; throws when a field has no place in the storage map (a promotion gives it one). */
export function compileCatalog(
  revision: number,
  application: NamedApplication,
  storage: StorageMap,
  fieldNames: readonly FieldName[] = [],
): Catalog {
  const definitions = withApprovals(application.definitions)
  const symbols = indexSymbols({ ...application, definitions })
  const namesOf = Map.groupBy(fieldNames, item => item.objectId)
  const objects = symbols
    .all('object')
    .map(definition => compileObject(definition, symbols, storage, namesOf.get(definition.id) ?? []))
  return Object.freeze({
    revision,
    application,
    symbols,
    objects: new Map(objects.map(object => [object.name, object])),
    objectsById: new Map(objects.map(object => [object.id, object])),
  })
}

function compileObject(
  definition: ObjectDefinition,
  symbols: Symbols,
  storage: StorageMap,
  names: readonly FieldName[],
): CatalogObject {
  const table = storage.tableOf(definition.id)
  if (!table) throw new Error(`The object ${definition.name} has no table`)
  const fields = [
    ...definition.fields.map(field => compileField(definition, field, symbols, storage)),
    ...systemFields
      .filter(field => hasSystemField(definition, field.name))
      .map(field => compileSystemField(definition, field)),
  ]
  const byName = new Map(fields.map(field => [field.name, field]))
  const byId = new Map(fields.map(field => [field.id, field]))
  const former = names.flatMap(({ fieldId, name }) => {
    const field = byId.get(fieldId)
    return field && !byName.has(name) ? [[name, field] as const] : []
  })
  return Object.freeze({
    id: definition.id,
    name: definition.name,
    definition,
    table,
    fields: byName,
    fieldsById: byId,
    formerFields: new Map(former),
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
  const columns = storage.columnsOf(object.id, withTargetId(definition, symbols))
  if (!columns && definition.type !== 'children' && !isComputedWhenRead(definition))
    throw new Error(`The field ${object.name}.${own.name} has no column`)
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
    targets: targetsOf(definition, symbols).map(target => target.id),
    choices: choicesOf(definition, symbols),
  })
}

function targetsOf(field: FieldDefinition, symbols: Symbols): readonly ObjectDefinition[] {
  if (field.type === 'anyReference' && field.targets.length === 0) return anyTargets(symbols)
  const names = field.type === 'anyReference' ? field.targets : 'target' in field ? [field.target] : []
  return names.flatMap(name => symbols.definition('object', name) ?? [])
}

/** Storage knows a reference by the id of its target. */
function withTargetId(field: FieldDefinition, symbols: Symbols): FieldDefinition {
  if (field.type !== 'reference') return field
  return { ...field, target: symbols.definition('object', field.target)?.id ?? field.target }
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
