/** Brings the tables of every layer up to date and opens the system that lies in a database. Servers and commands share it. */

import { headChannel } from '#metadata/gate.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import type { Database } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import type { Signals } from '#platform/database/signals.ts'

import { createCatalogCache } from '../catalog-cache.ts'
import { runtimeMigrations } from '../migrations.ts'
import type { System } from '../system.ts'
import { followChanges } from '../workflows/starting/follow-changes.ts'

/** Schema of the records of production. */
export const productionEd = 'ed'

/** Brings the tables of every layer up to date. */
export async function migrateSystem(db: Database): Promise<void> {
  await migrate(db, [platformMigrations, metadataMigrations, runtimeMigrations])
  await db.script(`create schema if not exists ${productionEd}`)
}

/** Migrates and loads the head; with `signals`, a promotion anywhere is heard of at once. */
export async function openSystem(db: Database, timeZone: string, signals?: Signals): Promise<System> {
  await migrateSystem(db)
  const catalogs = await createCatalogCache(db)
  await signals?.on(headChannel, () => void catalogs.refresh().catch(() => undefined))
  return { catalogs, ed: productionEd, db, timeZone, afterWrite: followChanges }
}
