/** Rows in the tables of ours as a migration leaves them, to see what the next ones make of them. */
import type { Database } from '#platform/database/database.ts'

/** Adds a row to every table of a schema that can have one more: what has no default gets something of its type. */
export async function fillTables(db: Database, schema: string): Promise<void> {
  const tables = await db.query<{ name: string; columns: Column[] }>({
    text: `select c.relname as name, coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'checks', (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))) order by a.attnum)
        filter (where a.attnum is not null), '[]') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = ''
      where n.nspname = $1 and c.relkind = 'r' and not c.relispartition and c.relname <> 'migration'
      group by c.relname order by 1`,
    values: [schema],
  })
  for (const { name, columns } of tables) {
    const list = columns.map(column => `"${column.name}"`).join(', ')
    const values = columns.map(sampleOf).join(', ')
    await db.transaction(async tx => {
      // Whom a row belongs to need not be there.
      await tx.script(`set local session_replication_role = replica;
        insert into ${schema}."${name}" ${columns.length > 0 ? `(${list}) values (${values})` : 'default values'}
          on conflict do nothing`)
    })
  }
}

/** How many rows each table of a schema has. */
export async function countRows(db: Database, schema: string): Promise<ReadonlyMap<string, number>> {
  const tables = await db.query<{ name: string }>({
    text: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind = 'r' and not c.relispartition and c.relname <> 'migration' order by 1`,
    values: [schema],
  })
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const [row] = await db.query<{ count: number }>({
      text: `select count(*)::int as count from ${schema}."${name}"`,
      values: [],
    })
    counts.set(name, row?.count ?? 0)
  }
  return counts
}

interface Column {
  readonly name: string
  readonly type: string
  readonly checks: string | null
}

function sampleOf({ type, checks }: Column): string {
  const allowed = /'([a-z]+)'::text/.exec(checks ?? '')?.[1]
  if (allowed) return `'${allowed}'`
  if (type === 'uuid') return `'01869aae-ea80-7796-96d7-f4b0161ee518'`
  if (type.startsWith('json')) return `'{}'`
  if (type.startsWith('timestamp')) return 'now()'
  if (type === 'date') return 'current_date'
  if (type === 'boolean') return 'true'
  if (type === 'bytea') return `'\\x00'`
  if (type.endsWith('[]')) return `'{}'`
  if (/int|numeric|double/.test(type)) return '1'
  return `'x'`
}
