/** One object of production with its counterpart in the preview: which column goes where, and what is masked on the way. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { StorageRow } from '#metadata/storage/storage-map.ts'
import { hiddenColumns, systemObjects } from '#metadata/system-fields.ts'

import { createMask, type Mask } from '../mask/create-mask.ts'

/** One column of both sides. */
export interface SampledColumn {
  readonly from: string
  readonly to: string
  readonly sqlType: string
  readonly mask: Mask | undefined
}

/** A column that leads to other records. */
export interface Lead {
  /** Index among the columns. */
  readonly at: number
  /** Ids of the objects; for an any-reference the object is told by another column. */
  readonly target: string | { readonly at: number }
}

export interface SampledObject {
  readonly id: string
  /** As production has it. */
  readonly object: CatalogObject
  readonly fromTable: string
  readonly toTable: string
  readonly columns: readonly SampledColumn[]
  readonly leads: readonly Lead[]
  /** Lines that belong to a record and go with it: the object and its column that leads back. */
  readonly lines: readonly { readonly id: string; readonly column: string }[]
}

/** Every object that both sides have. Files are left behind: their fields stay empty. */
export function sampledObjects(
  from: Catalog,
  to: Catalog,
  storage: readonly StorageRow[],
  key: Buffer,
): Map<string, SampledObject> {
  const types = new Map(storage.map(row => [`${row.table}.${row.column}`, row.sqlType]))
  const objects = [...from.objects.values()].flatMap(object => {
    const other = to.objectsById.get(object.id)
    return other ? [sampledObject(object, other, from, types, key)] : []
  })
  return new Map(objects.map(object => [object.id, object]))
}

function sampledObject(
  object: CatalogObject,
  other: CatalogObject,
  catalog: Catalog,
  types: ReadonlyMap<string, string>,
  key: Buffer,
): SampledObject {
  const columns: SampledColumn[] = []
  const leads: Lead[] = []
  const add = (from: string, to: string, mask?: Mask): number => {
    columns.push({ from, to, sqlType: types.get(`${other.table}.${to}`) ?? 'text', mask })
    return columns.length - 1
  }
  for (const field of object.fields.values()) {
    const there = other.fieldsById.get(field.id)?.columns
    if (!field.columns || !there || field.type === 'file') continue
    const mask = field.definition?.personal ? createMask(field, object.id, key) : undefined
    const at = add(field.columns.value, there.value, mask)
    if (field.columns.currency && there.currency) add(field.columns.currency, there.currency)
    if (field.columns.object && there.object) {
      leads.push({ at, target: { at: add(field.columns.object, there.object) } })
    } else if (field.type === 'reference' && field.targets[0]) leads.push({ at, target: field.targets[0] })
  }
  for (const { column } of hiddenColumns) {
    if (column === 'search') continue
    const at = add(column, column)
    if (column === 'deleted_by') leads.push({ at, target: systemObjects.user })
  }
  return {
    id: object.id,
    object,
    fromTable: object.table,
    toTable: other.table,
    columns,
    leads,
    lines: object.embedded.flatMap(field => linesOf(field, catalog)),
  }
}

function linesOf({ definition }: CatalogField, catalog: Catalog): { id: string; column: string }[] {
  if (definition?.type !== 'children') return []
  const target = catalog.objects.get(definition.target)
  const column = target?.fields.get(definition.via)?.columns?.value
  return target && column ? [{ id: target.id, column }] : []
}
