import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gateKey } from '#metadata/gate.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
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
})
afterEach(() => fresh.drop())

const retyped = shop([
  ...orderFields().filter(item => item.name !== 'count'),
  field('count', { type: 'text' }),
  field('depot', { type: 'reference', target: 'company' }),
])
const large = { largeFrom: 100, batchSize: 50 }

test('what others write while a retyped column is filled is in step at the switch', async () => {
  const written: string[] = []
  let batches = 0
  const at = async (moment: string) => {
    if (moment !== 'prepare batch') return
    batches++
    expect(await readHead(db)).toBe(1)
    written.push(await insert(db, 'order', { name: 'during', count: 1000 + batches }))
    await db.query(sql`update ed."order" set count = -1 where id in (select id from ed."order" where name like 'order %'
      and count > 0 order by random() limit 3)`)
  }
  const before = await valuesOf(db, 'order', 'count')
  expect(await promoteNext(db, retyped, { ...large, at })).toEqual({ revision: 2, notes: [] })
  expect(batches).toBeGreaterThan(10)
  const rows = await db.query<{ same: boolean }>(
    sql`select count::text is not distinct from count_2 as same from ed."order"`,
  )
  expect(rows).toHaveLength(Object.keys(before).length + written.length)
  expect(rows.every(row => row.same)).toBe(true)
})

test('a blocked promotion keeps what it prepared: the same one goes on, another one starts afresh', async () => {
  const moments: string[] = []
  const options = { ...large, attempts: 2, at: (moment: string) => void moments.push(moment) }
  const blockedOnce = (application = retyped) =>
    db.transaction(async tx => {
      await tx.script(`select pg_advisory_xact_lock_shared(${gateKey})`)
      await expect(promoteNext(db, application, options)).rejects.toMatchObject({ code: 'promotion/blocked' })
    })
  await blockedOnce()
  expect(moments.filter(moment => moment === 'prepare batch').length).toBeGreaterThan(9)
  expect(await db.query(sql`select state from bm.promotion where state <> 'done'`)).toEqual([{ state: 'blocked' }])
  expect(await db.query(sql`select state from bm.storage where field_id = 'f-depot'`)).toEqual([{ state: 'prepared' }])
  moments.length = 0
  await insert(db, 'order', { name: 'between', count: 5 })
  expect(await promoteNext(db, retyped, options)).toEqual({ revision: 2, notes: [] })
  expect(moments).not.toContain('prepare batch')
  expect(Object.values(await valuesOf(db, 'order', 'count')).every(value => typeof value === 'string')).toBe(true)

  const unique = shop([
    ...orderFields().map(item => ({ ...item, unique: item.name === 'name' }) as typeof item),
    text('more'),
  ])
  await blockedOnce(unique)
  const indexes = sql`select indexname from pg_indexes where indexname = 'order:name:unique'`
  expect(await db.query(indexes)).toHaveLength(1)
  await promoteNext(db, shop([...orderFields(), text('other')]), options)
  expect(await db.query(indexes)).toEqual([])
  expect(await db.query(sql`select state from bm.storage where field_id = 'f-more'`)).toEqual([])
  expect(await findMismatches(db)).toEqual([])
})

test('an index that waits too long for an old transaction blocks, and says who', async () => {
  await db.transaction(async tx => {
    await tx.query(sql`select id from ed.company where name = ${'x'}`)
    await expect(promoteNext(db, retyped, { ...large, patienceMs: 200 })).rejects.toMatchObject({
      code: 'promotion/blocked',
      extras: { blockers: [{ application: 'fulcrum', state: 'idle in transaction' }] },
    })
  })
  expect(await promoteNext(db, retyped, large)).toEqual({ revision: 2, notes: [] })
  expect(await db.query(sql`select from pg_index where not indisvalid`)).toEqual([])
})

test('the sweep undoes what was prepared, but nothing of a promotion that is under way', async () => {
  let during: boolean | undefined
  const stop = new Error('stop here')
  const at = async (moment: string) => {
    if (moment === 'prepare batch') during ??= await sweep(db)
    if (moment === 'gate') throw stop
  }
  await expect(promoteNext(db, retyped, { ...large, at })).rejects.toBe(stop)
  expect(during).toBe(false)
  expect(await db.query(sql`select state from bm.storage where state = 'prepared'`)).toEqual([])
  expect(await findMismatches(db)).toEqual([])
  expect(await sweep(db)).toBe(true)
  expect(await promoteNext(db, retyped, large)).toEqual({ revision: 2, notes: [] })
})

test('progress is told', async () => {
  const { promote } = await import('#metadata/promotion/promote.ts')
  const seen: string[] = []
  const wish = {
    ed: 'ed',
    base: 1,
    application: retyped,
    author: null,
    message: '',
    source: 'test',
    findings: () => [],
  }
  await promote(db, wish, step => void seen.push(step.phase), large)
  expect([...new Set(seen)]).toEqual(['prepare', 'switch', 'finish'])
})
