/** A promotion whose process is killed anywhere leaves the old head or the new one, and nothing in the way of the next. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { findMismatches, promoteNext, shop, target, valuesOf } from './promotion-system.ts'

const script = fileURLToPath(new URL('./promote-child.ts', import.meta.url))
const soak = process.env.SOAK !== undefined
const rounds = soak ? 20 : 4

let fresh: TestDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
  await promoteNext(db, shop())
  await db.query(sql`insert into ed."order" (id, name, code, count, amount)
    select gen_random_uuid(), 'order ' || n, n, n, n from generate_series(1, 400) n`)
})
afterEach(() => fresh.drop())

/** Runs the child until it ends or dies; answers what it wrote. */
function run(killAt: number, killAfterMs?: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: fresh.url, KILL_AT: String(killAt) }
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', chunk => {
      if (output === '' && killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
      output += String(chunk)
    })
    child.on('error', reject)
    child.on('close', () => resolve(output.replace('started', '').trim()))
  })
}

async function assertWhole(): Promise<void> {
  const head = await readHead(db)
  expect([1, 2]).toContain(head)
  expect(await findMismatches(db)).toEqual([])
  await assertValues(head)
  // PostgreSQL takes a moment to notice that whoever held the lease is gone.
  await expect.poll(() => sweep(db), { timeout: 30_000 }).toBe(true)
  expect(await readHead(db)).toBe(head)
  expect(await findMismatches(db)).toEqual([])
  expect(await db.query(sql`select * from bm.storage where state = 'prepared'`)).toEqual([])
  expect(await db.query(sql`select tgname from pg_trigger where tgname like '%:sync'`)).toEqual([])
  expect(await db.query(sql`select state from bm.promotion where state not in ('done', 'failed')`)).toEqual([])
  const early = await db.query(sql`select indexrelid::regclass from pg_index where not indisvalid`)
  expect(early).toEqual([])
  const next = head === 1 ? target : shop()
  expect(await promoteNext(db, next, { largeFrom: 100 })).toEqual({ revision: head + 1, notes: [] })
  await assertValues(head === 1 ? 2 : 1)
  expect(await findMismatches(db)).toEqual([])
}

/** The values of revision 1 or 2, as the head's own catalog reads them. */
async function assertValues(content: number): Promise<void> {
  const { application } = await loadRevision(db, await readHead(db))
  expect(application.definitions).toHaveLength(content === 1 ? 2 : 3)
  const names = Object.entries(await valuesOf(db, 'order', 'name'))
  const counts = await valuesOf(db, 'order', 'count')
  const codes = await valuesOf(db, 'order', 'code')
  expect(names).toHaveLength(400)
  for (const [id, name] of names) {
    const number = Number(String(name).slice('order '.length))
    expect([counts[id], codes[id]]).toEqual(content === 1 ? [number, String(number)] : [String(number), number])
  }
}

test('killed at a moment of its course', { timeout: 60_000 * (1 + rounds / 4) }, async () => {
  const moments = Number(await run(Number.NaN))
  expect(moments).toBeGreaterThan(20)
  await assertWhole()
  for (let round = 0; round < rounds; round++) {
    await fresh.drop()
    fresh = await freshDatabase([platformMigrations, metadataMigrations])
    db = fresh.db
    await promoteNext(db, shop())
    await db.query(sql`insert into ed."order" (id, name, code, count, amount)
      select gen_random_uuid(), 'order ' || n, n, n, n from generate_series(1, 400) n`)
    expect(await run(1 + Math.floor((round / (rounds - 1)) * (moments - 1)))).toBe('')
    await assertWhole()
  }
})

test.runIf(soak).each(Array.from({ length: 20 }, (_, n) => n * 15))(
  'killed %i ms after it began',
  async milliseconds => {
    await run(Number.NaN, milliseconds)
    await assertWhole()
  },
)
