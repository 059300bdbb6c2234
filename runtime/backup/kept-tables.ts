/** Which tables make up a system, and which of their rows it is restored with. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'

/** Rows of one table; names are not quoted. */
export interface TableRows {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  /** SQL condition; undefined for all rows. */
  readonly where: string | undefined
}

/**
 * Rows that a system does without: what people had open, work that is under way, and what belongs to the installation
 * (the check of its key). A promotion that has not switched is left out with the columns that it prepared.
 */
const left: Readonly<Record<string, string | 'all'>> = {
  'platform.session': 'all',
  'platform.sign_in_link': 'all',
  'platform.sign_in_attempt': 'all',
  'platform.job': 'all',
  'platform.job_error': 'all',
  'ed_log.event': 'all',
  // A copy of the system does not send what the original sends.
  'ed_log.mail': `state in ('sent', 'failed')`,
  'ed_log.mail_attachment': `mail_id in (select id from ed_log.mail where state in ('sent', 'failed'))`,
  // The job that sends it is left, too.
  'ed_log.report_run': `state <> 'running'`,
  'ed_log.report_delivery': `run_id in (select id from ed_log.report_run where state <> 'running')`,
  'platform.setting': `name not in ('secret-key-check', 'outgoing-held')`,
  'bm.draft_preview': 'all',
  'bm.storage': `state <> 'prepared'`,
  'bm.promotion': `state not in ('preparing', 'paused', 'blocked')`,
}

/** The tables of the platform, of BM and of the log, those referred to before those that refer. */
export async function keptTables(db: Queryable, ed: string): Promise<TableRows[]> {
  const found = await db.query<{ schema: string; name: string; columns: string[]; needs: string[] }>(sql`
    select n.nspname as schema, c.relname as name,
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select format('%s.%s', tn.nspname, t.relname) from pg_constraint r
        join pg_class t on t.oid = r.confrelid join pg_namespace tn on tn.oid = t.relnamespace
        where r.conrelid = c.oid and r.contype = 'f' and t.oid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${['platform', 'bm', `${ed}_log`]}) and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname <> 'platform', n.nspname <> 'bm', c.relname`)
  const waiting = found.filter(table => left[`${table.schema}.${table.name}`] !== 'all')
  const done = new Set<string>()
  const ordered: TableRows[] = []
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) => needs.every(name => done.has(name) || left[name] === 'all'))
    const [table] = waiting.splice(Math.max(ready, 0), 1)
    if (!table) break
    const { schema, name, columns } = table
    done.add(`${schema}.${name}`)
    ordered.push({ schema, name, columns, where: left[`${schema}.${name}`] })
  }
  return ordered
}

/** The tables of the records with every column that holds or has held a field. */
export async function recordTables(db: Queryable, ed: string): Promise<TableRows[]> {
  const tables = await db.query<{ name: string; columns: string[] }>(sql`
    select table_name as name, array_agg(column_name order by column_name) filter (where column_name <> '') as columns
    from bm.storage where state <> 'prepared' group by table_name order by table_name`)
  return tables.map(({ name, columns }) => ({ schema: ed, name, columns, where: undefined }))
}
