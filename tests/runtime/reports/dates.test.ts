/** Periods have their borders where the clocks of whoever asks say so; weeks and fiscal years are reckoned as such. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { groupEnd, groupStart, isoWeek, moveBack, periodDays } from '#runtime/reports/report-period.ts'

import { cellsOf, type ReportFixture, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

beforeAll(async () => {
  fixture = await reportFixture()
  const deal = (close_date: string) =>
    fixture.insert('deal', {
      name: close_date,
      stage: 'won',
      amount: '10',
      amount_currency: 'CNY',
      close_date,
      owner_id: fixture.admin.actor.userId,
    })
  // 2020 has 53 weeks: the 53rd begins on 2020-12-28.
  for (const day of [
    '2020-01-02',
    '2020-12-28',
    '2021-01-03',
    '2021-01-04',
    '2021-12-30',
    '2022-01-03',
    '2024-02-29',
    '2025-02-28',
  ])
    await deal(day)
  await fixture.insert('note', { name: 'late', at: '2025-12-31T17:00:00Z', owner_id: fixture.admin.actor.userId })
  await fixture.insert('setting_value', {
    setting: 'sys-setting-fiscal_year_start',
    value: '4',
    valid_from: '2020-01-01',
  })
})
afterAll(() => fixture?.drop())

const count = { as: 'n', fn: 'count' }
const before = { as: 'before', fn: 'count', show: 'previous', against: 'year' }

test('a moment belongs to the month and to the period that it is for the person', async () => {
  const definition = {
    object: 'note',
    columns: [{ id: 'month', field: 'at', by: 'month', emptyPeriods: 'hide' }],
    measures: [count],
    period: { field: 'at', range: 'this_year' },
  }
  const there = { ...fixture.admin, actor: { ...fixture.admin.actor, timeZone: 'Europe/Berlin' } }
  const in2026 = { period: { from: '2026-01-01', to: '2026-12-31' } }
  const in2025 = { period: { from: '2025-01-01', to: '2025-12-31' } }
  expect(cellsOf((await fixture.own(definition, in2026)).body)).toEqual({ Total: { '2026-01': [1], Total: [1] } })
  expect(cellsOf((await fixture.own(definition, in2025, there)).body)).toEqual({
    Total: { '2025-12': [1], Total: [1] },
  })
  expect(cellsOf((await fixture.own(definition, in2026, there)).body)).toEqual({ Total: { Total: [0] } })
})

test('weeks go by their number in the ISO year; the 53rd stands beside none', async () => {
  const definition = {
    object: 'deal',
    rows: [{ id: 'week', field: 'close_date', by: 'week', emptyPeriods: 'hide' }],
    measures: [count, before],
    period: { field: 'close_date', range: 'this_year' },
  }
  const days = { period: { from: '2021-01-04', to: '2022-01-09' } }
  const { status, body } = await fixture.own(definition, days)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(cellsOf(body)).toEqual({
    '2021-W01': { Total: [1, 1] },
    '2021-W52': { Total: [1, 0] },
    '2022-W01': { Total: [1, 1] },
    Total: { Total: [3, 2] },
  })
})

test('the 29th of February stands beside the 28th of the year after', async () => {
  const definition = {
    object: 'deal',
    rows: [{ id: 'day', field: 'close_date', by: 'day', emptyPeriods: 'hide' }],
    measures: [count, before],
    period: { field: 'close_date', range: 'this_year' },
  }
  const { body } = await fixture.own(definition, { period: { from: '2025-01-01', to: '2025-12-31' } })
  expect(cellsOf(body)).toEqual({ '2025-02-28': { Total: [1, 1] }, Total: { Total: [1, 1] } })
})

test('fiscal years begin in the month that the business parameter says', async () => {
  const definition = {
    object: 'deal',
    rows: [
      { id: 'year', field: 'close_date', by: 'fiscalYear' },
      { id: 'quarter', field: 'close_date', by: 'fiscalQuarter' },
    ],
    measures: [count],
  }
  const { body } = await fixture.own(definition)
  expect(cellsOf(body)).toMatchObject({
    'FY2020/FY2020 Q4': { Total: [1] },
    'FY2021/FY2021 Q3': { Total: [1] },
    'FY2021/FY2021 Q4': { Total: [2] },
    'FY2021/Total': { Total: [3] },
    'FY2022/FY2022 Q4': { Total: [1] },
  })
  expect(body.rows.members[0].values).toEqual(['2019-04-01', '2020-01-01'])
})

test('days of periods', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const days = (range: Parameters<typeof periodDays>[0], month = 1) => periodDays(range, month, 'Asia/Shanghai', now)
  expect(days('this_month')).toEqual({ from: '2026-11-01', to: '2026-12-01' })
  expect(days('this_fiscal_year', 4)).toEqual({ from: '2026-04-01', to: '2027-04-01' })
  expect(days('last_fiscal_year', 12)).toEqual({ from: '2024-12-01', to: '2025-12-01' })
  expect(days('this_fiscal_quarter', 2)).toEqual({ from: '2026-11-01', to: '2027-02-01' })
  expect(days({ from: '2026-01-01', to: '2026-01-31' })).toEqual({ from: '2026-01-01', to: '2026-02-01' })
  expect(() => days({ from: '2026-02-30', to: '2026-03-01' })).toThrow(/two days/)
  expect(groupEnd('2026-11-01', 'month')).toBe('2026-12-01')
  expect(groupEnd('2026-11-16', 'week')).toBe('2026-11-23')
  expect(moveBack('2021-01-04', { isoYear: true })).toBe('2019-12-30')
  expect(moveBack('2026-03-31', { months: 1 })).toBe('2026-02-28')
  expect(isoWeek('2021-01-03')).toEqual({ year: 2020, week: 53 })
})

test('periods without values are shown: those of the period, or where the report says so', async () => {
  const ask = async (group: object, more: object = {}, input: object = {}) => {
    const rows = [{ id: 'row', field: 'close_date', ...group }]
    const { status, body } = await fixture.own(
      { object: 'deal', rows, measures: [count, { ...count, as: 'up', show: 'running' }], ...more },
      input,
    )
    expect(status, JSON.stringify(body)).toBe(200)
    return body.rows.members.map((member: { labels: string[] }) => member.labels.join('/'))
  }
  const period = { period: { field: 'close_date', range: 'this_year' } }
  const late2020 = { period: { from: '2020-12-20', to: '2021-01-10' } }
  expect(await ask({ by: 'week' }, period, late2020)).toEqual(['2020-W51', '2020-W52', '2020-W53', '2021-W01', 'Total'])
  expect(await ask({ by: 'week', emptyPeriods: 'hide' }, period, late2020)).toEqual(['2020-W53', '2021-W01', 'Total'])
  expect(await ask({ by: 'fiscalQuarter' }, period, { period: { from: '2021-01-01', to: '2021-12-31' } })).toEqual([
    'FY2021 Q4',
    'FY2022 Q1',
    'FY2022 Q2',
    'FY2022 Q3',
    'Total',
  ])
  expect(await ask({ by: 'year' })).toEqual(['2020', '2021', '2022', '2024', '2025', 'Total'])
  expect(await ask({ by: 'year', emptyPeriods: 'show' })).toEqual([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
    '2025',
    'Total',
  ])
  const nested = {
    rows: [
      { id: 'year', field: 'close_date', by: 'year' },
      { id: 'quarter', field: 'close_date', by: 'quarter', emptyPeriods: 'show' },
    ],
  }
  const quarters = await ask(
    {},
    { ...nested, filter: { combinator: 'and', rules: [{ field: 'close_date', operator: '<', value: '2021-06-01' }] } },
  )
  expect(quarters).toEqual([
    '2020/2020 Q1',
    '2020/2020 Q2',
    '2020/2020 Q3',
    '2020/2020 Q4',
    '2020/Total',
    '2021/2021 Q1',
    '2021/Total',
    'Total',
  ])
  const days = await fixture.own(
    { object: 'deal', rows: [{ id: 'day', field: 'close_date', by: 'day' }], measures: [count], ...period },
    { period: { from: '0100-01-01', to: '8000-12-31' } },
  )
  expect(days.body.rows.members).toHaveLength(9)
  const rows = [{ id: 'day', field: 'close_date', by: 'day', emptyPeriods: 'show' }]
  const asked = await fixture.own(
    { object: 'deal', rows, measures: [count], ...period },
    { period: { from: '0100-01-01', to: '8000-12-31' } },
  )
  expect(asked.body.type).toBe('/problems/report/too-many-groups')
})

test('the first day of a group', () => {
  expect(groupStart('2026-11-22', 'week', 1)).toBe('2026-11-16')
  expect(groupStart('2021-01-03', 'week', 1)).toBe('2020-12-28')
  expect(groupStart('2026-11-22', 'quarter', 1)).toBe('2026-10-01')
  expect(groupStart('2026-02-28', 'fiscalYear', 4)).toBe('2025-04-01')
  expect(groupStart('2026-01-31', 'fiscalQuarter', 2)).toBe('2025-11-01')
  expect(groupStart('2026-03-31', 'year', 7)).toBe('2026-01-01')
})

test('a period that begins in the middle of a month is compared day by day', async () => {
  const definition = { object: 'deal', measures: [count, before], period: { field: 'close_date', range: 'this_year' } }
  const ask = async (from: string, to: string) =>
    cellsOf((await fixture.own(definition, { period: { from, to } })).body).Total?.Total
  expect(await ask('2021-12-29', '2022-01-03')).toEqual([2, 1])
  expect(await ask('2025-02-28', '2025-02-28')).toEqual([1, 1])
  expect(await ask('2025-02-01', '2025-02-28')).toEqual([1, 1])
  expect(await ask('2025-03-01', '2025-12-31')).toEqual([0, 0])
})
