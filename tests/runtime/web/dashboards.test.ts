/** What tiles ask, say and are arranged by: pure functions of the screen. */
import { describe, expect, test } from 'vitest'
import type { DashboardTile } from '#metadata/definitions.ts'
import { changeOf, lightOf, seriesOf, totalOf } from '#runtime/web/dashboards/kpi-figures.ts'
import { daysUntil, previousDays } from '#runtime/web/dashboards/previous-days.ts'
import { growTile, placeTile, shiftTile } from '#runtime/web/dashboards/tile-order.ts'
import { tileInput } from '#runtime/web/dashboards/tile-question.ts'
import type { ReportAnswer } from '#runtime/web/reports/report-api.ts'

test.each([
  ['year', { from: '2026-01-01', to: '2027-01-01' }, '2025-01-01..2025-12-31'],
  ['year', { from: '2024-02-29', to: '2024-03-01' }, '2023-02-28..2023-02-28'],
  ['period', { from: '2026-10-01', to: '2027-01-01' }, '2026-07-01..2026-09-30'],
  ['period', { from: '2026-03-01', to: '2026-04-01' }, '2026-02-01..2026-02-28'],
  ['period', { from: '2026-11-16', to: '2026-11-23' }, '2026-11-09..2026-11-15'],
] as const)('the %s before %j', (against, days, before) => {
  expect(previousDays(days, against)).toBe(before)
})

test.each([
  ['year', ['2026-01-01', '2027-01-01'], '2026-11-23', '2026-01-01..2026-11-23', '2025-01-01..2025-11-23', 38],
  ['period', ['2026-03-01', '2026-04-01'], '2026-03-15', '2026-03-01..2026-03-15', '2026-02-01..2026-02-15', 16],
  // The end of a month is compared with the whole of a shorter one before.
  ['period', ['2026-03-01', '2026-04-01'], '2026-03-30', '2026-03-01..2026-03-30', '2026-02-01..2026-02-28', 1],
  ['period', ['2026-02-01', '2026-03-01'], '2026-02-28', '2026-02-01..2026-02-28', '2026-01-01..2026-01-31', 0],
  ['period', ['2026-10-01', '2027-01-01'], '2026-11-30', '2026-10-01..2026-11-30', '2026-07-01..2026-08-30', 31],
  ['period', ['2026-11-16', '2026-11-23'], '2026-11-18', '2026-11-16..2026-11-18', '2026-11-09..2026-11-11', 4],
  ['year', ['2024-02-01', '2024-03-01'], '2024-02-29', '2024-02-01..2024-02-29', '2023-02-01..2023-02-28', 0],
] as const)('the %s before %j by %s', (against, [from, to], today, now, before, left) => {
  expect(daysUntil({ from, to }, against, today)).toMatchObject({ now, before, left })
})

test('what is over, or has not begun, is compared as a whole', () => {
  const month = { from: '2026-03-01', to: '2026-04-01' }
  expect([daysUntil(month, 'year', '2026-04-01'), daysUntil(month, 'year', '2026-02-28')]).toEqual([
    undefined,
    undefined,
  ])
})

describe('the light', () => {
  test.each([
    [{}, 100, 100, true, 'green'],
    [{}, 80, 100, true, 'yellow'],
    [{}, 79, 100, true, 'red'],
    [{ better: 'lower' }, 100, 100, true, 'green'],
    [{ better: 'lower' }, 121, 100, true, 'red'],
    [{ green: '4.5', yellow: '4' }, 4.2, undefined, false, 'yellow'],
    [{}, 5, undefined, false, undefined],
    [{}, 5, 0, true, undefined],
    [{}, undefined, 100, true, undefined],
  ] as const)('of %j at %s of %s', (tile, value, target, hasTarget, light) => {
    expect(lightOf(tile, value, target, hasTarget)).toBe(light)
  })
})

test('a change has no share where there was nothing before', () => {
  expect([changeOf(110, 100), changeOf(-50, -100), changeOf(1, 0), changeOf(undefined, 1)]).toEqual([
    0.1,
    0.5,
    undefined,
    undefined,
  ])
})

const answer = {
  measures: [{ as: 'n' }],
  rows: { groups: [{}], members: [{ values: ['a'] }, { values: [], total: true }] },
  columns: {
    groups: [{ by: 'month' }],
    members: [{ values: ['2026-02-01'] }, { values: ['2026-01-01'] }, { values: [], total: true }],
  },
  cells: [
    { row: 1, column: 0, values: ['2'] },
    { row: 1, column: 1, values: ['1'] },
    { row: 1, column: 2, values: ['3'] },
  ],
} as unknown as ReportAnswer

test('a figure is the grand total, its line goes by the days', () => {
  expect(totalOf(answer, 'n')?.value).toBe('3')
  expect(totalOf(answer, 'm')).toBeUndefined()
  expect(seriesOf(answer, 'n', '2026-02-01')).toEqual({ values: [1, 2], done: 1 })
  // What has begun may be nothing; what is still to come is left out, unless it has a value already.
  const [january, february, march, april] = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']
  const columns = { ...answer.columns, members: [january, february, march, april].map(day => ({ values: [day] })) }
  const cells = [5, 0, 0, 0].map((value, column) => ({ row: 1, column, values: [String(value)] }))
  const year = { ...answer, columns, cells } as unknown as ReportAnswer
  expect(seriesOf(year, 'n', '2026-02-15')).toEqual({ values: [5, 0], done: 1 })
  const planned = { ...year, cells: [...cells.slice(0, 2), { row: 1, column: 2, values: ['7'] }] } as ReportAnswer
  expect(seriesOf(planned, 'n', '2026-02-15')).toEqual({ values: [5, 0, 7], done: 1 })
})

test('shared filters become the period of the report and conditions on its records', () => {
  const filters = [
    { id: 'when', type: 'period' },
    { id: 'who', type: 'user' },
    { id: 'what', type: 'choice' },
  ] as const
  const tile = {
    period: 'last_year' as const,
    filters: [{ filter: 'when' }, { filter: 'who', field: 'owner' }, { filter: 'what', field: 'stage' }],
  }
  expect(tileInput([...filters], tile, { when: '', who: '', what: '' })).toEqual({
    parameters: {},
    period: 'last_year',
  })
  expect(tileInput([...filters], tile, { when: '2026-01-01..2026-01-31', who: '$me', what: 'won,lost' })).toEqual({
    parameters: {},
    period: '2026-01-01..2026-01-31',
    filter: {
      combinator: 'and',
      rules: [
        { field: 'owner', operator: '=', value: '$me' },
        { field: 'stage', operator: 'in', value: ['won', 'lost'] },
      ],
    },
  })
  // A field that was cut out because it is hidden does not turn a person into a period.
  expect(tileInput([...filters], { filters: [{ filter: 'who' }] }, { who: '$me' })).toEqual({ parameters: {} })
})

test('tiles are moved and sized within their bounds', () => {
  const tiles = ['a', 'b', 'c'].map((id): DashboardTile => ({ id, type: 'tasks' }))
  const ids = (moved: readonly DashboardTile[]) => moved.map(tile => tile.id).join('')
  expect(ids(placeTile(tiles, 'c', 'a', 'before'))).toBe('cab')
  expect(ids(placeTile(tiles, 'a', 'b', 'after'))).toBe('bac')
  expect(ids(shiftTile(tiles, 'a', -1))).toBe('abc')
  expect(ids(shiftTile(tiles, 'a', 5))).toBe('bca')
  expect(growTile(tiles, 'a', 20, -9)[0]).toMatchObject({ width: 12, height: 1 })
})
