import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
beforeEach(async () => {
  fresh = await freshDatabase([])
})
afterEach(() => fresh.drop())

const first = { name: '001-things', sql: 'create table thing (id int); insert into thing values (1)' }

test('three nodes starting together apply everything once', async () => {
  const nodes = [1, 2, 3].map(() => createDatabase({ url: fresh.url, poolSize: 2 }))
  const applied = await Promise.all(
    nodes.map(db => migrate(db, [platformMigrations, { layer: 'test', migrations: [first] }])),
  )
  expect(applied.flat().filter(name => name === 'test/001-things')).toHaveLength(1)
  expect(await fresh.db.query(sql`select id from thing`)).toEqual([{ id: 1 }])
  await Promise.all(nodes.map(db => db.close()))
})

test('a failing migration leaves nothing behind and can be mended', async () => {
  const broken = { name: '002-broken', sql: 'create table half (id int); select 1/0' }
  await expect(migrate(fresh.db, [{ layer: 'test', migrations: [first, broken] }])).rejects.toThrow('division by zero')
  expect(await fresh.db.query(sql`select to_regclass('half')::text as half`)).toEqual([{ half: null }])
  const mended = { name: '002-broken', sql: 'create table half (id int)' }
  expect(await migrate(fresh.db, [{ layer: 'test', migrations: [first, mended] }])).toEqual(['test/002-broken'])
  expect(await migrate(fresh.db, [{ layer: 'test', migrations: [first, mended] }])).toEqual([])
})
