/** A promotion that prepares can be paused, resumed and cancelled, by another process and after a crash. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { cancelPromotion, pausePromotion } from '#metadata/promotion/control.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readPromotion } from '#metadata/promotion/read-promotion.ts'
import { resumePromotion } from '#metadata/promotion/resume.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { field, findMismatches, insert, orderFields, promoteNext, shop, text, valuesOf } from './promotion-system.ts'

let fresh: TestDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
  await promoteNext(db, shop())
  await db.query(sql`insert into ed."order" (id, name, code, count)
    select gen_random_uuid(), 'order ' || n, n, n from generate_series(1, 500) n`)
  await db.script('analyze ed."order"')
})
afterEach(() => fresh.drop())

/** The count becomes a text, the name unique. */
const wanted = shop([
  text('name', { required: true, unique: true }),
  ...orderFields().filter(item => item.name !== 'count' && item.name !== 'name'),
  field('count', { type: 'text' }),
])
const large = { largeFrom: 100, batchSize: 50 }

/** Promotes as a draft would, and does something at the n-th batch. */
function promoteAt(batch: number, act: () => Promise<unknown>, options: object = {}) {
  let batches = 0
  const at = async (moment: string) => {
    if (moment === 'prepare batch' && ++batches === batch) await act()
  }
  const wish = { ed: 'ed', base: 1, application: wanted, author: null, message: 'm', source: 'draft', draft: 'd' }
  return promote(db, { ...wish, findings: () => [] }, undefined, { ...large, at, ...options })
}

const prepared = () => db.query(sql`select column_name from bm.storage where state = 'prepared'`)
const triggers = () => db.query(sql`select tgname from pg_trigger where tgname like '%:sync'`)
const keys = () => db.query(sql`select indexname from pg_indexes where indexname = 'order:name:unique'`)

test('paused: what is prepared stays and is in step, the head is the old one, resuming goes on', async () => {
  await expect(promoteAt(4, () => pausePromotion(db))).rejects.toMatchObject({ code: 'promotion/paused' })
  expect(await readPromotion(db)).toMatchObject({
    state: 'paused',
    phase: 'prepare',
    draft: 'd',
    wish: null,
    estimate: null,
  })
  expect(await readHead(db)).toBe(1)
  expect(await prepared()).toHaveLength(1)
  expect(await sweep(db)).toBe(true)
  expect(await triggers()).toHaveLength(1)
  await db.query(sql`update ed."order" set count = -count`)
  await insert(db, 'order', { name: 'late', count: 7 })
  let batches = 0
  const at = (moment: string) => void (moment === 'prepare batch' && batches++)
  expect(await resumePromotion(db, undefined, { ...large, at })).toEqual({ revision: 2, notes: [], draft: 'd' })
  expect(batches).toBeLessThan(9)
  const counts = Object.values(await valuesOf(db, 'order', 'count'))
  expect(counts).toHaveLength(501)
  expect(counts.every(value => typeof value === 'string')).toBe(true)
  expect(counts.filter(value => String(value).startsWith('-'))).toHaveLength(500)
  expect(await findMismatches(db)).toEqual([])
  expect(await readPromotion(db)).toMatchObject({ state: 'done', revision: 2 })
})

test('what was done before the pause stays done: the progress goes on from there', async () => {
  await expect(promoteAt(4, () => pausePromotion(db))).rejects.toMatchObject({ code: 'promotion/paused' })
  const paused = (await readPromotion(db))!
  expect(paused.done).toBeGreaterThan(150)
  const seen: { done: number; total: number }[] = []
  const at = async (moment: string) => {
    if (!moment.startsWith('prepare')) return
    const { done, total } = (await readPromotion(db))!
    seen.push({ done, total })
  }
  await resumePromotion(db, undefined, { ...large, at })
  expect(seen[0]?.done).toBe(paused.done)
  expect(seen.map(item => item.total)).toEqual(seen.map(() => paused.total))
  expect(seen.map(item => item.done)).toEqual(seen.map(item => item.done).toSorted((a, b) => a - b))
  expect(seen.at(-1)?.done).toBeLessThanOrEqual(paused.total)
})

test('a paused promotion refuses nobody what the head allows', async () => {
  let isMade = false
  const at = async (moment: string) => {
    if (moment !== 'prepared') return
    isMade = (await keys()).length === 1
    await pausePromotion(db)
  }
  await expect(promoteAt(99, async () => undefined, { at })).rejects.toMatchObject({ code: 'promotion/paused' })
  expect(isMade).toBe(true)
  expect(await keys()).toEqual([])
  await insert(db, 'order', { name: 'order 1', count: 1 })
  const { notes } = await resumePromotion(db, undefined, large)
  expect(notes).toEqual([{ code: 'unique-violated', objectId: 'o-order', fieldIds: ['f-name'] }])
})

test('cancelled at work: nothing of it remains', async () => {
  await expect(promoteAt(4, () => cancelPromotion(db))).rejects.toMatchObject({ code: 'promotion/cancelled' })
  await assertNothingRemains()
})

test('cancelled while paused: nothing of it remains', async () => {
  await expect(promoteAt(4, () => pausePromotion(db))).rejects.toMatchObject({ code: 'promotion/paused' })
  await cancelPromotion(db)
  await assertNothingRemains()
})

async function assertNothingRemains(): Promise<void> {
  expect(await readPromotion(db)).toMatchObject({ state: 'cancelled' })
  expect(await readHead(db)).toBe(1)
  expect(await prepared()).toEqual([])
  expect(await triggers()).toEqual([])
  expect(await findMismatches(db)).toEqual([])
  await expect(cancelPromotion(db)).rejects.toMatchObject({ code: 'promotion/none' })
  await expect(resumePromotion(db)).rejects.toMatchObject({ code: 'promotion/none' })
  expect(await promoteNext(db, wanted, large)).toEqual({ revision: 2, notes: [] })
}

test('after the switch it can be stopped no more', async () => {
  const seen: unknown[] = []
  const at = async (moment: string) => {
    if (moment !== 'finish views') return
    for (const stop of [pausePromotion, cancelPromotion]) seen.push(await stop(db).catch(error => error.code))
  }
  await promoteAt(99, async () => undefined, { at })
  expect(seen).toEqual(['promotion/switched', 'promotion/switched'])
  expect(await readHead(db)).toBe(2)
})

test('a wish to stop that comes between preparing and switching is heard', async () => {
  const at = async (moment: string) => {
    if (moment === 'locked') await db.query(sql`update bm.promotion set control = 'cancel' where state = 'preparing'`)
  }
  await expect(promoteAt(99, async () => undefined, { at })).rejects.toMatchObject({ code: 'promotion/cancelled' })
  await assertNothingRemains()
})

test('progress is in rows, with the time that is left', async () => {
  const seen: { done: number; total: number; table: string | null; estimate: number | null }[] = []
  const at = async (moment: string) => {
    if (moment !== 'prepare batch') return
    const { done, total, table, estimate } = (await readPromotion(db))!
    seen.push({ done, total, table, estimate })
  }
  await promoteAt(99, async () => undefined, { at })
  expect(seen.length).toBeGreaterThan(9)
  expect(seen.every(item => item.table === 'order' && item.total >= 500)).toBe(true)
  expect(seen.map(item => item.done)).toEqual(seen.map(item => item.done).toSorted((a, b) => a - b))
  expect(seen.at(-2)?.done).toBeGreaterThan(400)
  expect(seen.at(-2)?.estimate).toBeGreaterThanOrEqual(0)
})

const child = fileURLToPath(new URL('./promote-child.ts', import.meta.url))

test('killed at work: the sweep of the next start keeps a draft’s promotion as paused; resuming goes on', async () => {
  const isOver = new Promise(resolve => {
    const env = { ...process.env, DATABASE_URL: fresh.url, KILL_AT: '8', DRAFT: 'd' }
    spawn(process.execPath, [child], { env, stdio: 'ignore' }).on('close', resolve)
  })
  await isOver
  expect(await readPromotion(db)).toMatchObject({ state: 'preparing', draft: 'd' })
  while (!(await sweep(db))) await new Promise(resolve => setTimeout(resolve, 20))
  expect(await readPromotion(db)).toMatchObject({ state: 'paused' })
  expect(await prepared()).not.toEqual([])
  expect(await resumePromotion(db, undefined, large)).toMatchObject({ revision: 2, notes: [] })
  expect(await findMismatches(db)).toEqual([])
  expect(await triggers()).toEqual([])
})
