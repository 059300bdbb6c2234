import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { placeOf } from '#designer/preview/preview-place.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { type PreviewFixture, previewFixture } from './preview-fixture.ts'

let world: PreviewFixture
let draft: string

beforeAll(async () => {
  world = await previewFixture()
  await world.insert('客户', { name: 'Known', contact: 'Somebody' })
  draft = (await world.draft(world.admin)).id
  expect(await world.make(world.admin, draft)).toMatchObject({ state: 'ready' })
})
afterAll(() => world?.close())

/** The role of the preview let into production's own database. */
async function inProduction<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = createDatabase({ url: placeOf(world.url, draft).productionUrl, poolSize: 1 })
  return work(db).finally(() => db.close())
}

describe('the role of a preview in production', () => {
  test('is who we think, and really there', async () => {
    const place = placeOf(world.url, draft)
    const [row] = await inProduction(db =>
      db.query({ text: 'select current_user as user, current_database() as database', values: [] }),
    )
    expect(row).toEqual({ user: place.name, database: new URL(world.url).pathname.slice(1) })
  })

  test.each([
    'select * from ed."客户"',
    'select count(*) from ed."user"',
    'select * from bm.draft',
    'select * from bm.revision',
    'select * from platform.session',
    'select * from platform.credential',
    'select * from ed_log.audit',
    `insert into ed."客户" (id, name) values (gen_random_uuid(), 'x')`,
    `update ed."客户" set name = 'x'`,
    'delete from ed."客户"',
    'drop schema ed cascade',
    'drop table ed."客户"',
    'create schema mine',
    'create table public.mine (a int)',
    'create extension pg_trgm schema public',
    `copy (select 1) to program 'true'`,
    'alter role current_user superuser',
    'alter role current_user createdb',
    'create role other',
    'create database other',
  ])('%s is refused', async statement => {
    const before = await world.system.db.query({ text: 'select id, name from ed."客户"', values: [] })
    await expect(inProduction(db => db.script(statement))).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42704|42710)$/),
    })
    expect(await world.system.db.query({ text: 'select id, name from ed."客户"', values: [] })).toEqual(before)
  })

  test('cannot become who owns production', async () => {
    const owner = decodeURIComponent(new URL(world.url).username)
    await expect(inProduction(db => db.script(`set role "${owner}"`))).rejects.toMatchObject({ code: '42501' })
    await expect(inProduction(db => db.script(`set session authorization "${owner}"`))).rejects.toMatchObject({
      code: '42501',
    })
  })
})

test('the connections of a preview are to its own database as its own role', async () => {
  await world.ask(world.admin, 'GET', `/preview/${draft}/user-${world.admin.actor.userId}/api/me`)
  const place = placeOf(world.url, draft)
  const rows = await world.system.db.query({
    text: `select distinct datname as database, usename as role from pg_stat_activity where application_name = 'fulcrum-preview' and datname = $1 or usename = $1`,
    values: [place.name],
  })
  expect(rows).toEqual([{ database: place.name, role: place.name }])
})

test('another preview is as far away as production', async () => {
  const other = (await world.draft(world.admin)).id
  await world.make(world.admin, other, { from: 'nothing' })
  const url = new URL(placeOf(world.url, draft).url)
  url.pathname = `/${placeOf(world.url, other).name}`
  const db = createDatabase({ url: url.href, poolSize: 1 })
  await expect(db.script('select 1')).rejects.toMatchObject({ cause: { code: '42501' } })
  await db.close()
})

test('what is done in a preview is not done in production', async () => {
  const as = `/preview/${draft}/user-${world.admin.actor.userId}/api/records/客户`
  const list = await world.ask(world.admin, 'GET', as)
  const [record] = list.body.records
  expect((await world.ask(world.admin, 'POST', as, { name: 'Only here' })).status).toBe(201)
  expect(
    (
      await world.ask(
        world.admin,
        'PATCH',
        `${as}/${record.id}`,
        { name: 'Changed' },
        { 'if-match': `"${record.rev}"` },
      )
    ).status,
  ).toBe(200)
  expect((await world.ask(world.admin, 'GET', `${as}?count=true`)).body.count).toBe(2)
  const rows = await world.system.db.query({ text: 'select name from ed."客户"', values: [] })
  expect(rows).toEqual([{ name: 'Known' }])
})

test('a production that is open to everybody gets no previews', async () => {
  await world.system.db.script('grant usage on schema ed to public')
  const id = (await world.draft(world.admin)).id
  const state = await world.make(world.admin, id)
  await world.system.db.script('revoke usage on schema ed from public')
  expect(state).toMatchObject({
    state: 'failed',
    problem: { type: '/problems/preview/not-possible', open: ['schema ed'] },
  })
  const left = await world.system.db.query({
    text: 'select datname from pg_database where datname = $1 union all select rolname from pg_roles where rolname = $1',
    values: [placeOf(world.url, id).name],
  })
  expect(left).toEqual([])
  expect(await world.make(world.admin, id)).toMatchObject({ state: 'ready' })
})
