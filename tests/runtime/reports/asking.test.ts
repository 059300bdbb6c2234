/** Stored reports with prompts, drilling, cancelling, access, and what is asked badly. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { cellsOf, fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture
let customers: string[]

const rule = (field: string, operator: string, value: unknown) => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
})
const count = { as: 'n', fn: 'count' }

beforeAll(async () => {
  fixture = await reportFixture([
    report('by_owner', {
      object: 'deal',
      parameters: [{ name: 'who', type: 'record', default: '$me', label: { en: 'Who' } }],
      filter: rule('owner', '=', { parameter: 'who' }),
      period: { field: 'close_date', range: 'this_year' },
      rows: [{ id: 'stage', field: 'stage' }],
      columns: [{ id: 'month', field: 'close_date', by: 'month' }],
      measures: [
        { ...count, colors: [{ id: 'low', when: 'n < 3', color: '#ff0000' }] },
        { as: 'before', fn: 'count', show: 'previous', against: 'year' },
        { as: 'big', fn: 'count', filter: rule('amount', '>', '500') },
      ],
    }),
    report('of_query', {
      object: 'deal',
      query: 'large_deals',
      rows: [{ id: 'stage', field: 'stage' }],
      measures: [count],
    }),
    report('hidden_parts', {
      object: '客户',
      rows: [{ id: 'city', field: '城市' }],
      filter: rule('secret', 'null', null),
      measures: [
        count,
        { as: 'secrets', fn: 'countDistinct', field: 'secret' },
        { as: 'part', formula: 'secrets / n' },
      ],
    }),
    report('hidden_rows', { object: '客户', rows: [{ id: 'secret', field: 'secret' }], measures: [count] }),
  ])
  customers = await fillDeals(fixture)
})
afterAll(() => fixture?.drop())

const in2025 = { period: { from: '2025-01-01', to: '2025-12-31' } }
const counted = async (text: string) =>
  (
    (await fixture.system.db.arrays({ text: `select count(*) from ed.deal where ${text}`, values: [] })) as [[number]]
  )[0][0]

test('prompts stand for themselves: me, my team, somebody', async () => {
  const { admin, seller } = fixture
  const total = async (input: object, caller = admin) => {
    const { status, body } = await fixture.stored('by_owner', { ...in2025, ...input }, caller)
    expect(status, JSON.stringify(body)).toBe(200)
    return cellsOf(body).Total?.Total?.[0]
  }
  const of = (id: string) => counted(`owner_id = '${id}' and close_date between '2025-01-01' and '2025-12-31'`)
  expect(await total({})).toBe(await of(admin.actor.userId))
  expect(await total({}, seller)).toBe(await of(seller.actor.userId))
  expect(await total({ parameters: { who: seller.actor.userId } })).toBe(await of(seller.actor.userId))
  expect(await total({ parameters: { who: '$my_team' } })).toBe(await of(admin.actor.userId))
  // The seller may ask for another's, and finds none.
  expect(await total({ parameters: { who: admin.actor.userId } }, seller)).toBe(0)
})

test('what a query finds, with its parameters', async () => {
  const { body } = await fixture.stored('of_query', { parameters: { amount: 900 } })
  expect(cellsOf(body).Total?.Total?.[0]).toBe(await counted('amount > 900'))
})

test('hidden measures are left out with what is made from them, hidden groups refuse', async () => {
  const own = await fixture.stored('hidden_parts', {}, fixture.seller)
  expect(own.body.measures.map((item: { as: string }) => item.as)).toEqual(['n'])
  expect((await fixture.stored('hidden_rows', {}, fixture.seller)).body.type).toBe('/problems/access/denied')
  expect((await fixture.stored('hidden_parts')).body.measures).toHaveLength(3)
  expect((await fixture.stored('by_owner', {}, fixture.nobody)).status).toBe(404)
})

test('every cell opens the records that it counts', async () => {
  const { body } = await fixture.stored('by_owner', in2025)
  const drill = (input: object) =>
    fixture.http.ask(fixture.admin, 'POST', '/api/reports/by_owner/drill', { ...in2025, limit: 1, ...input })
  for (const { row, column, values } of body.cells) {
    const at = (axis: { members: { values: unknown[] }[] }, index: number) =>
      axis.members[index]!.values.map(value => ({ value }))
    const [rows, columns] = [at(body.rows, row), at(body.columns, column)]
    const counts = await Promise.all([
      drill({ rows, columns }),
      drill({ rows, columns, measure: 'before', before: true }),
      drill({ rows, columns, measure: 'big' }),
    ])
    expect(counts.map(answer => answer.body.count)).toEqual(values)
  }
  const { filter, object } = (await drill({ rows: [{ value: 'won' }] })).body
  expect(object).toBe('deal')
  expect(filter.rules).toContainEqual({ field: 'stage', operator: '=', value: 'won' })
  const foreign = await fixture.http.ask(fixture.seller, 'POST', '/api/reports/hidden_parts/drill', {
    rows: [{ value: '上海' }],
  })
  expect([foreign.body.records.length, foreign.body.filter]).toEqual([1, undefined])
})

test('the others are all but those that are shown', async () => {
  const drilled = await fixture.http.ask(fixture.admin, 'POST', '/api/reports/hidden_parts/drill', {
    rows: [{ others: ['上海', null] }],
    fields: ['城市'],
  })
  expect(drilled.body.records.map((record: Record<string, unknown>) => record.城市).sort()).toEqual(['北京', '深圳'])
})

test('a report that is under way can be ended by who asked it, and by nobody else', async () => {
  const run = 'run-0123456789'
  const { admin, seller, http, system } = fixture
  // Holds the table, so that the report waits for as long as the test likes.
  const holder = await system.db.connect()
  await holder.script('begin; lock table ed.deal in access exclusive mode')
  try {
    const asked = fixture.stored('by_owner', { ...in2025, run })
    const cancel = async (caller: typeof admin) =>
      (await http.ask(caller, 'POST', `/api/report-runs/${run}/cancel`)).body.cancelled
    for (let tries = 0; !(await isWaiting()); tries++) {
      expect(tries).toBeLessThan(500)
      await sleep(20)
    }
    expect(await cancel(seller)).toBe(false)
    expect(await cancel(admin)).toBe(true)
    const { status, body } = await asked
    expect([status, body.type]).toEqual([409, '/problems/report/cancelled'])
    expect(await isWaiting()).toBe(false)
  } finally {
    await holder.script('rollback')
    holder.release()
  }
  expect((await fixture.stored('by_owner', { ...in2025, run })).status).toBe(200)

  async function isWaiting(): Promise<boolean> {
    const rows = await system.db.arrays({
      text: `select 1 from pg_stat_activity where application_name like 'report %' and wait_event_type = 'Lock'
        and datname = current_database()`,
      values: [],
    })
    return rows.length > 0
  }
})

test('as a file, of records that may be exported, without formulas', async () => {
  const { admin, head, seller, http, insert } = fixture
  await insert('客户', { name: 'Evil', 城市: '=1+1', owner_id: admin.actor.userId })
  const { headers, body } = await http.ask(admin, 'GET', '/api/reports/hidden_parts/export')
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = body.replace('\uFEFF', '').trim().split('\n')
  expect(lines).toContain("'=1+1,1,0,0")
  expect(lines.at(-1)).toBe('Total,5,0,0')
  expect((await http.ask(admin, 'GET', '/api/reports/hidden_parts')).body.exportsLess).toBeUndefined()
  for (const person of [seller, head]) {
    expect((await http.ask(person, 'GET', '/api/reports/hidden_parts/export')).status).toBe(403)
    expect((await http.ask(person, 'GET', '/api/reports/hidden_parts')).body.exportsLess).toBe(true)
  }
})

test('too many groups are told, not answered', async () => {
  await fixture.system.db.script(
    `insert into ed.note (id, name, owner_id) select gen_random_uuid(), 'n' || i, '${fixture.admin.actor.userId}' from generate_series(1, 100001) i`,
  )
  const definition = { object: 'note', rows: [{ id: 'row', field: 'name', top: 3, rest: 'others' }], measures: [count] }
  const { body } = await fixture.own(definition)
  expect(cellsOf(body)).toMatchObject({ Others: { Total: [99998] }, Total: { Total: [100001] } })
  const all = await fixture.own({ ...definition, rows: [{ id: 'row', field: 'name' }] })
  expect([all.status, all.body.type]).toEqual([422, '/problems/report/too-many-groups'])
})

describe('bad input', () => {
  const rows = [{ id: 'row', field: 'stage' }]
  test.each([
    ['a group by text of many', { rows: [{ id: 'row', field: 'lines' }] }, 'report/invalid'],
    ['money as a group', { rows: [{ id: 'row', field: 'amount' }] }, 'report/invalid'],
    ['a field that is not there', { rows: [{ id: 'row', field: 'stge' }] }, 'field/unknown'],
    ['SQL as a field', { rows: [{ id: 'row', field: '"stage"; drop table ed.deal --' }] }, 'field/unknown'],
    ['SQL as a name', { measures: [{ as: 'n"; drop table ed.deal --', fn: 'count' }] }, 'report/invalid'],
    ['a grain of no date', { rows: [{ id: 'row', field: 'stage', by: 'month' }] }, 'report/invalid'],
    ['an unknown grain', { rows: [{ id: 'row', field: 'close_date', by: 'century' }] }, 'report/invalid'],
    ['no measures', { measures: [] }, 'report/invalid'],
    ['a sum of texts', { measures: [{ as: 'n', fn: 'sum', field: 'name' }] }, 'aggregate/invalid'],
    ['a median of texts', { measures: [{ as: 'n', fn: 'median', field: 'name' }] }, 'report/invalid'],
    ['a function and a formula', { measures: [{ as: 'n', fn: 'count', formula: '1' }] }, 'report/invalid'],
    ['a formula of what comes later', { measures: [{ as: 'a', formula: 'n' }, count] }, 'report/invalid'],
    ['a formula of itself', { measures: [{ as: 'a', formula: 'a + 1' }] }, 'report/invalid'],
    ['a formula that is none', { measures: [count, { as: 'a', formula: 'n + * 2' }] }, 'report/invalid'],
    ['names twice', { measures: [count, count] }, 'report/invalid'],
    ['nothing to compare by', { measures: [{ ...count, show: 'change' }] }, 'report/invalid'],
    [
      'a top by a formula',
      { rows: [{ ...rows[0], top: 1, topBy: 'a' }], measures: [count, { as: 'a', formula: 'n' }] },
      'report/invalid',
    ],
    ['an order by nothing', { rows: [{ ...rows[0], sortBy: 'x' }] }, 'report/invalid'],
    [
      'too many groups',
      { rows: Array.from({ length: 5 }, (_, at) => ({ id: `row${at}`, field: 'stage' })) },
      'report/invalid',
    ],
    ['an unknown property', { rwos: [] }, 'report/invalid'],
    ['a filter that is none', { filter: { combinator: 'xor', rules: [] } }, 'filter/invalid'],
    ['another object’s query', { query: 'by_secret' }, 'report/invalid'],
    ['no object', { object: undefined }, 'report/invalid'],
  ])('%s', async (_, more, code) => {
    const { status, body } = await fixture.own({ object: 'deal', rows, measures: [count], ...more })
    expect([status < 500, body.type]).toEqual([true, `/problems/${code}`])
  })

  test('periods, parameters and coordinates', async () => {
    const codes: unknown[] = []
    for (const input of [
      { period: 'someday' },
      { period: { from: '2025-02-30', to: '2025-03-01' } },
      { period: { from: '2025-02-01', to: '2024-03-01' } },
      { parameters: { whom: 1 } },
      { parameters: { who: 'x' } },
    ]) {
      codes.push((await fixture.stored('by_owner', input)).body.type)
    }
    const invalid = '/problems/report/invalid'
    const parameter = '/problems/parameter/invalid'
    expect(codes).toEqual([invalid, invalid, invalid, parameter, parameter])
    const drill = async (input: object) =>
      (await fixture.http.ask(fixture.admin, 'POST', '/api/reports/by_owner/drill', input)).body.type
    expect(await drill({ rows: [{ value: 'won' }, { value: 'x' }] })).toBe(invalid)
    expect(await drill({ columns: [{ value: 'yesterday' }] })).toBe(invalid)
    expect(await drill({ rows: [{ value: 'wn' }] })).toBe('/problems/filter/invalid')
    expect(await drill({ measure: 'x' })).toBe(invalid)
    const byGet = await fixture.http.ask(fixture.admin, 'GET', '/api/reports/by_owner?period=2025-01-01..2025-12-31')
    expect(byGet.body.period).toEqual({ from: '2025-01-01', to: '2026-01-01' })
    expect((await fixture.http.ask(fixture.admin, 'GET', '/api/reports/by_owner?parameters=%5B1')).status).toBe(400)
    expect(customers).toHaveLength(4)
  })
})
