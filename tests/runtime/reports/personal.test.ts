/** Reports that people keep: whose they are, variants of definitions, renames, and what a promotion takes from them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { personalReportRoutes } from '#runtime/personal/personal-report-routes.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { type FixtureHttp, fixtureHttp } from '../../support/fixture-http.ts'
import { cellsOf, fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture
let http: FixtureHttp

type Field = ObjectDefinition['fields'][number]

const rule = (field: string, operator: string, value: unknown) => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
})
const count = { as: 'n', fn: 'count' }
const byStage = { object: 'deal', rows: [{ id: 'stage', field: 'stage' }], measures: [count] }

const definitions = [
  report('won', {
    object: 'deal',
    parameters: [{ name: 'least', type: 'number', default: '0', label: { en: 'Least' } }],
    filter: {
      combinator: 'and',
      rules: [...rule('stage', '=', 'won').rules, { field: 'amount', operator: '>=', value: { parameter: 'least' } }],
    },
    rows: [{ id: 'owner', field: 'owner' }],
    measures: [count],
  }),
  report('hidden_filter', {
    object: '客户',
    filter: rule('secret', 'null', null),
    rows: [{ id: 'city', field: '城市', sortBy: 'secrets' }],
    measures: [
      count,
      { as: 'secrets', fn: 'countDistinct', field: 'secret' },
      { as: 'of', fn: 'count', filter: rule('secret', 'notNull', null) },
      { as: 'part', formula: 'secrets / n' },
    ],
  }),
]

beforeAll(async () => {
  fixture = await reportFixture(definitions)
  await fillDeals(fixture, { count: 60 })
  const door = { system: fixture.system }
  http = await fixtureHttp([personalReportRoutes(door), reportRoutes(door)], fixture.system)
})
afterAll(async () => {
  await http?.http.close()
  await fixture?.drop()
})

const keep = (caller: Caller, name: string, more: object) =>
  http.ask(caller, 'POST', '/api/personal-reports', { name, ...more })
const names = async (caller: Caller): Promise<string[]> =>
  (await http.ask(caller, 'GET', '/api/personal-reports')).body.reports.map((item: { name: string }) => item.name)
const open = (caller: Caller, id: string) => http.ask(caller, 'POST', `/api/reports/${id}`, {})

test('a report is one’s own until it is shared, and everybody asks it as himself', async () => {
  const { admin, seller, head } = fixture
  const made = await keep(admin, ' Mine ', { report: byStage })
  expect([made.status, made.body.name, made.body.shared]).toEqual([201, 'Mine', 'none'])
  const { id } = made.body
  const { body } = await open(admin, id)
  expect([body.name, body.label.en, cellsOf(body).Total?.Total]).toEqual([id, 'Mine', [60]])
  expect((await open(seller, id)).body.type).toBe('/problems/personal-report/unknown')
  expect((await http.ask(seller, 'PUT', `/api/personal-reports/${id}`, { name: 'x', report: byStage })).status).toBe(
    404,
  )
  expect((await http.ask(seller, 'DELETE', `/api/personal-reports/${id}`)).status).toBe(404)
  const share = (shared: string, name = 'Mine') =>
    http.ask(admin, 'PUT', `/api/personal-reports/${id}`, { name, shared, report: byStage })
  expect((await share('all')).status).toBe(200)
  expect(await names(seller)).toEqual(['Mine'])
  const total = cellsOf((await open(seller, id)).body).Total?.Total?.[0] as number
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(60)
  // The unit is that of whoever shares it, as of the day on which he does.
  await share('unit')
  expect(await names(seller)).toEqual([])
  const units = await keep({ ...seller, actor: { ...seller.actor, unitId: fixture.unitId } }, 'Of the unit', {
    shared: 'unit',
    report: byStage,
  })
  expect(await names(head)).toEqual(['Of the unit'])
  expect((await open(head, units.body.id)).status).toBe(200)
  const mate = { ...head, actor: { ...head.actor, unitId: null, teamMates: [seller.actor.userId] } }
  expect(await names(mate)).toEqual([])
  await http.ask(seller, 'PUT', `/api/personal-reports/${units.body.id}`, {
    name: 'Of the team',
    shared: 'team',
    report: byStage,
  })
  expect(await names(mate)).toEqual(['Of the team'])
  for (const [person, report] of [
    [admin, id],
    [seller, units.body.id],
  ] as const)
    expect((await http.ask(person, 'DELETE', `/api/personal-reports/${report}`)).status).toBe(204)
})

test('a variant keeps to the records of its definition, also for those who may not ask reports of their own', async () => {
  const { head, seller } = fixture
  expect((await keep(head, 'Free', { report: byStage })).status).toBe(403)
  expect((await http.ask(head, 'POST', '/api/reports', { report: byStage })).status).toBe(403)
  const asked = await http.ask(head, 'POST', '/api/reports', { report: byStage, base: 'won' })
  expect(Object.keys(cellsOf(asked.body)).sort()).toEqual(['Total', 'Won'])
  const variant = await keep(head, 'Mine', { report: byStage, base: 'won' })
  expect(variant.status).toBe(201)
  const { body } = await open(head, variant.body.id)
  expect(Object.keys(cellsOf(body)).sort()).toEqual(['Total', 'Won'])
  const some = await http.ask(head, 'POST', `/api/reports/${variant.body.id}`, { parameters: { least: 1e6 } })
  expect(cellsOf(some.body).Total?.Total).toEqual([0])
  const drilled = await http.ask(head, 'POST', `/api/reports/${variant.body.id}/drill`, { rows: [{ value: 'won' }] })
  expect(drilled.body.count).toBe(cellsOf(body).Won?.Total?.[0])
  expect(drilled.body.filter.rules).toContainEqual({ field: 'stage', operator: '=', value: 'won' })
  const twice = { ...byStage, parameters: [{ name: 'least', type: 'number', label: { en: 'x' } }] }
  expect((await keep(head, 'Twice', { report: twice, base: 'won' })).body.type).toBe('/problems/report/invalid')
  expect((await keep(seller, 'Other', { report: byStage, base: 'hidden_filter' })).body.type).toBe(
    '/problems/report/invalid',
  )
  await http.ask(head, 'DELETE', `/api/personal-reports/${variant.body.id}`)
})

test('what a definition says is told as far as one may know it', async () => {
  const { admin, seller } = fixture
  const told = async (caller: Caller) => (await http.ask(caller, 'GET', '/api/reports/hidden_filter/definition')).body
  const mine = await told(seller)
  expect(mine.report.measures).toEqual([count])
  expect(mine.report.rows).toEqual([{ id: 'city', field: '城市' }])
  expect([mine.base.hidden, mine.base.filters, mine.lost]).toEqual([
    true,
    undefined,
    ['/measures/1', '/measures/2', '/measures/3'],
  ])
  const whole = await told(admin)
  expect([whole.report.measures.length, whole.base.filters, whole.lost]).toEqual([
    4,
    [definitions[1] && rule('secret', 'null', null)],
    undefined,
  ])
  const variant = { report: { ...mine.report }, base: 'hidden_filter' }
  const kept = await keep(seller, 'Cities', variant)
  expect(cellsOf((await open(seller, kept.body.id)).body).Total?.Total).toEqual([3])
  expect((await http.ask(seller, 'GET', `/api/reports/${kept.body.id}/definition`)).body).toMatchObject({
    name: kept.body.id,
    mine: true,
    shared: 'none',
    report: variant.report,
    base: { name: 'hidden_filter', hidden: true },
  })
})

test('nothing that cannot be asked is kept', async () => {
  const { seller } = fixture
  const refused = async (report: object) => (await keep(seller, 'x', { report })).body.type
  expect(await refused({ object: '客户', rows: [{ id: 'row', field: 'secret' }], measures: [count] })).toBe(
    '/problems/field/unknown',
  )
  expect(await refused({ ...byStage, filter: rule('nothing', '=', { parameter: 'p' }) })).toBe(
    '/problems/report/invalid',
  )
  expect(await refused({ ...byStage, roles: ['seller'] })).toBe('/problems/report/invalid')
  expect(await refused({ ...byStage, measures: [] })).toBe('/problems/report/invalid')
  expect(await refused({ ...byStage, rows: [{ id: 'stage', field: 'stage', by: 'month' }] })).toBe(
    '/problems/report/invalid',
  )
  expect((await keep(seller, '  ', { report: byStage })).status).toBe(400)
  expect(await names(seller)).toEqual(['Cities'])
})

test('renamed fields stay in a report; what a promotion removes makes it incomplete until it is saved again', async () => {
  const { admin, seller, system } = fixture
  const change = async (alter: (field: Field) => Field[]) => {
    const { application, revision } = system.catalogs.current()
    const resolved = toResolved(application)
    const definitions = resolved.definitions.map(item =>
      item.kind === 'object' && item.name === 'deal' ? { ...item, fields: item.fields.flatMap(alter) } : item,
    )
    const wish = { ed: 'ed', base: revision, findings: findFindings, author: null, message: 'x', source: 'test' }
    await promote(system.db, { ...wish, application: toNamed({ ...resolved, definitions }) })
  }
  await change(field => (field.name === 'chance' ? [field, { ...field, id: 'fix-deal-hope', name: 'hope' }] : [field]))
  const kept = await keep(admin, 'Kept', {
    shared: 'all',
    report: {
      object: 'deal',
      rows: [
        { id: 'customer', field: 'customer.城市' },
        { id: 'day', field: 'close_date', by: 'year' },
      ],
      measures: [count, { as: 'm', fn: 'max', field: 'hope' }, { as: 'f', formula: 'm / n' }],
      filter: rule('name', 'notNull', null),
    },
  })
  expect(kept.status).toBe(201)
  const { id } = kept.body
  await change(field => [field.name === 'name' ? { ...field, name: 'headline' } : field])
  expect((await open(admin, id)).status).toBe(200)
  const definition = async () => (await http.ask(admin, 'GET', `/api/reports/${id}/definition`)).body
  expect((await definition()).report.filter).toEqual(rule('headline', 'notNull', null))
  await change(field => (field.name === 'hope' ? [] : [field]))
  const broken = await open(admin, id)
  expect([broken.status, broken.body.type]).toEqual([422, '/problems/personal-report/incomplete'])
  expect(broken.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/measures/1', '/measures/2'])
  expect((await open(seller, id)).body.errors).toBeUndefined()
  expect(await names(seller)).toEqual(['Cities'])
  const { reports } = (await http.ask(admin, 'GET', '/api/personal-reports?object=deal')).body
  expect(reports).toMatchObject([{ name: 'Kept', incomplete: true }])
  const left = await definition()
  expect([left.report.measures, left.lost]).toEqual([[count], ['/measures/1', '/measures/2']])
  const saved = await http.ask(admin, 'PUT', `/api/personal-reports/${id}`, {
    name: 'Kept',
    shared: 'all',
    report: left.report,
  })
  expect(saved.status).toBe(200)
  expect((await open(seller, id)).status).toBe(200)
})
