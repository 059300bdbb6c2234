/** Whether a database holds nothing that a restore would harm. */
import sql from 'sql-template-tag'
import { quoteName } from '#metadata/storage/quote.ts'
import type { Transaction } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'

/** There is something already. */
export const notEmpty = problemKind('system/not-empty', 409, 'There is a system already')

/** Removes the empty tables that a first start may have left; throws `system/not-empty` when they are not empty. */
export async function clearEmptySystem(tx: Transaction, ed: string): Promise<void> {
  const schemas = ['platform', 'bm', ed, `${ed}_log`, `${ed}_view`]
  const tables = await tx.query<{ schema: string; name: string }>(sql`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${schemas}) and c.relkind in ('r', 'p', 'v', 'm', 'f')`)
  const names = new Set(tables.map(table => `${table.schema}.${table.name}`))
  if (tables.length > 0) {
    if (!names.has('platform.migration')) throw refusal('The database has schemas of these names with other tables.')
    if (tables.some(table => table.schema === ed)) throw refusal('It holds records.')
    const checks = [
      ...(names.has('bm.revision') ? ['select from bm.revision where number > 0'] : []),
      ...(names.has('platform.credential') ? ['select from platform.credential'] : []),
    ]
    for (const check of checks) {
      const [rows = []] = await tx.script(`${check} limit 1`)
      if (rows.length > 0) throw refusal('It has been installed.')
    }
  }
  await tx.script(`drop schema if exists ${schemas.map(quoteName).join(', ')} cascade`)
}

function refusal(why: string) {
  return notEmpty(`${why} Restore into an empty database: another DATA_DIR, or another DATABASE_URL.`)
}
