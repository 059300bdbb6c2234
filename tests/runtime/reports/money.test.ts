/** Amounts of several currencies are converted, by the rates of today or of a date of each record, and the answer says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { cellsOf, fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

beforeAll(async () => {
  const dated = { ...definition, rateDate: 'close_date', measures: [...definition.measures, { as: 'n', fn: 'count' }] }
  fixture = await reportFixture([report('by_stage', dated)])
  await fillDeals(fixture, { count: 200, dollars: true })
})
afterAll(() => fixture?.drop())

const definition = {
  object: 'deal',
  rows: [{ id: 'row', field: 'stage' }],
  measures: [
    { as: 'total', fn: 'sum', field: 'amount' },
    { as: 'mean', fn: 'avg', field: 'amount' },
    { as: 'most', fn: 'max', field: 'amount' },
  ],
}
const lines = (body: object) =>
  Object.entries(cellsOf(body))
    .map(([row, columns]) => [row, ...(columns.Total ?? [])].join(' '))
    .sort()
const reckoned = async (rate: string) => {
  const rows = await fixture.system.db.arrays({
    text: `select coalesce(initcap(stage), 'Total'), round(sum(v), 2)::text, round(avg(v), 2)::text, round(max(v), 2)::text
      from (select stage, amount * case amount_currency when 'USD' then ${rate} else 1 end as v from ed.deal) d group by rollup (stage)`,
    values: [],
  })
  return rows.map(row => row.join(' ')).sort()
}

test('by the rates of today', async () => {
  const { body } = await fixture.own(definition)
  expect(lines(body)).toEqual(await reckoned('7'))
  expect(body.money).toEqual({ currency: 'CNY', converted: true, rates: 'today' })
  expect(body.measures[0]).toMatchObject({ type: 'money', currency: 'CNY', decimals: 2 })
})

test('by the rates of a date of the record, also for medians', async () => {
  const dated = { ...definition, rateDate: 'close_date' }
  const { body } = await fixture.own(dated)
  expect(lines(body)).toEqual(
    await reckoned(`(case when coalesce(close_date, current_date) < '2025-01-01' then 6 else 7 end)`),
  )
  expect(body.money).toMatchObject({ converted: true, rates: 'close_date' })
  const median = await fixture.own({ object: 'deal', measures: [{ as: 'm', fn: 'median', field: 'amount' }] })
  const [[wanted]] = (await fixture.system.db.arrays({
    text: `select round(percentile_cont(0.5) within group (order by amount * case amount_currency when 'USD' then 7 else 1 end)::numeric, 2)::text from ed.deal`,
    values: [],
  })) as [[string]]
  expect(cellsOf(median.body).Total?.Total).toEqual([wanted])
})

test('the records of a cell: each in the base currency, and all together what the cell says', async () => {
  const { body } = await fixture.stored('by_stage')
  const drill = async (input: object) => {
    const answer = await fixture.http.ask(fixture.admin, 'POST', '/api/reports/by_stage/drill', {
      rows: [{ value: 'won' }],
      measure: 'total',
      fields: ['amount'],
      limit: 200,
      ...input,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const cell = await drill({ converted: true })
  const said = String(cellsOf(body).Won?.Total?.[0])
  expect(cell.total).toEqual({
    label: { en: 'amount', 'zh-CN': 'amount' },
    type: 'money',
    value: said,
    currency: 'CNY',
    converted: true,
  })
  const amounts = Object.values(cell.amounts as Record<string, string | null>)
  expect(amounts).toHaveLength(cell.records.length)
  const cents = amounts.reduce((sum, amount) => sum + Math.round(Number(amount ?? 0) * 100), 0)
  expect(cents).toBe(Math.round(Number(said) * 100))
  // Within a page, all of the cell all the same.
  expect((await drill({ converted: true, limit: 1 })).total).toEqual(cell.total)
  // Records of one currency stay in it, unless the report was converted.
  const dollars = { filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'd1' }] } }
  const yuan = await drill(dollars)
  expect([yuan.total.currency, yuan.total.converted, yuan.amounts]).toEqual(['CNY', undefined, undefined])
  expect((await drill({ ...dollars, converted: true })).amounts).toBeUndefined()
  expect((await drill({ measure: 'n' })).total).toBeUndefined()
})

test('an amount without a rate is not made up, and its currency is named', async () => {
  await fixture.insert('deal', {
    name: 'yen',
    stage: 'lost',
    amount: '5',
    amount_currency: 'JPY',
    owner_id: fixture.admin.actor.userId,
  })
  const { body } = await fixture.own(definition)
  expect(body.money).toEqual({ currency: 'CNY', converted: true, rates: 'today', unrated: ['JPY'] })
  const cells = cellsOf(body)
  expect([cells.Lost?.Total?.[0], cells.Total?.Total?.[0]]).toEqual([undefined, undefined])
  expect(cells.Open?.Total?.[0]).toMatch(/^\d+\.\d\d$/)
})

test('a currency without an amount says nothing', async () => {
  const only = await reportFixture()
  try {
    const owner_id = only.admin.actor.userId
    await only.insert('deal', { name: 'one', stage: 'open', amount: '5', amount_currency: 'CNY', owner_id })
    await only.insert('deal', { name: 'none', stage: 'open', amount: null, amount_currency: 'JPY', owner_id })
    const { body } = await only.own(definition)
    expect(body.money).toEqual({ currency: 'CNY', converted: false })
    expect(cellsOf(body).Total?.Total).toEqual(['5.00', '5.00', '5.00'])
  } finally {
    await only.drop()
  }
})
