/** A falling order along an index: the filled records and the empty ones are chosen apart, and nobody can tell. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindValues } from '#runtime/query/late-values.ts'
import { read } from '#runtime/read.ts'
import { planList } from '#runtime/records/list-plan.ts'
import { listRecords, type RecordList } from '#runtime/records/list-records.ts'
import { listStatement } from '#runtime/records/list-sql.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
let ann: Caller

/** As it must come: amounts falling, equal ones by falling id, empty ones last by falling id. */
let expected: unknown[]

beforeAll(async () => {
  fixture = await fixtureSystem()
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  ann = await fixture.person('Ann', ['fix-role-seller'])
  const made: { id: string; amount: number | null }[] = []
  for (const amount of [3, null, 7, null, 3, 9, null, -2, null]) {
    const values = { name: 'Deal', amount, amount_currency: amount === null ? null : 'CNY' }
    made.push({ id: await fixture.insert('deal', { ...values, owner_id: admin.actor.userId }), amount })
  }
  expected = made
    .toSorted((a, b) => (b.amount ?? -1e9) - (a.amount ?? -1e9) || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)
})

afterAll(() => fixture.drop())

const ids = (found: RecordList) => found.records.map(record => record.id)
const page = async (request: object): Promise<RecordList> =>
  (
    await read(fixture.system, admin, context =>
      listRecords(context, { object: 'deal', sort: ['-amount'], ...request }),
    )
  ).value
const textFor = (caller: Caller, sort: string) => {
  const context = toContext(fixture.system, caller)
  return listStatement(context, planList(context, { object: 'deal', sort: [sort] })).text
}

test.each([1, 2, 3, 4, 5, 8, 9, 200])('pages of %i give every record once, empty ones last', async limit => {
  const seen: unknown[] = []
  let after: string | undefined
  do {
    const found = await page({ limit, ...(after ? { after } : {}) })
    seen.push(...ids(found))
    after = found.after
  } while (after)
  expect(seen).toEqual(expected)
})

test('an offset and a filter give the same order', async () => {
  expect(ids(await page({ limit: 4, offset: 3 }))).toEqual(expected.slice(3, 7))
  const filter = { combinator: 'and', rules: [{ field: 'amount', operator: 'null' }] }
  expect(ids(await page({ filter }))).toEqual(expected.slice(5))
})

test('only a falling order along an index, for somebody who sees everything, is chosen apart', () => {
  expect(textFor(admin, '-amount')).toContain('union all')
  expect(textFor(admin, 'amount')).not.toContain('union all')
  expect(textFor(admin, '-close_date')).not.toContain('union all')
  expect(textFor(ann, '-amount')).not.toContain('union all')
})

test('when nothing is said the newest come first, along the key', async () => {
  const found = await page({ sort: [], limit: 3 })
  const all = expected.toSorted().reverse()
  expect(ids(found)).toEqual(all.slice(0, 3))
  expect(ids(await page({ sort: [], limit: 3, after: found.after }))).toEqual(all.slice(3, 6))
  const context = toContext(fixture.system, admin)
  const statement = listStatement(context, planList(context, { object: 'deal' }))
  const plan = await fixture.system.db.transaction(async tx => {
    await tx.script('set local enable_seqscan = off; set local enable_sort = off')
    return await tx.query({
      text: `explain ${statement.text}`,
      values: bindValues(statement.values, admin.actor, new Date()),
    })
  })
  expect(JSON.stringify(plan)).toMatch(/Index Scan Backward using [^ ]*deal:id:primary/)
})
