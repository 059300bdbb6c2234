/** Data folders of earlier versions: the tables of the platform are brought up to date with the rows that stand in them. */
import sql from 'sql-template-tag'
import { afterEach, expect, test } from 'vitest'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { walkMigrations } from '#tests/support/walk-migrations.ts'

const upTo = (name: string) => ({
  ...platformMigrations,
  migrations: platformMigrations.migrations.slice(
    0,
    platformMigrations.migrations.findIndex(migration => migration.name === name) + 1,
  ),
})

let fresh: TestDatabase
afterEach(() => fresh?.drop())

test('each migration stands on the rows of those before it; one that is killed has not happened', async () => {
  fresh = await freshDatabase([])
  await walkMigrations(fresh, platformMigrations, 'platform')
})

test('people, keys, links, files and jobs of before readable role ids are as they were', async () => {
  fresh = await freshDatabase([upTo('006-jobs')])
  const { db } = fresh
  const [person, role, file, job] = [1, 2, 3, 4].map(n => `01869aae-ea80-7796-96d7-f4b0161ee51${n}`)
  await db.script(`
    insert into platform.setting values ('secret_check', '"abc"');
    insert into platform.credential (user_id, login, password_hash) values ('${person}', 'admin', '$argon2id$x');
    insert into platform.session (id, token_hash, user_id, expires_at, ip, agent)
      values ('${job}', '\\x01', '${person}', '2027-01-01', '127.0.0.1', 'a browser');
    insert into platform.api_key (id, key_hash, prefix, user_id, role_id, name) values
      ('${file}', '\\x02', 'fk_a', '${person}', '${role}', 'first'), ('${job}', '\\x03', 'fk_b', '${person}', null, 'second');
    insert into platform.file (id, name, type, size, sha256, created_by, attached_at)
      values ('${file}', '合同.pdf', 'application/pdf', 3, '\\x04', '${person}', now());
    insert into platform.file_chunk values ('${file}', 0, '\\x010203', now());
    insert into platform.job (id, kind, state, input, done, created_by)
      values ('${job}', 'import', 'running', '{"object":"account"}', 7, '${person}');
    insert into platform.job_error (job_id, code, message) values ('${job}', 'value/missing', 'x')`)
  const read = () =>
    db.query(sql`select (select jsonb_agg(to_jsonb(k) - 'created_at' order by name) from platform.api_key k) as keys,
      (select jsonb_agg(to_jsonb(c)) from platform.credential c) as credentials,
      (select jsonb_agg(to_jsonb(s)) from platform.session s) as sessions,
      (select jsonb_agg(to_jsonb(f) || to_jsonb(p)) from platform.file f join platform.file_chunk p on p.file_id = f.id) as files,
      (select jsonb_agg(to_jsonb(j) || to_jsonb(e)) from platform.job j join platform.job_error e on e.job_id = j.id) as jobs,
      (select jsonb_agg(to_jsonb(s)) from platform.setting s) as settings`)
  const before = await read()
  expect(await migrate(db, [platformMigrations])).toEqual(['platform/007-key-roles'])
  expect(await read()).toEqual(before)
  expect(await db.query(sql`select role_id from platform.api_key order by name`)).toEqual([
    { role_id: role },
    { role_id: null },
  ])
  await db.script(`update platform.api_key set role_id = 'role-sales' where role_id is null`)
})
