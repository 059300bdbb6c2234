/** Reads how tables look right now from PostgreSQL's own catalog, so that a plan holds whatever happened before. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'
import { quoteIn, quoteText } from './quote.ts'

export interface ExistingTable {
  readonly name: string
  /** Whether it has so many rows that work on all of them must not happen in one transaction. */
  readonly large: boolean
  readonly columns: ReadonlySet<string>
  /** Check and foreign key constraints: name to whether all rows are known to satisfy it. */
  readonly constraints: ReadonlyMap<string, boolean>
  /** Name to whether it is complete. */
  readonly indexes: ReadonlyMap<string, boolean>
  /** Triggers: name to the body of their function. */
  readonly triggers: ReadonlyMap<string, string>
}

interface CatalogRow {
  readonly name: string
  readonly columns: string[]
  readonly constraints: Record<string, boolean> | null
  readonly indexes: Record<string, boolean> | null
  readonly triggers: Record<string, string> | null
}

/** Those of `tables` that exist in schema `ed`; a table with more than `largeFrom` rows is large. */
export async function readExistingTables(
  db: Queryable,
  ed: string,
  tables: readonly string[],
  largeFrom: number,
): Promise<Map<string, ExistingTable>> {
  const rows = await db.query<CatalogRow>(sql`
    select c.relname as name,
      (select array_agg(attname::text) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
      (select json_object_agg(conname, convalidated) from pg_constraint where conrelid = c.oid and contype in ('c', 'f')) as constraints,
      (select json_object_agg(i.relname, x.indisvalid) from pg_index x join pg_class i on i.oid = x.indexrelid
        where x.indrelid = c.oid) as indexes,
      (select json_object_agg(t.tgname, p.prosrc) from pg_trigger t join pg_proc p on p.oid = t.tgfoid
        where t.tgrelid = c.oid and not t.tgisinternal) as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${ed} and c.relkind = 'r' and c.relname = any(${tables})`)
  const large = await findLarge(
    db,
    ed,
    rows.map(row => row.name),
    largeFrom,
  )
  return new Map(
    rows.map(row => [
      row.name,
      {
        name: row.name,
        large: large.has(row.name),
        columns: new Set(row.columns),
        constraints: new Map(Object.entries(row.constraints ?? {})),
        indexes: new Map(Object.entries(row.indexes ?? {})),
        triggers: new Map(Object.entries(row.triggers ?? {})),
      },
    ]),
  )
}

/** Counts no further than needed; the planner's estimates may be absent or old. */
async function findLarge(db: Queryable, ed: string, tables: readonly string[], from: number): Promise<Set<string>> {
  // Who asks with the largest number calls no table large; the rows are not gone through for that.
  if (tables.length === 0 || from >= Number.MAX_SAFE_INTEGER) return new Set()
  const counts = tables.map(
    table =>
      `select ${quoteText(table)} as name where exists (select from ${quoteIn(ed, table)} offset ${Math.floor(from)})`,
  )
  const [rows = []] = await db.script(counts.join(' union all '))
  return new Set(rows.map(row => String(row.name)))
}

/** The names of all tables of a schema; none when it does not exist. */
export async function readTableNames(db: Queryable, ed: string): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${ed} and c.relkind = 'r'`)
  return new Set(rows.map(row => row.name))
}
