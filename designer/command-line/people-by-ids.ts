/** The names of users, also of those who have left. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { quote, table } from '#runtime/query/identifiers.ts'
import type { System } from '#runtime/system.ts'

/** By id; whoever was purged is missing. */
export async function peopleByIds(system: System, ids: readonly string[]): Promise<Map<string, string>> {
  const user = system.catalogs.current().objectsById.get(systemObjects.user)
  const name = user?.fieldsById.get(`${systemObjects.user}-name`)?.columns?.value
  if (!user || !name || ids.length === 0) return new Map()
  const rows = await system.db.query<{ id: string; name: string }>(
    sql`select id, ${raw(quote(name))} as name from ${table(system.ed, user)} where id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
