/**
 * Brings the tables of every layer up to date: each migration once, in order, in a transaction of its own, under one
 * lock, so that several nodes may start together. It only ever goes forward.
 */
import sql from 'sql-template-tag'
import type { Database, Transaction } from './database.ts'

/** One step; `name` is unique in its layer and never changes once released. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/** The steps of one layer, in order. */
export interface LayerMigrations {
  readonly layer: string
  readonly migrations: readonly Migration[]
}

const migrationTable = `create schema if not exists platform;
  create table if not exists platform.migration (
    layer text not null, name text not null, applied_at timestamptz not null default now(),
    primary key (layer, name))`

/** Key of the advisory lock under which tables are brought up to date. */
export const migrationLock = 0x66756c63

const begin = `begin; set local lock_timeout = 0; select pg_advisory_xact_lock(${migrationLock})`

/** Applies what is missing; answers the names applied, as `layer/name`. */
export async function migrate(db: Database, layers: readonly LayerMigrations[]): Promise<string[]> {
  await db.transaction(tx => tx.script(migrationTable), { begin })
  const applied: string[] = []
  for (const { layer, migrations } of layers) {
    const known = new Set(await appliedNames(db, layer))
    for (const migration of migrations) {
      if (known.has(migration.name)) continue
      const fresh = await db.transaction(tx => applyOnce(tx, layer, migration), { begin })
      if (fresh) applied.push(`${layer}/${migration.name}`)
    }
  }
  return applied
}

/** Applies those of the migrations that are named (`layer/name`), in one transaction, to a database without any. */
export async function applyMigrations(
  tx: Transaction,
  layers: readonly LayerMigrations[],
  names: readonly string[],
): Promise<void> {
  const wanted = new Set(names)
  await tx.script(migrationTable)
  for (const { layer, migrations } of layers) {
    for (const migration of migrations) {
      if (wanted.has(`${layer}/${migration.name}`)) await applyOnce(tx, layer, migration)
    }
  }
}

async function appliedNames(db: Database, layer: string): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`select name from platform.migration where layer = ${layer}`)
  return rows.map(row => row.name)
}

async function applyOnce(tx: Transaction, layer: string, { name, sql: text }: Migration): Promise<boolean> {
  const [row] = await tx.query(sql`insert into platform.migration (layer, name) values (${layer}, ${name})
    on conflict do nothing returning name`)
  if (!row) return false
  await tx.script(text).catch((cause: unknown) => {
    throw new Error(`The migration ${layer}/${name} failed: ${(cause as Error).message}`, { cause })
  })
  return true
}
