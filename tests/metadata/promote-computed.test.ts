/**
 * A computation that changes on large tables: filled before the switch in columns of its own, while the running head
 * shows what it was; killed anywhere it leaves the old or the new, and whoever writes meanwhile is counted.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { metadataMigrations } from '#metadata/migrations.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { columnAt, computedShop, findMismatches, killedOptions, promoteNext, valuesOf } from './promotion-system.ts'

const script = fileURLToPath(new URL('./promote-child.ts', import.meta.url))
const rounds = process.env.SOAK === undefined ? 4 : 20

let fresh: TestDatabase
let db: Database

beforeEach(setUp)
afterEach(() => fresh.drop())

async function setUp(): Promise<void> {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
  await promoteNext(db, computedShop(2))
  await db.query(
    sql`insert into ed.company (id, name) select gen_random_uuid(), 'company ' || n from generate_series(1, 150) n`,
  )
  await db.query(sql`insert into ed."order" (id, name, code, count, company)
    select gen_random_uuid(), 'order ' || n, n, n, (select id from ed.company where name = 'company ' || (n % 150 + 1))
    from generate_series(1, 400) n`)
}

/** Somebody changes, adds and deletes orders. */
async function write(): Promise<void> {
  await db.query(sql`update ed."order" set count = count + 1 where random() < 0.1`)
  await db.query(
    sql`update ed."order" set company = (select id from ed.company order by random() limit 1) where random() < 0.02`,
  )
  await db.query(sql`insert into ed."order" (id, name, count, company)
    select gen_random_uuid(), 'late', 7, id from ed.company order by random() limit 3`)
  await db.query(sql`delete from ed."order" where id in (select id from ed."order" order by random() limit 2)`)
}

/** What the head shows is what its formulas say. */
async function assertRight(factor: number): Promise<void> {
  const [counts, weights] = [await valuesOf(db, 'order', 'count'), await valuesOf(db, 'order', 'weight')]
  expect(Object.keys(counts).length).toBeGreaterThan(300)
  for (const [id, count] of Object.entries(counts)) expect(Number(weights[id])).toBe(Number(count) * factor)
  const [sum, more] = [await columnAt(db, 'company', 'sum'), await columnAt(db, 'company', 'more')]
  const wrong = await db.query({
    text: `select c.name from ed.company c left join lateral (select sum(o.count) * ${factor} as s from ed."order" o
      where o.company = c.id) o on true where c."${sum}" is distinct from coalesce(o.s, 0) or c."${more}" is distinct from c."${sum}" + 1`,
    values: [],
  })
  expect(wrong).toEqual([])
}

function run(killAt: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATABASE_URL: fresh.url, KILL_AT: String(killAt), FACTOR: '3' }
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', chunk => {
      output += String(chunk)
    })
    child.on('error', reject)
    child.on('close', () => resolve(output.replace('started', '').trim()))
  })
}

test('it is filled before the switch while others write; nothing is filled afterwards, and nothing is left behind', async () => {
  const moments: string[] = []
  const head = () => readHead(db)
  const result = await promoteNext(db, computedShop(3), {
    ...killedOptions,
    async at(moment) {
      moments.push(`${await head()} ${moment}`)
      if (moment === 'prepare batch') {
        await write()
        await assertRight(2)
      }
    },
  })
  expect(result.notes).toEqual([])
  expect(moments.filter(moment => moment === '1 prepare batch').length).toBeGreaterThan(5)
  expect(moments.filter(moment => moment.endsWith('finish fill'))).toEqual([])
  await assertRight(3)
  await write()
  await assertRight(3)
  expect(await findMismatches(db)).toEqual([])
  const types = await db.query(sql`select type, state from bm.storage where type ~ '@' order by 1`)
  expect(types).toEqual(Array.from({ length: 3 }, () => ({ type: 'numeric@1', state: 'live' })))
  const indexes = await db.query(sql`select from pg_indexes where schemaname = 'ed' and indexdef like '%weight%'`)
  expect(indexes).toHaveLength(1)
  // Twice, and back: each time there is a next generation, and one column of each.
  for (const factor of [5, 2]) {
    await promoteNext(db, computedShop(factor), killedOptions)
    await assertRight(factor)
  }
  expect(await findMismatches(db)).toEqual([])
  const columns = await db.query(sql`select from bm.storage where field_id in ('f-weight', 'f-sum', 'f-more')`)
  expect(columns).toHaveLength(3)
})

test('killed at a moment of its course', { timeout: 60_000 * (1 + rounds / 4) }, async () => {
  const moments = Number(await run(Number.NaN))
  expect(moments).toBeGreaterThan(15)
  await assertRight(3)
  for (let round = 0; round < rounds; round++) {
    await fresh.drop()
    await setUp()
    expect(await run(1 + Math.floor((round / (rounds - 1)) * (moments - 1)))).toBe('')
    const head = await readHead(db)
    const factor = head === 1 ? 2 : 3
    await assertRight(factor)
    await write()
    await assertRight(factor)
    await expect.poll(() => sweep(db), { timeout: 30_000 }).toBe(true)
    expect(await readHead(db)).toBe(head)
    expect(await db.query(sql`select * from bm.storage where state <> 'live'`)).toEqual([])
    expect(await findMismatches(db)).toEqual([])
    await assertRight(factor)
    const next = 5 - factor
    expect(await promoteNext(db, computedShop(next), { largeFrom: 100 })).toEqual({ revision: head + 1, notes: [] })
    await assertRight(next)
    expect(await findMismatches(db)).toEqual([])
  }
})
