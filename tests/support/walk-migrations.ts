/** From each migration of a layer to the next, on rows that stand there; each is killed before its commit, and then done. */
import { expect } from 'vitest'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { type LayerMigrations, migrate } from '#platform/database/migrate.ts'
import type { TestDatabase } from './database.ts'
import { databaseState } from './database-state.ts'
import { countRows, fillTables } from './fill-tables.ts'

/** Walks up all migrations of a layer in a database that has those below it. */
export async function walkMigrations(fresh: TestDatabase, layer: LayerMigrations, schema: string): Promise<void> {
  const { db } = fresh
  await migrate(db, [])
  for (const [index, { name }] of layer.migrations.entries()) {
    const upToHere = { ...layer, migrations: layer.migrations.slice(0, index + 1) }
    const [shape, rows, counts] = [await shapeOf(db, schema), await databaseState(db), await countRows(db, schema)]
    await killBeforeCommit(fresh, upToHere)
    expect(await shapeOf(db, schema), `${name} was killed`).toEqual(shape)
    expect(await databaseState(db), `${name} was killed`).toEqual(rows)
    expect(await migrate(db, [upToHere])).toEqual([`${layer.layer}/${name}`])
    const after = await countRows(db, schema)
    for (const [table, count] of counts) expect([name, table, after.get(table)]).toEqual([name, table, count])
    await fillTables(db, schema)
  }
  expect(await migrate(db, [layer])).toEqual([])
  const counts = await countRows(db, schema)
  expect([...counts].filter(([, count]) => count === 0)).toEqual([])
}

const stop = 77_002

/** The last migration runs to its end on a connection that is then taken away before it can commit. */
async function killBeforeCommit(fresh: TestDatabase, layer: LayerMigrations): Promise<void> {
  const last = layer.migrations.at(-1)
  if (!last) throw new Error(`The layer ${layer.layer} has no migrations`)
  const held = `${last.sql.replace(/;\s*$/, '')}; select pg_advisory_xact_lock(${stop})`
  const holder = await fresh.db.connect()
  const killed = createDatabase({ url: fresh.url, poolSize: 1, applicationName: 'killed' })
  try {
    await holder.script(`select pg_advisory_lock(${stop})`)
    const migrations = [...layer.migrations.slice(0, -1), { ...last, sql: held }]
    const ended = migrate(killed, [{ ...layer, migrations }]).then(
      () => 'committed',
      () => 'killed',
    )
    await expect
      .poll(() =>
        fresh.db.query({
          text: `select pg_terminate_backend(pid) as killed from pg_stat_activity
            where datname = current_database() and application_name = 'killed' and wait_event = 'advisory'`,
          values: [],
        }),
      )
      .toEqual([{ killed: true }])
    expect(await ended).toBe('killed')
  } finally {
    await holder.script(`select pg_advisory_unlock(${stop})`)
    holder.release()
    await killed.close()
  }
}

/** Tables, columns, constraints, indexes and functions of a schema, as texts. */
async function shapeOf(db: Database, schema: string): Promise<unknown> {
  return db.query({
    text: `select 'column' as what, c.relname || '.' || a.attname as name,
        concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as is
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = to_regnamespace($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      union all select 'constraint', conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = to_regnamespace($1)
      union all select 'index', indexname, indexdef from pg_indexes where schemaname = $1
      union all select 'function', proname, prosrc from pg_proc where pronamespace = to_regnamespace($1)
      order by 1, 2, 3`,
    values: [schema],
  })
}
