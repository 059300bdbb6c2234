/** What the builder suggests of another object for a report, and what becomes of it when the report changes. */
import { expect, test } from 'vitest'

import type { ReportBody } from '#metadata/report-body.ts'
import {
  type CatalogAnswer,
  type CatalogField,
  type CatalogObject,
  type FieldType,
  indexCatalog,
} from '#runtime/web/api/catalog.ts'
import {
  addComparison,
  addSource,
  isComparable,
  removeGroup,
  setMeasure,
} from '#runtime/web/reports/builder/report-edits.ts'
import { answersTo, likelyObjects, likelySource, withLikelyGroups } from '#runtime/web/reports/builder/source-fit.ts'

const field = (name: string, type: FieldType, more: object = {}) =>
  ({ id: name, name, type, label: { en: name, 'zh-CN': name }, ...more }) as unknown as CatalogField
const system = { system: true }
const object = (name: string, ...fields: CatalogField[]): CatalogObject => ({
  id: name,
  name,
  label: { en: name },
  plural: { en: `${name}s` },
  ownership: 'user',
  title: 'name',
  rights: { create: true, read: true, update: true, delete: true, export: true, import: true },
  fields: [
    field('id', 'text'),
    ...fields,
    field('owner', 'reference', { ...system, target: 'user' }),
    field('unit', 'reference', { ...system, target: 'unit' }),
    field('created_by', 'reference', { ...system, target: 'user' }),
    field('created_at', 'datetime', system),
  ],
})
const choices = (...codes: string[]) => ({ choices: codes.map(code => ({ code, label: {} })) })
const deal = object(
  'deal',
  field('amount', 'money'),
  field('close_date', 'date'),
  field('stage', 'choice', choices('open', 'won')),
  field('region', 'choice', choices('north', 'south')),
  field('account', 'reference', { target: 'account' }),
  field('remark', 'text'),
)
const target = object(
  'target',
  field('starts_on', 'date'),
  field('quota', 'money'),
  field('area', 'choice', choices('south', 'north')),
  field('region', 'choice', choices('urgent', 'normal')),
)
const note = object('note', field('body', 'longText'))
const secret = { ...object('secret', field('amount', 'money')), rights: { ...deal.rights, read: false } }
const catalog = indexCatalog({ objects: [note, deal, target, secret] } as unknown as CatalogAnswer)
const report: ReportBody = {
  object: 'deal',
  period: { field: 'close_date', range: 'this_year' },
  rows: [{ id: 'owner', field: 'owner' }],
  columns: [{ id: 'month', field: 'close_date', by: 'month' }],
  measures: [{ as: 'amount', fn: 'sum', field: 'amount' }],
}
const source = {
  object: 'target',
  field: 'quota',
  period: 'starts_on',
  groups: [
    { group: 'owner', field: 'owner' },
    { group: 'month', field: 'starts_on' },
  ],
  common: ['owner', 'unit'],
}

test('targets go along with owner and month, their amount is added up, and filters by person and unit hold for both', () => {
  expect(likelySource(catalog, report, target)).toEqual(source)
})

test('what fits comes first; what may not be read is not offered', () => {
  const offered = likelyObjects(catalog, report)
  expect(offered.map(item => [item.object.name, item.fits])).toEqual([
    ['target', true],
    ['deal', false],
    ['note', false],
  ])
})

test('choices go together by what can be chosen, not by what they are called', () => {
  const answers = answersTo(catalog, { path: 'region', field: deal.fields[4] as CatalogField }, target)
  expect(answers.map(({ path, likeness }) => [path, likeness > 0])).toEqual([
    ['area', true],
    ['region', false],
  ])
})

test('a group that nothing goes with is left to totals', () => {
  const byAccount: ReportBody = { ...report, rows: [{ id: 'account', field: 'account' }] }
  expect(likelySource(catalog, byAccount, target).groups).toEqual([{ group: 'month', field: 'starts_on' }])
})

test('a measure of another object forgets a group that is removed, and goes along with a new one', () => {
  const planned = addSource(report, source, target.fields[2], { en: 'Targets: quota' })
  expect(planned.measures[1]).toEqual({ as: 'target', label: { en: 'Targets: quota' }, fn: 'sum', source })
  const without = removeGroup(removeGroup(planned, 'rows', 0), 'columns', 0)
  expect(without.measures[1]?.source).toEqual({
    object: 'target',
    field: 'quota',
    period: 'starts_on',
    common: ['owner', 'unit'],
  })
  const again = withLikelyGroups(catalog, report, without.measures[1]?.source ?? source)
  expect(again.groups).toEqual(source.groups)
})

test('it is compared with earlier days only where it has a date of its own', () => {
  const planned = addSource(report, source, target.fields[2], {})
  const measureOf = (patch: object) => setMeasure(planned, 1, { source: { ...source, ...patch } }).measures[1]!
  expect(isComparable(planned, measureOf({}))).toBe(true)
  expect(isComparable(planned, measureOf({ period: undefined }))).toBe(true)
  expect(isComparable(planned, measureOf({ period: undefined, groups: [] }))).toBe(false)
  expect(addComparison(planned, 1, 'previous', 'year', { en: 'Quota' }).measures[2]).toMatchObject({
    source,
    show: 'previous',
  })
})
