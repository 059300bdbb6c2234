/** Where nothing happened, counts and sums are nought; means are empty, and so is what has not happened yet. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { todayIn } from '#runtime/query/relative-dates.ts'
import { addMonths } from '#runtime/reports/report-period.ts'

import { cellsOf, type ReportFixture, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture
/** The months of the year before, of the administrator, as the tests call them. */
const past = { period: { from: '2021-01-01', to: '2021-04-30' } }

beforeAll(async () => {
  fixture = await reportFixture()
  const deal = (close_date: string, amount: string | null, more: object = {}) =>
    fixture.insert('deal', {
      name: close_date,
      stage: 'won',
      amount,
      amount_currency: amount === null ? null : 'CNY',
      close_date,
      owner_id: fixture.admin.actor.userId,
      ...more,
    })
  await deal('2020-02-10', '100')
  await deal('2020-03-10', '50')
  await deal('2021-01-10', '40')
  await deal('2021-03-10', '75')
  // Of the seller alone, in April, without an amount.
  await deal('2021-04-10', null, { owner_id: fixture.seller.actor.userId, stage: 'open' })
  await fixture.insert('currency', { code: 'CNY', name: '人民币', active: true, decimals: 2 })
})
afterAll(() => fixture?.drop())

const month = { id: 'month', field: 'close_date', by: 'month' }
const sum = { fn: 'sum', field: 'amount' }
const year = { against: 'year' }
const measures = [
  { as: 'n', fn: 'count' },
  { as: 'amount', ...sum },
  { as: 'before', ...sum, ...year, show: 'previous' },
  { as: 'more', ...sum, ...year, show: 'difference' },
  { as: 'change', ...sum, ...year, show: 'change' },
  { as: 'mean', fn: 'avg', field: 'amount' },
]
const period = { field: 'close_date', range: 'this_year' }
const definition = { object: 'deal', rows: [month], measures, period }
const numbersOf = (values: unknown[] | undefined) =>
  values?.map(value => (value === null || value === undefined ? null : Number(value)))

test('months without records: nought, all of the year before lost, and no share of nothing', async () => {
  const { status, body } = await fixture.own(definition, past)
  expect(status, JSON.stringify(body)).toBe(200)
  const cells = cellsOf(body)
  expect(numbersOf(cells['2021-01']?.Total)).toEqual([1, 40, 0, 40, null, 40])
  expect(numbersOf(cells['2021-02']?.Total)).toEqual([0, 0, 100, -100, -1, null])
  expect(numbersOf(cells['2021-03']?.Total)).toEqual([1, 75, 50, 25, 0.5, 75])
  expect(numbersOf(cells['2021-04']?.Total)).toEqual([1, 0, 0, 0, null, null])
  expect(numbersOf(cells.Total?.Total)).toEqual([3, 115, 150, -35, expect.closeTo(-35 / 150), 57.5])
})

test('so it is in every cell of a pivot whose periods are shown, in running totals and in formulas', async () => {
  const { body } = await fixture.own(
    {
      object: 'deal',
      rows: [{ id: 'owner', field: 'owner' }],
      columns: [month],
      period,
      measures: [
        { as: 'amount', ...sum },
        { as: 'up', ...sum, show: 'running' },
        { as: 'twice', formula: 'amount * 2' },
        { as: 'ratio', formula: 'up / amount' },
      ],
    },
    past,
  )
  const cells = cellsOf(body)
  expect(Object.values(cells.Admin ?? {}).map(numbersOf)).toEqual([
    [40, 40, 80, 1],
    [0, 40, 0, null],
    [75, 115, 150, expect.closeTo(115 / 75)],
    [0, 115, 0, null],
    [115, null, 230, null],
  ])
  expect(numbersOf(cells.Seller?.['2021-02'])).toEqual([0, 0, 0, null])
  const hidden = await fixture.own({ ...definition, rows: [{ ...month, emptyPeriods: 'hide' }] }, past)
  // The year before makes February one that is there.
  expect(Object.keys(cellsOf(hidden.body))).toEqual(['2021-01', '2021-02', '2021-03', '2021-04', 'Total'])
})

test('what has not begun is empty: neither nought nor all lost', async () => {
  const today = todayIn(fixture.admin.actor.timeZone, new Date())
  const first = `${today.slice(0, 8)}01`
  const next = addMonths(first, 1)
  const at = { owner_id: fixture.admin.actor.userId, amount: '10', amount_currency: 'CNY', stage: 'won' }
  await fixture.insert('deal', { ...at, name: 'then', close_date: addMonths(next, -12) })
  const { body } = await fixture.own(
    { ...definition, measures: [...measures, { as: 'up', ...sum, show: 'running' }] },
    { period: { from: first, to: addMonths(next, 1) } },
  )
  const cells = cellsOf(body)
  expect(numbersOf(cells[first.slice(0, 7)]?.Total)).toEqual([0, 0, 0, 0, null, null, 0])
  expect(numbersOf(cells[next.slice(0, 7)]?.Total)).toEqual([null, null, 10, null, null, null, null])
  expect(body.rows.members.map((member: { labels: string[] }) => member.labels[0])).toContain(next.slice(0, 7))
})

test('a total over a period without records is nought; where nothing is grouped there is nothing to show', async () => {
  const empty = { period: { from: '2019-01-01', to: '2019-03-31' } }
  const { body } = await fixture.own({ ...definition, measures: measures.slice(0, 2) }, empty)
  expect(body.rows.members).toHaveLength(1)
  expect(numbersOf(cellsOf(body).Total?.Total)).toEqual([0, 0])
  const whole = await fixture.own({ ...definition, rows: [], measures }, empty)
  expect(numbersOf(cellsOf(whole.body).Total?.Total)).toEqual([0, 0, 0, 0, null, null])
})

test('a division by zero has no value, and what else stands in the row is answered', async () => {
  const formulas = ['n / 0', 'n / (n - n)', 'n / (amount - amount) + 1'].map((formula, at) => ({
    as: `f${at}`,
    formula,
  }))
  const { status, body } = await fixture.own({ ...definition, measures: [...measures.slice(0, 2), ...formulas] }, past)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(numbersOf(cellsOf(body)['2021-01']?.Total)).toEqual([1, 40, null, null, null])
})

test('sums that lack a rate stay empty', async () => {
  const at = { owner_id: fixture.admin.actor.userId, stage: 'won', amount: '5', amount_currency: 'XXX' }
  const id = await fixture.insert('deal', { ...at, name: 'strange', close_date: '2021-02-02' })
  const { body } = await fixture.own({ ...definition, measures: measures.slice(0, 4) }, past)
  expect(body.money).toMatchObject({ converted: true, unrated: ['XXX'] })
  expect(cellsOf(body)['2021-02']?.Total?.slice(0, 2)).toEqual([1, null])
  await fixture.system.db.query({ text: 'delete from ed.deal where id = $1', values: [id] })
})
