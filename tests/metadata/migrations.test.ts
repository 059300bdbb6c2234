/** Data folders of earlier versions: the tables of BM are brought up to date with the rows that stand in them. */
import sql from 'sql-template-tag'
import { afterEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { walkMigrations } from '#tests/support/walk-migrations.ts'

const upTo = (name: string) => ({
  ...metadataMigrations,
  migrations: metadataMigrations.migrations.slice(
    0,
    metadataMigrations.migrations.findIndex(migration => migration.name === name) + 1,
  ),
})

let fresh: TestDatabase
afterEach(() => fresh?.drop())

test('each migration stands on the rows of those before it; one that is killed has not happened', async () => {
  fresh = await freshDatabase([platformMigrations])
  await walkMigrations(fresh, metadataMigrations, 'bm')
})

test('revisions, the storage map, drafts and promotions in every state are as they were', async () => {
  fresh = await freshDatabase([platformMigrations, upTo('005-drafts')])
  const { db } = fresh
  await db.script(`
    insert into bm.blob values ('abc', '{"kind":"object","id":"thing"}');
    insert into bm.revision (number, parent, content, format, message, source)
      values (1, 0, '{"object":{"thing":"abc"}}', 1, 'First', 'crm');
    update bm.head set revision = 1;
    insert into bm.storage values
      ('thing', 'name', 'text', '', 'thing', 'name', 'text', 'live', 1),
      ('thing', 'old', 'text', '', 'thing', 'old', 'text', 'parked', 1);
    insert into bm.draft (id, name, base, content, version, position)
      values ('01869aae-ea80-7796-96d7-f4b0161ee511', 'Mine', 1, '{"object":{"thing":"def"}}', 2, 1);
    insert into bm.draft_step (draft, number, command, arguments, description, changes)
      values ('01869aae-ea80-7796-96d7-f4b0161ee511', 1, 'rename', '{}', '{}', '[]');
    insert into bm.draft_blob values ('def', '{"kind":"object","id":"thing","name":"things"}');
    insert into bm.promotion (ed, base, content, state, message, source, node)
      select 'ed', 1, '{}', state, state, 'crm', 'a'
      from unnest(array['preparing', 'blocked', 'finishing', 'done', 'failed']) as state`)
  const read = () =>
    db.query(sql`select (select jsonb_agg(to_jsonb(r) order by number) from bm.revision r) as revisions,
      (select jsonb_agg(to_jsonb(h)) from bm.head h) as head, (select jsonb_agg(to_jsonb(b)) from bm.blob b) as blobs,
      (select jsonb_agg(to_jsonb(s) order by field_id) from bm.storage s) as storage,
      (select jsonb_agg(to_jsonb(d) || to_jsonb(s)) from bm.draft d join bm.draft_step s on s.draft = d.id) as drafts,
      (select jsonb_agg(to_jsonb(b)) from bm.draft_blob b) as draft_blobs,
      (select jsonb_agg(jsonb_build_array(state, message, base, node) order by state) from bm.promotion) as promotions`)
  const before = await read()
  expect(await migrate(db, [metadataMigrations])).toEqual(['metadata/006-promotion-control', 'metadata/007-previews'])
  expect(await read()).toEqual(before)
  const told = await db.query(
    sql`select distinct control, draft, phase, done::int, total::int, problem from bm.promotion`,
  )
  expect(told).toEqual([{ control: null, draft: null, phase: 'prepare', done: 0, total: 0, problem: null }])
  await db.script(`update bm.promotion set state = 'paused', control = 'cancel' where state = 'preparing'`)
  await expect(db.script(`update bm.promotion set state = 'elsewhere'`)).rejects.toThrow('promotion_state_check')
  expect(await db.query(sql`select bm.enter_gate(1) as head, bm.enter_gate(0) as former`)).toEqual([
    { head: true, former: false },
  ])
})
