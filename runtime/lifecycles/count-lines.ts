/** Counts the lines that records have, for fields of children that must not be empty. */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogField } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { column, table } from '../query/identifiers.ts'

/** A record and a field of its children. */
export interface Counted {
  readonly id: string
  readonly field: CatalogField
}

/** By `<record id> <field id>`; what is not there has none. */
export async function countLines(
  context: Context,
  db: Queryable,
  wanted: readonly Counted[],
): Promise<ReadonlyMap<string, number>> {
  const parts = [...Map.groupBy(wanted, item => item.field)].flatMap(([field, items]) => {
    const child = context.catalog.objectsById.get(field.targets[0] ?? '')
    const via = field.definition?.type === 'children' ? child?.fields.get(field.definition.via) : undefined
    if (!child || !via?.columns) return []
    const key = column('t', via.columns.value)
    const ids = items.map(item => item.id)
    return [
      sql`select ${key}::text || ' ' || ${field.id} as key, count(*)::int as count from ${table(context.ed, child)} t where ${key} = any(${ids}::uuid[]) and ${raw('t.deleted_at')} is null group by ${key}`,
    ]
  })
  if (parts.length === 0) return new Map()
  const rows = await db.query<{ key: string; count: number }>(join(parts, ' union all '))
  return new Map(rows.map(row => [row.key, row.count]))
}
