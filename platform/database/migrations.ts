/** The tables of the platform itself, in the order in which they came to be. */
import { fileTables } from '../files/tables.ts'
import { idempotencyTables } from '../idempotency.ts'
import { jobTables } from '../jobs/tables.ts'
import { signInTables } from '../sign-in/tables.ts'
import type { LayerMigrations } from './migrate.ts'

/** What `migrate` needs for this layer. */
export const platformMigrations: LayerMigrations = {
  layer: 'platform',
  migrations: [
    { name: '001-trigrams', sql: 'create extension if not exists pg_trgm' },
    {
      name: '002-settings',
      sql: `create table platform.setting (name text primary key, value jsonb not null)`,
    },
    { name: '003-sign-in', sql: signInTables },
    { name: '004-idempotency', sql: idempotencyTables },
    { name: '005-files', sql: fileTables },
    { name: '006-jobs', sql: jobTables },
    // Ids of definitions are texts, not all of them uuids.
    { name: '007-key-roles', sql: 'alter table platform.api_key alter column role_id type text' },
  ],
}
