import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import { isGoneShape, refusedAt, toDatabaseProblem } from '#platform/database/database-problems.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
let db: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  db = fresh.db
  await db.script(`create table item (id int primary key, name text not null, price numeric check (price > 0))`)
})
afterAll(() => fresh.drop())

test('values come back in the agreed shapes', async () => {
  const [row] = await db.query(sql`select 9007199254740993::int8 as big, 12::int8 as small, 1.50::numeric as price,
    date '2026-11-21' as day, timestamptz '2026-11-21 08:30:00.1234567+08' as at, timestamptz '2026-01-01 00:00:00Z' as zero,
    '{"a":[1]}'::jsonb as json, array['甲', null, 'b,"c'] as names, array[1,2]::int8[] as counts,
    array[date '2026-01-02'] as days, null::text as nothing, timestamptz '0001-01-01 00:00:00Z' as old, 'infinity'::timestamptz as ever`)
  expect(row).toEqual({
    big: '9007199254740993',
    small: 12,
    price: '1.50',
    day: '2026-11-21',
    at: '2026-11-21T00:30:00.123Z',
    zero: '2026-01-01T00:00:00.000Z',
    json: { a: [1] },
    names: ['甲', null, 'b,"c'],
    counts: [1, 2],
    days: ['2026-01-02'],
    nothing: null,
    old: '0001-01-01T00:00:00.000Z',
    ever: 'infinity',
  })
})

test('moments in another session time zone are still UTC', async () => {
  const at = await db.transaction(async tx => {
    await tx.script(`set local timezone = 'Asia/Shanghai'`)
    return (await tx.query<{ at: string }>(sql`select timestamptz '2026-11-21 00:00:00.5Z' as at`))[0]?.at
  })
  expect(at).toBe('2026-11-21T00:00:00.500Z')
})

test('arrays and scripts', async () => {
  expect(await db.arrays(sql`select 1 as a, 'x' as a`)).toEqual([[1, 'x']])
  expect(await db.script('select 1 as a; select 2 as b')).toEqual([[{ a: 1 }], [{ b: 2 }]])
})

test('a transaction commits, rolls back, and hands over what its begin message answered', async () => {
  const seen: string[] = []
  await db.transaction(
    async (tx, begun) => {
      expect(begun).toEqual([[], [{ head: 7 }]])
      tx.afterCommit(() => void seen.push('committed'))
      await tx.query(sql`insert into item values (1, 'one', 1)`)
      expect(seen).toEqual([])
    },
    { begin: 'begin; select 7 as head' },
  )
  expect(seen).toEqual(['committed'])
  await expect(
    db.transaction(async tx => {
      tx.afterCommit(() => void seen.push('never'))
      await tx.query(sql`insert into item values (2, 'two', 2)`)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await db.query(sql`select id from item`)).toEqual([{ id: 1 }])
  expect(seen).toEqual(['committed'])
})

test('a transaction whose failed statement was swallowed is not reported as committed', async () => {
  const work = db.transaction(async tx => {
    await tx.query(sql`select 1/0`).catch(() => undefined)
  })
  await expect(work).rejects.toThrow('Rolled back')
})

test.each([
  [sql`insert into item values (1, 'again', 1)`, 'record/duplicate', { constraint: 'item_pkey' }],
  [sql`insert into item values (5, null, 1)`, 'record/refused', { column: 'name' }],
  [sql`insert into item values (5, 'x', -1)`, 'record/refused', { constraint: 'item_price_check' }],
  [sql`select ${'x'}::int`, 'request/invalid-value', {}],
  [sql`select ${'a\0b'}::text`, 'request/invalid-value', {}],
  [sql`select ${'99999999999'}::int`, 'request/invalid-value', {}],
])('refusals become problems by SQLSTATE: %#', async (statement, code, at) => {
  const error = await db.query(statement).catch((reason: unknown) => reason)
  const problem = toDatabaseProblem(error)
  expect(problem?.code).toBe(code)
  expect(refusedAt(problem)).toMatchObject(at)
  expect(JSON.stringify(problem?.extras)).not.toContain('item')
})

test('what is not expected stays an error', async () => {
  const error = await db.query(sql`select gone from item`).catch((reason: unknown) => reason)
  expect(toDatabaseProblem(error)).toBeUndefined()
  expect(isGoneShape(error)).toBe(true)
})

test('a prepared statement survives a change of its columns after one refusal', async () => {
  await db.script('create table shape (a int); insert into shape values (1)')
  const statement = { text: 'select * from shape', values: [], prepared: true }
  const connection = await db.connect()
  try {
    expect(await connection.query(statement)).toEqual([{ a: 1 }])
    await db.script('alter table shape add column b int')
    const error = await connection.query(statement).catch((reason: unknown) => reason)
    expect(isGoneShape(error)).toBe(true)
    expect(await connection.query(statement)).toEqual([{ a: 1, b: null }])
  } finally {
    connection.release()
  }
})

test('beyond 500 names statements stay unnamed', async () => {
  const connection = await db.connect()
  try {
    for (let n = 0; n < 510; n++) await connection.query({ text: `select ${n} as n`, values: [], prepared: true })
    const [row] = await connection.query(sql`select count(*) as count from pg_prepared_statements`)
    expect(row).toEqual({ count: 500 })
  } finally {
    connection.release()
  }
})

test('a lost connection is a problem of the database and is not used again', async () => {
  const error = await db
    .transaction(async tx => {
      const [row] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db.query(sql`select pg_terminate_backend(${row!.pid})`)
      await tx.query(sql`select 1`)
    })
    .catch((reason: unknown) => reason)
  expect(toDatabaseProblem(error)?.code).toBe('database/unavailable')
  expect(await db.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
})
