import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { dropPreview } from '#designer/preview/drop-preview.ts'
import { dropDatabase, makeDatabase } from '#designer/preview/make-database.ts'
import { makePreview } from '#designer/preview/make-preview.ts'
import { placeOf } from '#designer/preview/preview-place.ts'
import { insertPreviewRow, readPreviewRow, takePreview } from '#designer/preview/preview-row.ts'
import { sweepPreviews } from '#designer/preview/sweep-previews.ts'
import { createDatabase } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'
import { type PreviewFixture, previewFixture } from './preview-fixture.ts'

let world: PreviewFixture

beforeAll(async () => {
  world = await previewFixture()
  for (let number = 0; number < 20; number++) await world.insert('客户', { name: `Customer ${number}` })
})
afterAll(() => world?.close())

const address = (draft: string) => `/api/designer/drafts/${draft}/preview`
const state = async (draft: string) => (await world.ask(world.admin, 'GET', address(draft))).body
const newDraft = async () => (await world.draft(world.admin)).id

/** What is left of a preview in PostgreSQL. */
async function remains(draft: string, url = world.url): Promise<string[]> {
  const rows = await world.system.db.query<{ what: string }>({
    text: `select 'database' as what from pg_database where datname = $1 union all select 'role' from pg_roles where rolname = $1`,
    values: [placeOf(url, draft).name],
  })
  return rows.map(row => row.what)
}

/** Starts a process that makes the preview up to a moment, and kills it there. */
async function killWhileMaking(draft: string, moment: string): Promise<void> {
  const script = path.join(import.meta.dirname, 'make-until-killed.ts')
  const child = spawn(process.execPath, [script, world.url, draft, moment], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  for await (const text of child.stdout) if (String(text).includes(`reached ${moment}`)) break
  expect((await state(draft)).state).toMatch(/making|filling/)
  child.kill('SIGKILL')
  await ended
}

/** PostgreSQL notices a connection that died in its own time. */
async function untilFailed(draft: string): Promise<Record<string, unknown>> {
  for (;;) {
    const found = await state(draft)
    if (found.state === 'failed') return found
    await sleep(20)
  }
}

test('before it is made there is none', async () => {
  const draft = await newDraft()
  expect(await state(draft)).toEqual({ state: 'none', version: 1 })
  const answer = await world.ask(world.admin, 'GET', `/preview/${draft}/role-fix-role-seller/api/me`)
  expect(answer).toMatchObject({ status: 409, body: { type: '/problems/preview/missing' } })
})

test('one that is dropped leaves nothing, and can be made again', async () => {
  const draft = await newDraft()
  expect(await world.make(world.admin, draft)).toMatchObject({ state: 'ready' })
  const me = `/preview/${draft}/role-fix-role-seller/api/me`
  expect((await world.ask(world.admin, 'GET', me)).status).toBe(200)
  expect(await remains(draft)).toEqual(['database', 'role'])
  expect((await world.ask(world.admin, 'DELETE', address(draft))).status).toBe(204)
  expect(await remains(draft)).toEqual([])
  expect((await world.ask(world.admin, 'GET', me)).status).toBe(409)
  expect((await world.ask(world.admin, 'DELETE', address(draft))).status).toBe(204)
  expect(await world.make(world.admin, draft)).toMatchObject({ state: 'ready' })
  expect((await world.ask(world.admin, 'GET', me)).status).toBe(200)
})

test('made again it is fresh, also for those who had the old one open', async () => {
  const draft = await newDraft()
  await world.make(world.admin, draft)
  const records = `/preview/${draft}/user-${world.admin.actor.userId}/api/records/客户`
  await world.ask(world.admin, 'POST', records, { name: 'Tried' })
  expect((await world.ask(world.admin, 'GET', `${records}?count=true`)).body.count).toBe(21)
  await world.make(world.admin, draft)
  expect((await world.ask(world.admin, 'GET', `${records}?count=true`)).body.count).toBe(20)
})

test('two who make it at once: one does, the other is told', async () => {
  const draft = await newDraft()
  const answers = await Promise.all([1, 2, 3].map(() => world.ask(world.admin, 'POST', address(draft), {})))
  expect(answers.map(answer => answer.status).sort()).toEqual([202, 409, 409])
  while ((await state(draft)).state !== 'ready') await sleep(20)
})

test('while it is made it tells how far it is, and cannot be used yet', async () => {
  const draft = await newDraft()
  const begun = await world.ask(world.admin, 'POST', address(draft), { records: 5 })
  expect(begun).toMatchObject({ status: 202, body: { state: 'making', from: 'production', records: 5 } })
  const early = await world.ask(world.admin, 'GET', `/preview/${draft}/role-fix-role-seller/api/me`)
  expect(early).toMatchObject({ status: 409, body: { type: '/problems/preview/unfinished' } })
  while ((await state(draft)).state !== 'ready') await sleep(20)
  expect((await state(draft)).done).toBeGreaterThan(5)
})

test.each(['database', 'filling', 'filled'])('killed at the moment "%s": said, and made again', async moment => {
  const draft = await newDraft()
  await killWhileMaking(draft, moment)
  expect(await untilFailed(draft)).toMatchObject({ problem: { type: '/problems/preview/interrupted' } })
  const answer = await world.ask(world.admin, 'GET', `/preview/${draft}/role-fix-role-seller/api/me`)
  expect(answer).toMatchObject({ status: 500, body: { type: '/problems/preview/interrupted' } })
  expect(await world.make(world.admin, draft)).toMatchObject({ state: 'ready' })
})

test('killed and swept: what was half done is gone, the failure stays said', async () => {
  const draft = await newDraft()
  await killWhileMaking(draft, 'filling')
  await untilFailed(draft)
  expect(await remains(draft)).toEqual(['database', 'role'])
  expect(await sweepPreviews(world.system.db, world.url)).toBe(1)
  expect(await remains(draft)).toEqual([])
  expect(await state(draft)).toMatchObject({ state: 'failed', problem: { type: '/problems/preview/interrupted' } })
})

test('dropped while it is made: the making ends and leaves nothing', async () => {
  const draft = await newDraft()
  await world.ask(world.admin, 'POST', address(draft), {})
  await dropPreview({ system: world.system, directUrl: world.url }, draft)
  expect(await state(draft)).toMatchObject({ state: 'none' })
  expect(await remains(draft)).toEqual([])
})

test('the sweep takes what nobody needs, and nothing else', async () => {
  const { db } = world.system
  const [kept, discarded, gone] = await Promise.all([newDraft(), newDraft(), newDraft()])
  for (const draft of [kept, discarded, gone]) await world.make(world.admin, draft, { from: 'nothing' })
  await db.query({ text: 'update bm.draft set discarded_at = now() where id = $1', values: [discarded] })
  await db.query({ text: 'delete from bm.draft where id = $1', values: [gone] })
  const stranger = { ...placeOf(world.url, newId()), mark: 'Fulcrum preview of another, draft 1' }
  await makeDatabase(db, stranger)
  const begun: string[] = []
  let release = (): void => undefined
  const making = newId()
  await db.query({
    text: `insert into bm.draft (id, name, base, content) select $1, 'x', base, content from bm.draft where id = $2`,
    values: [making, kept],
  })
  const { ended } = await makePreview(
    {
      system: world.system,
      directUrl: world.url,
      log: console,
      signal: new AbortController().signal,
      at: moment => {
        begun.push(moment)
        return moment === 'filling' ? new Promise<void>(resolve => (release = resolve)) : undefined
      },
    },
    { draft: making, source: 'nothing', records: 1, madeBy: null },
  )
  while (!begun.includes('filling')) await sleep(10)
  expect(await sweepPreviews(db, world.url)).toBe(2)
  release()
  await ended
  for (const draft of [discarded, gone]) expect(await remains(draft)).toEqual([])
  for (const draft of [kept, making]) expect(await remains(draft)).toEqual(['database', 'role'])
  const strangers = await db.query({ text: 'select from pg_database where datname = $1', values: [stranger.name] })
  expect(strangers).toHaveLength(1)
  await dropDatabase(db, stranger.name)
  expect(
    (await db.query({ text: 'select from bm.draft_preview where draft = any($1)', values: [[discarded, gone]] }))
      .length,
  ).toBe(0)
})

test.each(['database', 'database and role'])(
  'one whose %s was removed by hand is told to be made again',
  async what => {
    const draft = await newDraft()
    await world.make(world.admin, draft, { from: 'nothing' })
    const { name } = placeOf(world.url, draft)
    // As another server would find it, which has not opened it yet.
    await world.system.db.query({
      text: 'update bm.draft_preview set making = gen_random_uuid() where draft = $1',
      values: [draft],
    })
    if (what === 'database') await world.system.db.script(`drop database "${name}" with (force)`)
    else await dropDatabase(world.system.db, name)
    const answer = await world.ask(world.admin, 'GET', `/preview/${draft}/role-fix-role-seller/api/me`)
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/preview/missing' } })
    expect(await state(draft)).toMatchObject({ state: 'failed', problem: { type: '/problems/preview/missing' } })
    expect(await world.make(world.admin, draft, { from: 'nothing' })).toMatchObject({ state: 'ready' })
  },
)

test('two connections are enough for everything', async () => {
  const draft = await newDraft()
  const db = createDatabase({ url: world.url, poolSize: 2 })
  const signal = new AbortController().signal
  const system = { ...world.system, db }
  const wish = { draft, source: 'production', records: 5, madeBy: null } as const
  await (await makePreview({ system, directUrl: world.url, log: console, signal }, wish)).ended
  await db.close()
  expect(await state(draft)).toMatchObject({ state: 'ready' })
})

test('a server that stops gives up what it is making', async () => {
  const draft = await newDraft()
  const stop = new AbortController()
  const { ended } = await makePreview(
    { system: world.system, directUrl: world.url, log: console, signal: stop.signal, at: () => stop.abort() },
    { draft, source: 'production', records: 5, madeBy: null },
  )
  await ended
  expect(await state(draft)).toMatchObject({ state: 'failed', problem: { type: '/problems/preview/interrupted' } })
  expect(await remains(draft)).toEqual([])
})

test('without the rights to make databases and roles it says what to grant; with them it goes', async () => {
  const fresh = await installedDatabase('none')
  const name = new URL(fresh.url).pathname.slice(1)
  const role = `owner_${name}`
  await fresh.db.script(`create role "${role}" login password 'secret'; alter database "${name}" owner to "${role}"`)
  await fresh.db.script(`do $$ declare s text; begin
    for s in select nspname from pg_namespace where nspname in ('bm', 'ed', 'ed_log', 'platform') loop
      execute format('alter schema %I owner to "${role}"', s);
      execute format('grant all on all tables in schema %I to "${role}"', s);
      execute format('grant all on all sequences in schema %I to "${role}"', s);
    end loop; end $$; grant all on schema public to "${role}"`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'secret'
  const db = createDatabase({ url: url.href, poolSize: 6 })
  try {
    const system = { ...(await openSystem(fresh.db, 'Asia/Shanghai')), db }
    const draft = newId()
    await fresh.db.query({
      text: `insert into bm.draft (id, name, base, content) select $1, 'x', number, content from bm.revision where number = 1`,
      values: [draft],
    })
    const faults: unknown[] = []
    const make = async () => {
      const signal = new AbortController().signal
      const log = { error: (problem: unknown) => void faults.push(problem) }
      const wish = { draft, source: 'production', records: 5, madeBy: null } as const
      await (await makePreview({ system, directUrl: url.href, log, signal }, wish)).ended
      return (
        await db.query({ text: 'select state, problem from bm.draft_preview where draft = $1', values: [draft] })
      )[0]
    }
    expect(await make()).toMatchObject({
      state: 'failed',
      problem: { type: '/problems/preview/not-possible', grant: expect.stringContaining('createdb createrole') },
    })
    await fresh.db.script(`alter role "${role}" createdb createrole`)
    expect(await make()).toMatchObject({ state: 'ready', problem: null })
    expect(await remains(draft, url.href)).toEqual(['database', 'role'])
    expect(faults).toEqual([])
    expect(await sweepPreviews(db, url.href)).toBe(0)
    await dropPreview({ system, directUrl: url.href }, draft)
    expect(await remains(draft, url.href)).toEqual([])
  } finally {
    await db.close()
    const admin = createDatabase({ url: world.url, poolSize: 1 })
    await fresh.drop()
    await admin.script(`drop role "${role}"`)
    await admin.close()
  }
})

test('an address in capitals leads to the same preview', async () => {
  const draft = await newDraft()
  await world.make(world.admin, draft)
  const capitals = draft.toUpperCase()
  expect(await state(capitals)).toMatchObject({ state: 'ready', address: `/preview/${draft}` })
  const me = await world.ask(world.admin, 'GET', `/preview/${capitals}/role-fix-role-seller/api/me`)
  expect(me.status).toBe(200)
  expect((await world.ask(world.admin, 'DELETE', address(capitals))).status).toBe(204)
  expect(await remains(draft)).toEqual([])
})

test('one that was made anew while its dropping waited stays', async () => {
  const { db } = world.system
  const draft = await newDraft()
  await world.make(world.admin, draft)
  const letGo = await takePreview(db, draft)
  const dropping = dropPreview({ system: world.system, directUrl: world.url }, draft)
  while (await readPreviewRow(db, draft)) await sleep(10)
  await insertPreviewRow(db, { draft, making: newId(), source: 'nothing', template: null, records: 1, madeBy: null })
  await letGo?.()
  await dropping
  expect(await remains(draft)).toEqual(['database', 'role'])
})
