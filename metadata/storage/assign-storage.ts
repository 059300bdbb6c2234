/** Gives a table to every object and a column to every stored field that has none yet; pure, and only ever adds. */
import { indexSymbols, type ResolvedApplication } from '../application.ts'
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { hiddenColumns, systemFields } from '../system-fields.ts'
import { familyOf, generationOf, ofGeneration } from './generation.ts'
import { physicalName } from './physical-names.ts'
import type { StorageRow } from './storage-map.ts'
import { storageParts, storageType } from './storage-type.ts'

const ownColumns = [
  ...systemFields.map(field => ({ name: `@${field.name}`, column: field.column, sqlType: field.sqlType })),
  ...hiddenColumns.map(hidden => ({ name: `@${hidden.column}`, ...hidden })),
]

/** The key of an assignment in bm.storage. */
export function storageKey(row: Pick<StorageRow, 'objectId' | 'fieldId' | 'type' | 'part'>): string {
  return JSON.stringify([row.objectId, row.fieldId, row.type, row.part])
}

/**
 * Every assignment after `application` is the head: what it uses is live, what it does not is parked, what was
 * prepared for another stays as it is. Fields in `renewed` (`object field`, by their ids) get columns of a new generation.
 */
export function assignStorage(
  rows: readonly StorageRow[],
  application: ResolvedApplication,
  revision: number,
  renewed: ReadonlySet<string> = new Set(),
): StorageRow[] {
  const assigned = new Map(rows.map(row => [storageKey(row), row]))
  const live = new Set<string>()
  const tables = new Set(rows.map(row => row.table))
  const tableOf = new Map(rows.filter(row => row.fieldId === '').map(row => [row.objectId, row.table]))
  const columnsOf = new Map<string, Set<string>>()
  for (const row of rows) taken(columnsOf, row.table).add(row.column)

  const generations = currentGenerations(rows)

  const use = (row: Omit<StorageRow, 'column' | 'state' | 'revision'>, wanted: string) => {
    const key = storageKey(row)
    live.add(key)
    if (assigned.has(key)) return
    const columns = taken(columnsOf, row.table)
    const column = row.fieldId === '' || row.fieldId.startsWith('@') ? wanted : physicalName(wanted, columns)
    columns.add(column)
    assigned.set(key, { ...row, column, state: 'live', revision })
  }

  for (const object of indexSymbols(application).all('object')) {
    const table = tableOf.get(object.id) ?? physicalName(object.name, tables)
    tables.add(table)
    assignObject(object, table, use, (field, family) => {
      const current = generations.get(`${object.id} ${field.id} ${family}`) ?? 0
      return ofGeneration(family, renewed.has(`${object.id} ${field.id}`) ? current + 1 : current)
    })
  }
  return [...assigned.values()].map(row => {
    const state = live.has(storageKey(row)) ? 'live' : row.state === 'live' ? 'parked' : row.state
    return state === row.state ? row : { ...row, state }
  })
}

type Use = (row: Omit<StorageRow, 'column' | 'state' | 'revision'>, wanted: string) => void

type TypeOf = (field: FieldDefinition, family: string) => string

function assignObject(object: ObjectDefinition, table: string, use: Use, typeOf: TypeOf): void {
  const common = { objectId: object.id, table, part: '' } as const
  use({ ...common, fieldId: '', type: '', sqlType: '' }, '')
  for (const { name, column, sqlType } of ownColumns) {
    use({ ...common, fieldId: name, type: sqlType, sqlType }, column)
  }
  for (const field of object.fields) assignField(object, table, field, use, typeOf)
}

function assignField(object: ObjectDefinition, table: string, field: FieldDefinition, use: Use, typeOf: TypeOf): void {
  const family = storageType(field)
  if (family === undefined) return
  const type = typeOf(field, family)
  for (const [part, sqlType] of storageParts(family)) {
    const wanted = part === '' ? field.name : `${field.name}_${part}`
    use({ objectId: object.id, fieldId: field.id, type, part, table, sqlType }, wanted)
  }
}

/** The latest that a head has used, by object, field and family. */
function currentGenerations(rows: readonly StorageRow[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { objectId, fieldId, type, state } of rows) {
    const generation = generationOf(type)
    const key = `${objectId} ${fieldId} ${familyOf(type)}`
    if (state !== 'prepared') found.set(key, Math.max(generation, found.get(key) ?? 0))
  }
  return found
}

function taken(columnsOf: Map<string, Set<string>>, table: string): Set<string> {
  let columns = columnsOf.get(table)
  if (!columns) {
    columns = new Set(ownColumns.map(own => own.column))
    columnsOf.set(table, columns)
  }
  return columns
}
