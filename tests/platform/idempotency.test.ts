import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readIdempotencyKey, runOnce } from '#platform/idempotency.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

const userId = randomUUID()

test('repeats get the first answer, also at the same moment', async () => {
  let runs = 0
  const request = { key: 'k1', userId, fingerprint: 'POST /x {}' }
  const run = () =>
    fresh.db.transaction(tx =>
      runOnce(tx, request, async () => {
        await sleep(50)
        return { run: ++runs }
      }),
    )
  const answers = await Promise.all([run(), run(), run()])
  expect(answers.map(({ answer }) => answer)).toEqual([{ run: 1 }, { run: 1 }, { run: 1 }])
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(await run()).toEqual({ answer: { run: 1 }, repeated: true })
  const other = runOnce(fresh.db, { ...request, fingerprint: 'POST /y' }, async () => 1)
  await expect(other).rejects.toMatchObject({ code: 'request/idempotency-mismatch' })
  expect((await runOnce(fresh.db, { ...request, userId: randomUUID() }, async () => 1)).repeated).toBe(false)
})

test('a failure is not an answer', async () => {
  const request = { key: 'k2', userId, fingerprint: 'x' }
  await expect(fresh.db.transaction(tx => runOnce(tx, request, () => Promise.reject(new Error('no'))))).rejects.toThrow(
    'no',
  )
  expect(await fresh.db.transaction(tx => runOnce(tx, request, async () => 'yes'))).toEqual({
    answer: 'yes',
    repeated: false,
  })
})

test('keys are visible ASCII', () => {
  expect(readIdempotencyKey({})).toBeUndefined()
  expect(readIdempotencyKey({ 'idempotency-key': 'abc-1' })).toBe('abc-1')
  for (const key of ['', 'a b', 'x'.repeat(201), '键'])
    expect(() => readIdempotencyKey({ 'idempotency-key': key })).toThrow('1 to 200')
})
