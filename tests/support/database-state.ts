/** A checksum of every table that requests may change, to show that a refusal changed nothing. */
import type { Database } from '#platform/database/database.ts'

/** What a look at a session, a counted attempt or a sign-in event may change. */
const restless = ['platform.session', 'platform.sign_in_attempt', 'platform.api_key', 'ed_log.audit']

/** Rows and content by table: records, metadata, comments, files, jobs. */
export async function databaseState(db: Database): Promise<Readonly<Record<string, string>>> {
  const tables = await db.query<{ name: string }>({
    text: `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('ed', 'ed_log', 'bm', 'platform') and not c.relispartition order by 1`,
    values: [],
  })
  const parts = tables
    .filter(table => !restless.includes(table.name))
    .map(
      ({ name }) =>
        `select '${name.replaceAll("'", "''")}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as state from ${name} t`,
    )
  const rows = await db.query<{ name: string; state: string }>({ text: parts.join(' union all '), values: [] })
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}
