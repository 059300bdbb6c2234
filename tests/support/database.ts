/** Databases for tests: each a clone of a template that was migrated once per run and set of migrations. */
import { createHash, randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { type LayerMigrations, migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'

/** A database of one's own; `drop` closes and removes it. */
export interface TestDatabase {
  readonly url: string
  readonly db: Database
  drop(): Promise<void>
}

const templateLock = 77_001

/** A fresh database with the tables of the given layers (the platform's when none are named). */
export async function freshDatabase(layers: readonly LayerMigrations[] = [platformMigrations]): Promise<TestDatabase> {
  const base = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const admin = createDatabase({ url: base, poolSize: 1 })
  try {
    const template = await templateFor(base, admin, layers)
    await admin.script(`create database ${name} template ${template}`)
  } finally {
    await admin.close()
  }
  const url = urlOf(base, name)
  const db = createDatabase({ url, poolSize: 8 })
  return {
    url,
    db,
    async drop() {
      await db.close()
      const remover = createDatabase({ url: base, poolSize: 1 })
      await remover.script(`drop database if exists ${name} with (force)`)
      await remover.close()
    },
  }
}

/** One template per content of the migrations; test files that come at the same moment wait for each other. */
async function templateFor(base: string, admin: Database, layers: readonly LayerMigrations[]): Promise<string> {
  const template = `template_${createHash('sha256').update(JSON.stringify(layers)).digest('hex').slice(0, 16)}`
  const connection = await admin.connect()
  try {
    await connection.script(`select pg_advisory_lock(${templateLock})`)
    const known = await connection.query({ text: 'select from pg_database where datname = $1', values: [template] })
    if (known.length > 0) return template
    const draft = `${template}_draft`
    await connection.script(`drop database if exists ${draft} with (force)`)
    await connection.script(`create database ${draft} template template0`)
    const db = createDatabase({ url: urlOf(base, draft), poolSize: 1 })
    await migrate(db, layers).finally(() => db.close())
    await connection.script(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await connection.script(`select pg_advisory_unlock(${templateLock})`)
    connection.release()
  }
}

function urlOf(base: string, database: string): string {
  const url = new URL(base)
  url.pathname = `/${database}`
  return url.href
}
