/** Data folders of earlier versions: each table of ours is brought up to date with the rows that stand in it. */
import sql from 'sql-template-tag'
import { afterEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { runtimeMigrations } from '#runtime/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { countRows, fillTables } from '#tests/support/fill-tables.ts'

const names = runtimeMigrations.migrations.map(migration => migration.name)
const upTo = (name: string) => ({
  ...runtimeMigrations,
  migrations: runtimeMigrations.migrations.slice(0, names.indexOf(name) + 1),
})

let fresh: TestDatabase
afterEach(() => fresh?.drop())

test.each(names.slice(1, -1))('from what %s left behind', async name => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, upTo(name)])
  await fillTables(fresh.db, 'ed_log')
  const before = await countRows(fresh.db, 'ed_log')
  expect(before.size).toBeGreaterThan(1)
  const applied = await migrate(fresh.db, [platformMigrations, metadataMigrations, runtimeMigrations])
  expect(applied).toEqual(names.slice(names.indexOf(name) + 1).map(item => `runtime/${item}`))
  const after = await countRows(fresh.db, 'ed_log')
  for (const [table, count] of before) expect([table, after.get(table)]).toEqual([table, count])
  expect(await migrate(fresh.db, [platformMigrations, metadataMigrations, runtimeMigrations])).toEqual([])
})

test('instances of before locks lock nothing', async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, upTo('006-workflows')])
  await fillTables(fresh.db, 'ed_log')
  await migrate(fresh.db, [runtimeMigrations])
  expect(await fresh.db.query(sql`select distinct locks from ed_log.workflow_instance`)).toEqual([{ locks: false }])
})

test('kept documents of before jobs were remembered know of jobs afterwards', async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations, upTo('012-printed-documents')])
  await fillTables(fresh.db, 'ed_log')
  await fresh.db.script('alter table ed_log.printed_document drop column job_id')
  await migrate(fresh.db, [runtimeMigrations])
  const keep = (file: number) =>
    fresh.db.query(sql`insert into ed_log.printed_document (file_id, object_id, record_id, document_id, locale, by_id, job_id)
      select ${`00000000-0000-4000-8000-00000000000${file}`}::uuid, object_id, record_id, document_id, locale, by_id, record_id
      from ed_log.printed_document where job_id is null on conflict (job_id, record_id) do nothing returning 1 as one`)
  expect([await keep(1), await keep(2)]).toEqual([[{ one: 1 }], []])
})
