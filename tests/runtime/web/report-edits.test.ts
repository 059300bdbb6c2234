/** What the edits of the report builder make of a report. */
import { expect, test } from 'vitest'

import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogField, FieldType } from '#runtime/web/api/catalog.ts'
import {
  addComparison,
  addFormula,
  addGroup,
  addMeasure,
  isDated,
  moveGroup,
  moveMeasure,
  newReport,
  removeGroup,
  removeMeasure,
  setGroup,
  setMeasure,
  typedPlace,
} from '#runtime/web/reports/builder/report-edits.ts'

const field = (name: string, type: FieldType) =>
  ({ id: name, name, type, label: { en: name, 'zh-CN': name } }) as unknown as CatalogField
const picked = (name: string, type: FieldType, path = name) => ({ path, field: field(name, type) })
const amount = picked('amount', 'money')
const owner = picked('owner', 'reference')
const close = picked('close_date', 'date')

test('won amount by owner and month with the previous year is four steps', () => {
  const steps: ((report: ReportBody) => ReportBody)[] = [
    report => addMeasure(report, amount),
    report => addGroup(report, 'rows', owner),
    report => addGroup(report, 'columns', close),
    report => addComparison(report, 0, 'previous', 'year', { en: 'Amount', 'zh-CN': '金额' }),
  ]
  expect(steps.reduce((report, step) => step(report), newReport('deal'))).toEqual({
    object: 'deal',
    measures: [
      { as: 'amount', fn: 'sum', field: 'amount' },
      {
        as: 'amount_before',
        fn: 'sum',
        field: 'amount',
        label: { en: 'Amount, year before', 'zh-CN': '金额（上年同期）' },
        show: 'previous',
        against: 'year',
      },
    ],
    rows: [{ id: 'owner', field: 'owner' }],
    columns: [{ id: 'close_date', field: 'close_date', by: 'month' }],
    period: { field: 'close_date', range: 'this_year' },
    chart: { type: 'bar' },
  })
})

test('each type of field is reckoned in its usual way, under a name of its own', () => {
  const types = ['percent', 'integer', 'date', 'choice', 'children'] as const
  const report = types.reduce((made, type) => addMeasure(made, picked('x', type)), newReport('deal'))
  expect(report.measures.map(({ as, fn }) => [as, fn])).toEqual([
    ['x_avg', 'avg'],
    ['x', 'sum'],
    ['x_max', 'max'],
    ['x_count', 'countDistinct'],
    ['x_2', 'count'],
  ])
  expect(addMeasure(report, undefined).measures.at(-1)).toMatchObject({ as: 'records', fn: 'count' })
})

test('a period that was chosen stays', () => {
  const report: ReportBody = { ...newReport('deal'), period: { field: 'created_at', range: 'last_year' } }
  expect(addGroup(report, 'rows', close).period).toEqual(report.period)
  expect([isDated(newReport('deal')), isDated(report)]).toEqual([false, true])
})

test('ids of groups are such as the schema takes, and differ', () => {
  const names = ['阶段', '区域', 'a', 'owner', 'owner']
  const report = names.reduce((made, name) => addGroup(made, 'rows', picked(name, 'text')), newReport('deal'))
  const ids = report.rows?.map(group => group.id) ?? []
  expect(new Set(ids).size).toBe(5)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9_-]{2,59}$/)
})

test('groups move along their axis and to the other, measures among themselves', () => {
  const rows = ['one', 'two', 'three'].reduce(
    (made, name) => addGroup(made, 'rows', picked(name, 'text')),
    newReport('deal'),
  )
  const named = (report: ReportBody) => [report.rows?.map(item => item.field), report.columns?.map(item => item.field)]
  const at = (axis: 'rows' | 'columns', index: number) => ({ axis, index })
  expect(named(moveGroup(rows, at('rows', 0), at('rows', 2)))).toEqual([['two', 'one', 'three'], undefined])
  expect(named(moveGroup(rows, at('rows', 2), at('rows', 0)))).toEqual([['three', 'one', 'two'], undefined])
  expect(named(moveGroup(rows, at('rows', 1), at('columns', 0)))).toEqual([['one', 'three'], ['two']])
  expect(named(removeGroup(removeGroup(removeGroup(rows, 'rows', 0), 'rows', 0), 'rows', 0))).toEqual([
    undefined,
    undefined,
  ])
  const measures = addMeasure(addMeasure(newReport('deal'), amount), picked('x', 'integer'))
  expect(moveMeasure(measures, 1, 0).measures.map(item => item.as)).toEqual(['x', 'amount'])
})

test('a measure that goes is forgotten by what is ordered or drawn by it; one always stays', () => {
  const two = addMeasure(addMeasure(addGroup(newReport('deal'), 'rows', owner), amount), picked('x', 'integer'))
  const sorted = setGroup({ ...two, chart: { type: 'scatter', measures: ['amount', 'x'] } }, 'rows', 0, {
    sortBy: 'amount',
    order: 'ascending',
    top: 5,
    topBy: 'amount',
  })
  const left = removeMeasure(sorted, 0)
  expect(left.rows).toEqual([{ id: 'owner', field: 'owner', top: 5 }])
  expect(left.chart).toEqual({ type: 'scatter', measures: ['x'] })
  expect(removeMeasure(left, 0).measures).toMatchObject([{ fn: 'count' }])
  expect(removeMeasure(left, 0).chart).toEqual({ type: 'scatter' })
})

test('a formula begins with the first value; properties that are taken away are gone', () => {
  const report = addFormula(addMeasure(newReport('deal'), amount), { en: 'Formula' })
  expect(report.measures[1]).toEqual({ as: 'formula', label: { en: 'Formula' }, formula: 'amount', format: 'number' })
  expect(setMeasure(report, 1, { label: undefined, decimals: 2 }).measures[1]).toEqual({
    as: 'formula',
    formula: 'amount',
    format: 'number',
    decimals: 2,
  })
})

test('what is typed in one place is told from other edits', () => {
  const report = addMeasure(newReport('deal'), amount)
  const labelled = setMeasure(report, 0, { label: { en: 'A' } })
  expect(typedPlace(report, labelled)).toBe('measures/0/label')
  expect(typedPlace(report, { ...report, filter: { combinator: 'and', rules: [] } })).toBe('filter')
  expect(typedPlace(report, setMeasure(report, 0, { fn: 'avg' }))).toBeUndefined()
  expect(typedPlace(report, addGroup(report, 'rows', owner))).toBeUndefined()
  expect(typedPlace(report, addMeasure(report, amount))).toBeUndefined()
})
