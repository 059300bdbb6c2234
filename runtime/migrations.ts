/** The tables of the runtime beside the records of production. */
import type { LayerMigrations } from '#platform/database/migrate.ts'
import { logMigrations } from './log-tables.ts'

/** What `migrate` needs for this layer. */
export const runtimeMigrations: LayerMigrations = {
  layer: 'runtime',
  migrations: [{ name: '001-log-schema', sql: 'create schema ed_log' }, ...logMigrations('ed')],
}
