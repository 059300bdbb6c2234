/**
 * How one object's table should look under an application: columns from the storage map, constraints and indexes from
 * the resolved definition. Pure; what has to be done to get there is the plan's business.
 */
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { isLenient } from './lenient.ts'
import { constraintName } from './physical-names.ts'
import { quoteName } from './quote.ts'
import { searchBody, searchValue } from './search-trigger.ts'
import type { StorageMap, StorageRow, StoredColumns } from './storage-map.ts'
import { referenceTarget } from './storage-type.ts'

export interface Column {
  readonly name: string
  /** SQL type with default and null constraint, for a table or column that is made anew. */
  readonly definition: string
}

/** A required field. */
export interface RequiredCheck {
  readonly name: string
  readonly column: string
  readonly expression: string
  readonly fieldId: string
}

/** Values that no two records share, among those not deleted. */
export interface UniqueKey {
  readonly name: string
  readonly columns: readonly string[]
  readonly fieldIds: readonly string[]
}

export interface ForeignKey {
  readonly name: string
  readonly column: string
  readonly target: string
  readonly fieldId: string
}

export interface TableIndex {
  readonly name: string
  readonly columns: readonly string[]
  readonly method: 'btree' | 'gin'
}

export interface TableShape {
  readonly objectId: string
  readonly table: string
  readonly columns: readonly Column[]
  readonly required: readonly RequiredCheck[]
  readonly keys: readonly UniqueKey[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly indexes: readonly TableIndex[]
  /** Body of the search trigger and the value it gives, when the object can be searched for. */
  readonly search: { readonly body: string; readonly value: string } | undefined
}

const defaults: Readonly<Record<string, string>> = {
  '@rev': 'not null default 1',
  '@created_at': 'not null default now()',
  '@updated_at': 'not null default now()',
}

/** Named so that it clashes with no table, for indexes and tables share their names. */
function primaryKey(table: string): string {
  return `constraint ${quoteName(constraintName(table, ['id'], 'primary'))} primary key`
}

/** The shape of an object's table; of a dropped object (`object` undefined) only what protects references is left. */
export function shapeOf(
  objectId: string,
  object: ObjectDefinition | undefined,
  storage: StorageMap,
  rows: readonly StorageRow[],
): TableShape {
  const table = storage.tableOf(objectId) ?? ''
  const columns = rows.filter(row => row.fieldId !== '')
  const stored = (object?.fields ?? []).flatMap(field => {
    const found = storage.columnsOf(objectId, field)
    return found ? [{ field, columns: found }] : []
  })
  const columnOf = (key: string): string | undefined =>
    key.startsWith('@')
      ? columns.find(row => row.fieldId === key)?.column
      : stored.find(({ field }) => field.id === key)?.columns.value
  return {
    objectId,
    table,
    columns: columns.map(row => ({
      name: row.column,
      definition: [row.sqlType, row.fieldId === '@id' ? primaryKey(table) : defaults[row.fieldId]]
        .filter(Boolean)
        .join(' '),
    })),
    required: stored.filter(({ field }) => field.required).map(item => requiredCheck(table, item)),
    keys: object ? keysOf(table, object, stored, columnOf) : [],
    foreignKeys: foreignKeysOf(table, columns, storage),
    indexes: indexesOf(table, columns, object, columnOf),
    search: object && searchOf(object, stored),
  }
}

interface StoredField {
  readonly field: FieldDefinition
  readonly columns: StoredColumns
}

function requiredCheck(table: string, { field, columns: { value } }: StoredField): RequiredCheck {
  const many = field.type === 'multiChoice' || (field.type === 'file' && field.many)
  const column = quoteName(value)
  return {
    name: constraintName(table, [value], 'required'),
    column: value,
    expression: `${many ? `coalesce(cardinality(${column}), 0) > 0` : `${column} is not null`} or ${isLenient}`,
    fieldId: field.id,
  }
}

type ColumnOf = (key: string) => string | undefined

function keysOf(table: string, object: ObjectDefinition, stored: readonly StoredField[], columnOf: ColumnOf) {
  const wanted = [
    ...stored.filter(({ field }) => 'unique' in field && field.unique).map(({ field }) => [field.id]),
    ...(object.keys ?? []).map(key => key.fields),
  ]
  const keys = new Map<string, UniqueKey>()
  for (const fieldIds of wanted) {
    const columns = allOf(fieldIds, columnOf)
    if (!columns) continue
    const name = constraintName(table, columns, 'unique')
    keys.set(name, { name, columns, fieldIds })
  }
  return [...keys.values()]
}

function foreignKeysOf(table: string, columns: readonly StorageRow[], storage: StorageMap): ForeignKey[] {
  return columns.flatMap(row => {
    const targetId = referenceTarget(row.type)
    const target = targetId === undefined ? undefined : storage.tableOf(targetId)
    return target
      ? [{ name: constraintName(table, [row.column], 'reference'), column: row.column, target, fieldId: row.fieldId }]
      : []
  })
}

function indexesOf(
  table: string,
  columns: readonly StorageRow[],
  object: ObjectDefinition | undefined,
  columnOf: ColumnOf,
): TableIndex[] {
  const single = columns
    .filter(
      row =>
        referenceTarget(row.type) !== undefined ||
        (row.type === 'anyReference' && row.part === '') ||
        (object && object.ownership !== 'none' && (row.fieldId === '@owner' || row.fieldId === '@unit')),
    )
    .map(row => [row.column])
  const declared = (object?.indexes ?? []).flatMap(index => {
    const found = allOf(index.fields, columnOf)
    return found ? [[...found, 'id']] : []
  })
  const indexes = new Map<string, TableIndex>()
  for (const list of [...single, ...declared]) {
    const name = constraintName(table, list, 'index')
    indexes.set(name, { name, columns: list, method: 'btree' })
  }
  if (object?.search?.length) {
    const name = constraintName(table, ['search'], 'index')
    indexes.set(name, { name, columns: ['search'], method: 'gin' })
  }
  return [...indexes.values()]
}

function searchOf(object: ObjectDefinition, stored: readonly StoredField[]): TableShape['search'] {
  const titleKeys = new Set([...object.title.matchAll(/\{([^{}]*)\}/g)].map(([, key]) => key))
  const searched = (object.search ?? []).flatMap(key => stored.find(({ field }) => field.id === key) ?? [])
  if (searched.length === 0) return undefined
  const weighted = {
    title: searched.filter(({ field }) => titleKeys.has(field.id)).map(({ columns }) => columns.value),
    other: searched.filter(({ field }) => !titleKeys.has(field.id)).map(({ columns }) => columns.value),
  }
  return { body: searchBody(weighted), value: searchValue(weighted, '') }
}

function allOf(keys: readonly string[], columnOf: ColumnOf): string[] | undefined {
  const found = keys.map(columnOf)
  return found.every(column => column !== undefined) ? found : undefined
}
