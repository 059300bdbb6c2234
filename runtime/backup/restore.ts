/**
 * Brings a saved system back into an empty database. The file is read and checked to its end before anything is
 * touched; then everything happens in one transaction, so that it comes back wholly or not at all.
 */
import sql from 'sql-template-tag'
import { metadataMigrations } from '#metadata/migrations.ts'
import { constrainTables, createTables } from '#metadata/promotion/recreate-tables.ts'
import { quoteIn, quoteName, quoteText } from '#metadata/storage/quote.ts'
import { copyIn } from '#platform/database/copy.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { applyMigrations, migrationLock } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { Problem, problemKind } from '#platform/problem.ts'

import { installationLock } from '../installation/install.ts'
import { runtimeMigrations } from '../migrations.ts'
import { holdOutgoing } from '../outgoing/hold.ts'
import { readBackupFile } from './backup-file.ts'
import { clearEmptySystem } from './empty-system.ts'
import { type Frame, invalidBackup } from './frames.ts'
import { keptTables } from './kept-tables.ts'
import { backupFormat, type Counter, type Manifest, type Partition, type TableEnd, type TableHead } from './manifest.ts'

/** A backup that this version cannot read. */
export const newerBackup = problemKind('backup/newer', 422, 'The backup was made by a newer version')

/** What was restored. */
export interface RestoreResult {
  readonly manifest: Manifest
  readonly tables: number
  readonly rows: number
}

const layers = [platformMigrations, metadataMigrations, runtimeMigrations]

/** Restores; problems `backup/invalid`, `backup/newer`, `system/not-empty`. Newer migrations are left to `migrate`. */
export async function restore(db: Database, ed: string, file: string): Promise<RestoreResult> {
  const manifest = await verify(file, ed)
  return await db.transaction(
    async tx => {
      await clearEmptySystem(tx, ed)
      await applyMigrations(tx, layers, manifest.migrations)
      for (const partition of manifest.partitions) await tx.script(partitionText(partition))
      const own = await keptTables(tx, ed)
      await tx.script(`truncate ${own.map(table => quoteIn(table.schema, table.name)).join(', ')}`)
      const { tables, rows } = await loadTables(tx, ed, file, new Set(own.map(nameOf)))
      await constrainTables(tx, ed)
      for (const counter of manifest.counters) await setCounter(tx, counter)
      await holdOutgoing(tx, manifest.at)
      return { manifest, tables, rows }
    },
    {
      begin: `begin; set local statement_timeout = 0; set local lock_timeout = 0; set local datestyle = 'ISO';
        set local timezone = 'UTC'; select pg_advisory_xact_lock(${installationLock});
        select pg_advisory_xact_lock(${migrationLock})`,
    },
  )
}

/** Reads the file to its end and changes nothing; answers what it says of itself. */
async function verify(file: string, ed: string): Promise<Manifest> {
  let manifest: Manifest | undefined
  for await (const frame of readBackupFile(file)) {
    if (manifest) continue
    manifest = toManifest(frame, ed)
  }
  if (!manifest) throw invalidBackup('There is nothing in it.')
  return manifest
}

function toManifest(frame: Frame, ed: string): Manifest {
  const manifest = frame.kind === 'json' ? (frame.value as Partial<Manifest> | null) : undefined
  if (typeof manifest?.format !== 'number') throw invalidBackup('It does not say what it holds.')
  const known = new Set(layers.flatMap(({ layer, migrations }) => migrations.map(item => `${layer}/${item.name}`)))
  const lists = [manifest.migrations, manifest.partitions, manifest.counters]
  if (!lists.every(Array.isArray)) throw invalidBackup('It does not say what it holds.')
  const unknown = manifest.migrations?.find(name => !known.has(name))
  if (manifest.format > backupFormat || unknown !== undefined) {
    const detail = `It was made by version ${manifest.product}, which is newer than this one. Update first.`
    throw newerBackup(detail, unknown === undefined ? {} : { migration: unknown })
  }
  if (manifest.ed !== ed) throw invalidBackup(`Its records belong into the schema ${manifest.ed}.`)
  return manifest as Manifest
}

async function loadTables(
  tx: Transaction,
  ed: string,
  file: string,
  own: ReadonlySet<string>,
): Promise<{ tables: number; rows: number }> {
  const frames = readBackupFile(file)
  const total = { tables: 0, rows: 0 }
  let areMade = false
  try {
    await frames.next()
    for (;;) {
      const { value: head, done } = await frames.next()
      if (done) break
      const table = (head.kind === 'json' ? head.value : undefined) as TableHead | undefined
      if (!table || (table.schema !== ed && !own.has(nameOf(table)))) throw invalidBackup('Rows belong to no table.')
      if (table.schema === ed && !areMade) {
        await createTables(tx, ed)
        areMade = true
      }
      total.rows += await loadTable(tx, table, frames)
      total.tables += 1
    }
    if (!areMade) await createTables(tx, ed)
    return total
  } finally {
    await frames.return(undefined)
  }
}

function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`
}

async function loadTable(tx: Transaction, table: TableHead, frames: AsyncGenerator<Frame>): Promise<number> {
  const { schema, name, columns } = table
  let end: TableEnd | undefined
  async function* bytes(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value: frame, done } = await frames.next()
      if (done) throw invalidBackup(`The rows of ${schema}.${name} do not end.`)
      if (frame.kind === 'bytes') yield frame.bytes
      else {
        end = frame.value as TableEnd
        return
      }
    }
  }
  const text = `copy ${quoteIn(schema, name)} (${columns.map(quoteName).join(', ')}) from stdin`
  const rows = await copyIn(tx.client, text, bytes()).catch((error: unknown) => {
    if (sqlStateOf(error) === undefined || error instanceof Problem) throw error
    throw invalidBackup(`${schema}.${name} does not fit: ${(error as Error).message}.`, {}, { cause: error })
  })
  if (rows !== end?.rows) throw invalidBackup(`${schema}.${name} has ${end?.rows} rows, but ${rows} arrived.`)
  return rows
}

function partitionText({ schema, table, name, from, to }: Partition): string {
  const bounds = `from (${quoteText(from)}) to (${quoteText(to)})`
  return `create table ${quoteIn(schema, name)} partition of ${quoteIn(schema, table)} for values ${bounds}`
}

async function setCounter(tx: Transaction, { schema, table, column, value, isCalled }: Counter): Promise<void> {
  await tx.query(
    sql`select setval(pg_get_serial_sequence(${quoteIn(schema, table)}, ${column}), ${value}, ${isCalled})`,
  )
}
