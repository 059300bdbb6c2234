/**
 * Writes a whole system into one file while people work: all of it as it was at one moment, the snapshot of a single
 * transaction. A promotion meanwhile cannot tear it, for columns are named by the map of that moment and none is taken
 * away; and it does not hold a promotion up, for the lock on a table is given back once its rows are read.
 */
import sql from 'sql-template-tag'
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import { copyOut } from '#platform/database/copy.ts'
import type { Connection, Database, Queryable } from '#platform/database/database.ts'

import { writeBackupFile } from './backup-file.ts'
import type { Frame } from './frames.ts'
import { keptTables, recordTables, type TableRows } from './kept-tables.ts'
import { backupFormat, type Counter, type Manifest, type Partition } from './manifest.ts'

/** What was saved. */
export interface BackupResult {
  readonly revision: number
  readonly tables: number
  readonly rows: number
}

/** Saves the system with records in `ed`; `product` is the version to be noted. Files that exist are left alone. */
export async function backUp(db: Database, ed: string, file: string, product: string): Promise<BackupResult> {
  const connection = await db.connect()
  const result = { revision: 0, tables: 0, rows: 0 }
  try {
    await connection.script(`begin isolation level repeatable read read only;
      set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
      set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'`)
    await writeBackupFile(file, framesOf(connection, ed, product, result))
    return result
  } finally {
    await connection.script('rollback').catch(() => undefined)
    connection.release()
  }
}

async function* framesOf(
  connection: Connection,
  ed: string,
  product: string,
  result: { revision: number; tables: number; rows: number },
): AsyncGenerator<Frame> {
  const manifest = await readManifest(connection, ed, product)
  result.revision = manifest.revision
  yield { kind: 'json', value: manifest }
  for (const table of [...(await keptTables(connection, ed)), ...(await recordTables(connection, ed))]) {
    const { schema, name, columns } = table
    yield { kind: 'json', value: { schema, name, columns } }
    await connection.script('savepoint reading')
    let rows = 0
    for await (const bytes of copyOut(connection.client, copyText(table))) {
      rows += countLines(bytes)
      yield { kind: 'bytes', bytes }
    }
    await connection.script('rollback to savepoint reading')
    yield { kind: 'json', value: { rows } }
    result.tables += 1
    result.rows += rows
  }
}

function copyText({ schema, name, columns, where }: TableRows): string {
  const rows = `select ${columns.map(quoteName).join(', ')} from ${quoteIn(schema, name)}`
  return `copy (${rows}${where ? ` where ${where}` : ''}) to stdout`
}

/** Rows end with a line feed; one inside a value is written as \n. */
function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

async function readManifest(db: Queryable, ed: string, product: string): Promise<Manifest> {
  const [row] = await db.query<Pick<Manifest, 'at' | 'revision' | 'migrations'>>(sql`
    select now() as at, revision,
      array(select layer || '/' || name from platform.migration order by applied_at, layer, name) as migrations
    from bm.head`)
  if (!row) throw new Error('There is no head')
  const parts = { partitions: await readPartitions(db, ed), counters: await readCounters(db, ed) }
  return { format: backupFormat, product, ed, ...row, ...parts }
}

/** Partitions by time; the default one comes with its table. */
async function readPartitions(db: Queryable, ed: string): Promise<Partition[]> {
  const rows = await db.query<{ schema: string; table: string; name: string; bound: string }>(sql`
    select n.nspname as schema, p.relname as "table", c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    join pg_namespace n on n.oid = c.relnamespace
    where c.relispartition and n.nspname = any(${['platform', 'bm', `${ed}_log`]}) order by 1, 2, 3`)
  return rows.flatMap(({ bound, ...names }) => {
    const [, from, to] = /^FOR VALUES FROM \('([^']+)'\) TO \('([^']+)'\)$/.exec(bound) ?? []
    return from && to ? [{ ...names, from, to }] : []
  })
}

/** Read from the sequences as they are now: at least as far as any row of the snapshot. */
async function readCounters(db: Queryable, ed: string): Promise<Counter[]> {
  const columns = await db.query<{ schema: string; table: string; column: string; sequence: string }>(sql`
    select n.nspname as schema, c.relname as "table", a.attname as column,
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${['platform', 'bm', `${ed}_log`]}) and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null
    order by 1, 2, 3`)
  const counters: Counter[] = []
  for (const { sequence, ...place } of columns) {
    const [[row] = []] = await db.script(`select last_value as value, is_called as called from ${sequence}`)
    counters.push({ ...place, value: Number(row?.value), isCalled: row?.called === true })
  }
  return counters
}
