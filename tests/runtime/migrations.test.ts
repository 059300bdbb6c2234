/** Data folders of earlier versions: each table of ours is brought up to date with the rows that stand in it. */
import sql from 'sql-template-tag'
import { afterEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { runtimeMigrations } from '#runtime/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

const names = runtimeMigrations.migrations.map(migration => migration.name)
const upTo = (name: string) => ({
  ...runtimeMigrations,
  migrations: runtimeMigrations.migrations.slice(0, names.indexOf(name) + 1),
})

let fresh: TestDatabase
afterEach(() => fresh?.drop())

/** A row in every table of ours that can have one: what has no default gets something of its type. */
async function fillTables(): Promise<Map<string, number>> {
  const columns = await fresh.db.query<{ t: string; c: string; type: string; enums: string | null }>(sql`
    select c.relname as t, a.attname as c, format_type(a.atttypid, a.atttypmod) as type,
      (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)) as enums
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'ed_log' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '' order by 1`)
  const tables = await fresh.db.query<{ t: string }>(sql`
    select relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'ed_log' and relkind = 'r' and not relispartition`)
  const filled = new Map<string, number>()
  for (const { t } of tables) {
    const own = columns.filter(column => column.t === t)
    const values = own.map(({ type, enums }) => sampleOf(type, enums))
    const list = own.map(column => `"${column.c}"`).join(', ')
    await fresh.db.transaction(async tx => {
      await tx.script(`set local session_replication_role = replica;
        insert into ed_log."${t}" ${own.length > 0 ? `(${list}) values (${values.join(', ')})` : 'default values'}`)
    })
    const [row] = await fresh.db.query<{ n: number }>({
      text: `select count(*)::int as n from ed_log."${t}"`,
      values: [],
    })
    filled.set(t, row?.n ?? 0)
  }
  return filled
}

function sampleOf(type: string, check: string | null): string {
  const allowed = /'([a-z]+)'::text/.exec(check ?? '')?.[1]
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

test.each(names.slice(1, -1))('from what %s left behind', async name => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, upTo(name)])
  const before = await fillTables()
  expect(before.size).toBeGreaterThan(1)
  const applied = await migrate(fresh.db, [platformMigrations, metadataMigrations, runtimeMigrations])
  expect(applied).toEqual(names.slice(names.indexOf(name) + 1).map(item => `runtime/${item}`))
  for (const [table, count] of before) {
    const [row] = await fresh.db.query<{ n: number }>({
      text: `select count(*)::int as n from ed_log."${table}"`,
      values: [],
    })
    expect([table, row?.n]).toEqual([table, count])
  }
  expect(await migrate(fresh.db, [platformMigrations, metadataMigrations, runtimeMigrations])).toEqual([])
})

test('instances of before locks lock nothing', async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, upTo('006-workflows')])
  await fillTables()
  await migrate(fresh.db, [runtimeMigrations])
  expect(await fresh.db.query(sql`select distinct locks from ed_log.workflow_instance`)).toEqual([{ locks: false }])
})
