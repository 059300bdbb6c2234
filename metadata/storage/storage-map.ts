/**
 * Where every field of every revision is stored. An assignment is made once and never renamed, retyped or reused, so
 * one map serves the catalogs of all revisions up to the head that it was read at.
 */
import type { FieldDefinition } from '../definitions.ts'
import { familyOf, generationOf } from './generation.ts'
import { type StoragePart, storageType } from './storage-type.ts'

/** A row of bm.storage. `field_id` is '' for the table itself, `@name` for system and hidden columns. */
export interface StorageRow {
  readonly objectId: string
  readonly fieldId: string
  readonly type: string
  readonly part: StoragePart
  readonly table: string
  readonly column: string
  readonly sqlType: string
  readonly state: 'live' | 'parked' | 'prepared'
  readonly revision: number
}

/** The physical columns of one field. */
export interface StoredColumns {
  readonly value: string
  readonly currency?: string
  readonly object?: string
}

/** Answers where things are; names are physical and unquoted, tables without their schema. */
export interface StorageMap {
  tableOf(objectId: string): string | undefined
  /** `field` in resolved form: a reference belongs to the column of its target's id. */
  columnsOf(objectId: string, field: FieldDefinition): StoredColumns | undefined
  /** The same by field id and family. */
  columnsOfType(objectId: string, fieldId: string, type: string): StoredColumns | undefined
  readonly rows: readonly StorageRow[]
}

/** Indexes the rows of bm.storage. */
export function createStorageMap(rows: readonly StorageRow[]): StorageMap {
  const tables = new Map<string, string>()
  const columns = new Map<string, StoredColumns>()
  const latest = new Map<string, number>()
  for (const row of rows) {
    if (row.fieldId === '') {
      tables.set(row.objectId, row.table)
      continue
    }
    const key = keyOf(row.objectId, row.fieldId, familyOf(row.type))
    const generation = generationOf(row.type)
    if (generation < (latest.get(key) ?? 0) || (generation > 0 && row.state === 'prepared')) continue
    latest.set(key, generation)
    const part = row.part === '' ? 'value' : row.part
    columns.set(key, { ...columns.get(key), [part]: row.column } as unknown as StoredColumns)
  }
  const columnsOfType = (objectId: string, fieldId: string, type: string) => columns.get(keyOf(objectId, fieldId, type))
  return {
    rows,
    tableOf: objectId => tables.get(objectId),
    columnsOfType,
    columnsOf(objectId, field) {
      const type = storageType(field)
      return type === undefined ? undefined : columnsOfType(objectId, field.id, type)
    },
  }
}

function keyOf(objectId: string, fieldId: string, type: string): string {
  return `${objectId}\n${fieldId}\n${type}`
}
