/** A row of the audit as it is answered: fields by their names of today, those that one may not see left out. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'

import type { World } from '../query/path.ts'
import type { AuditPart, AuditRow } from './changes-sql.ts'

export interface ChangedField {
  readonly field: string
  readonly label: LocalizedText
  readonly before: unknown
  readonly after: unknown
}

export interface HistoryEntry {
  readonly id: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly by: { readonly id: string; readonly title: string | null } | null
  /** form, api, import, … */
  readonly source: string
  readonly revision: number | null
  /** created, updated, deleted, restored, … */
  readonly action: string
  readonly changes: readonly ChangedField[]
}

/** The entry; undefined when nothing is left of an update. */
export function toHistoryEntry(
  world: World,
  object: CatalogObject | undefined,
  row: AuditRow,
  titles: AuditPart['titles'] | null,
): HistoryEntry | undefined {
  const changes = object ? changedFields(world, object, row, titles ?? {}) : []
  if (row.action === 'updated' && changes.length === 0) return undefined
  return {
    id: row.id,
    at: toMilliseconds(row.at),
    by: row.actorId ? { id: row.actorId, title: row.actor } : null,
    source: String(row.source.kind ?? ''),
    revision: row.revision,
    action: row.action,
    changes,
  }
}

/** Microseconds cut off, as moments are everywhere in the API. */
export function toMilliseconds(moment: string): string {
  return moment.replace(/(\.\d{3})\d+Z$/, '$1Z')
}

/** What changes by itself with every change. */
const unspoken = new Set(['id', 'rev', 'created_at', 'created_by', 'updated_at', 'updated_by'])

function changedFields(
  world: World,
  object: CatalogObject,
  { before, after }: AuditRow,
  titles: AuditPart['titles'],
): ChangedField[] {
  const ids = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...object.fields.values()].flatMap(field => {
    if (!ids.has(field.id) || unspoken.has(field.name) || world.rights.field(object, field) === 'hidden') return []
    const value = (values: AuditRow['before']) => shown(world.catalog, field, values?.[field.id] ?? null, titles)
    return [{ field: field.name, label: field.label, before: value(before), after: value(after) }]
  })
}

function shown(catalog: Catalog, field: CatalogField, value: unknown, titles: AuditPart['titles']): unknown {
  if (value === null) return null
  switch (field.type) {
    case 'reference':
      return { id: value, title: titles[String(value)] ?? null }
    case 'anyReference': {
      const { object, id } = value as { object: string; id: string }
      return { object: catalog.objectsById.get(object)?.name ?? null, id, title: titles[id] ?? null }
    }
    case 'file': {
      const file = (id: unknown) => ({ id, name: titles[String(id)] ?? null })
      return Array.isArray(value) ? value.map(file) : file(value)
    }
    default:
      return value
  }
}
