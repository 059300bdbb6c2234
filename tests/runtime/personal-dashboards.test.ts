/** Dashboards that people keep: whose they are, what they may name, renames, and whose home page is which. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { personalDashboardRoutes } from '#runtime/personal/personal-dashboard-routes.ts'
import { personalReportRoutes } from '#runtime/personal/personal-report-routes.ts'

import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ReportFixture, report, reportFixture } from './reports/report-fixture.ts'

let fixture: ReportFixture
let http: FixtureHttp

const label = { en: 'X', 'zh-CN': '甲' }
const byOwner = {
  object: 'deal',
  rows: [{ id: 'owner', field: 'owner' }],
  measures: [{ as: 'n', fn: 'count' }],
}
const definitions = [
  report('by_owner', byOwner),
  { id: 'dash-board', kind: 'dashboard', name: 'board', label, home: true, tiles: [] },
] as const

beforeAll(async () => {
  fixture = await reportFixture(definitions as never)
  const door = { system: fixture.system }
  http = await fixtureHttp([personalReportRoutes(door), personalDashboardRoutes(door)], fixture.system)
})
afterAll(async () => {
  await http?.http.close()
  await fixture?.drop()
})

const shownTile = (more: object = {}) => ({
  tiles: [{ id: 'tile', type: 'report', report: 'by_owner', filters: [{ filter: 'who', field: 'owner' }], ...more }],
  filters: [{ id: 'who', type: 'user' }],
})
const list = async (who: Parameters<FixtureHttp['ask']>[0]) =>
  (await http.ask(who, 'GET', '/api/personal-dashboards')).body as {
    dashboards: {
      id: string
      name: string
      mine: boolean
      definition: { tiles: Record<string, unknown>[] }
      lost?: { when?: string }[]
    }[]
    home: string | null
  }

async function change(alter: (item: Definition) => Definition[], more: readonly Definition[] = []) {
  const { application, revision } = fixture.system.catalogs.current()
  const resolved = toResolved(application)
  const wish = { ed: 'ed', base: revision, findings: findFindings, author: null, message: 'x', source: 'test' }
  const named = toNamed({ ...resolved, definitions: resolved.definitions.flatMap(alter) })
  const whole = { ...named, definitions: [...named.definitions, ...more] }
  await promote(fixture.system.db, { ...wish, application: whole })
}

test('one’s own are kept, changed and removed; others see what is shared with them, and change nothing', async () => {
  const [me, other] = [fixture.admin, fixture.seller]
  const body = { name: 'Mine', base: 'board', definition: shownTile() }
  const made = await http.ask(me, 'POST', '/api/personal-dashboards', body)
  expect(made.status).toBe(201)
  const { id } = made.body
  expect((await list(other)).dashboards).toEqual([])
  const shared = { ...body, name: 'Ours', shared: 'all' }
  expect((await http.ask(me, 'PUT', `/api/personal-dashboards/${id}`, shared)).status).toBe(200)
  expect((await list(other)).dashboards).toMatchObject([{ id, name: 'Ours', mine: false }])
  expect(await http.ask(other, 'PUT', `/api/personal-dashboards/${id}`, body)).toMatchObject({ status: 404 })
  expect(await http.ask(other, 'DELETE', `/api/personal-dashboards/${id}`)).toMatchObject({ status: 404 })
  expect((await http.ask(me, 'DELETE', `/api/personal-dashboards/${id}`)).status).toBe(204)
  expect((await list(me)).dashboards).toEqual([])
})

test('what was saved since it was read is not overwritten by who says what he read', async () => {
  const me = fixture.admin
  const body = { name: 'Twice', definition: shownTile() }
  const made = (await http.ask(me, 'POST', '/api/personal-dashboards', body)).body
  const at = `/api/personal-dashboards/${made.id}`
  const read = (await list(me)).dashboards[0]
  expect(read).toMatchObject({ changed: made.changed })
  const first = await http.ask(me, 'PUT', at, { ...body, name: 'First', changed: made.changed })
  expect(first.status).toBe(200)
  expect(await http.ask(me, 'PUT', at, { ...body, name: 'Late', changed: made.changed })).toMatchObject({
    status: 409,
    body: { type: '/problems/personal-dashboard/stale' },
  })
  expect((await list(me)).dashboards).toMatchObject([{ name: 'First', changed: first.body.changed }])
  expect((await http.ask(me, 'PUT', at, { ...body, name: 'Next', changed: first.body.changed })).status).toBe(200)
  expect((await http.ask(me, 'DELETE', at)).status).toBe(204)
})

test.each([
  ['/tiles/0/report', shownTile({ report: 'by_nobody' })],
  ['/tiles/0/filters/0/field', shownTile({ filters: [{ filter: 'who', field: 'nothing' }] })],
  ['/tiles/0/filters/0/filter', shownTile({ filters: [{ filter: 'when', field: 'owner' }] })],
  ['/tiles/0/type', shownTile({ type: 'chart' })],
  ['/tiles/0/report', shownTile({ report: '00000000-0000-4000-8000-000000000000' })],
  ['/roles', { tiles: [], roles: [] }],
])('what is wrong at %s is said, and nothing is kept', async (pointer, definition) => {
  const answer = await http.ask(fixture.admin, 'POST', '/api/personal-dashboards', { name: 'Bad', definition })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: `/definition${pointer}` }] } })
  expect((await list(fixture.admin)).dashboards).toEqual([])
})

test('the home page is chosen, and forgotten with the dashboard', async () => {
  const me = fixture.admin
  expect((await list(me)).home).toBeNull()
  await http.ask(me, 'PUT', '/api/home-dashboard', { dashboard: 'board' })
  expect((await list(me)).home).toBe('board')
  const { id } = (await http.ask(me, 'POST', '/api/personal-dashboards', { name: 'Home', definition: { tiles: [] } }))
    .body
  await http.ask(me, 'PUT', '/api/home-dashboard', { dashboard: id })
  expect((await list(me)).home).toBe(id)
  expect(await http.ask(fixture.seller, 'PUT', '/api/home-dashboard', { dashboard: id })).toMatchObject({ status: 404 })
  await http.ask(me, 'DELETE', `/api/personal-dashboards/${id}`)
  expect((await list(me)).home).toBeNull()
})

test('names follow what is renamed, also those of personal reports, and a tile of what is gone leaves', async () => {
  const me = fixture.admin
  const kept = (await http.ask(me, 'POST', '/api/personal-reports', { name: 'Own', report: byOwner })).body
  const definition = shownTile()
  const tiles = [
    ...definition.tiles,
    { ...definition.tiles[0], id: 'own', report: kept.id, filters: [{ filter: 'who', field: 'customer.owner' }] },
  ]
  await http.ask(me, 'POST', '/api/personal-dashboards', { name: 'Follows', definition: { ...definition, tiles } })
  await change(item => {
    if (item.kind === 'report' && item.name === 'by_owner') return [{ ...item, name: 'per_owner' }]
    if (item.kind !== 'object' || item.name !== 'deal') return [item]
    return [
      { ...item, fields: item.fields.map(field => (field.name === 'customer' ? { ...field, name: 'client' } : field)) },
    ]
  })
  const shown = (await list(me)).dashboards[0]?.definition.tiles
  expect(shown).toMatchObject([
    { report: 'per_owner' },
    { report: kept.id, filters: [{ filter: 'who', field: 'client.owner' }] },
  ])
  await change(item => (item.kind === 'role' ? [{ ...item, reports: [] }] : item.name === 'per_owner' ? [] : [item]))
  const left = (await list(me)).dashboards[0]
  expect(left?.definition.tiles).toMatchObject([{ id: 'own' }])
  expect(left?.lost).toMatchObject([
    { tile: { id: 'tile', type: 'report' }, place: 0, whole: true, why: 'gone', what: { en: 'by_owner' } },
  ])
  expect(Date.parse(left?.lost?.[0]?.when ?? '')).toBeGreaterThan(0)
  await http.ask(me, 'DELETE', `/api/personal-dashboards/${left?.id}`)
})

test('what a tile was set to and is no longer there is left out and told to its owner alone', async () => {
  const me = fixture.admin
  const dated = { ...byOwner, period: { field: 'close_date', range: 'this_year' }, totals: 'all' }
  await change(
    item => [item],
    [report('figures', { ...dated, measures: [...byOwner.measures, { as: 'sum', fn: 'sum', field: 'amount' }] })],
  )
  const definition = {
    filters: [{ id: 'when', type: 'period' }],
    tiles: [
      { id: 'lost-figure', type: 'kpi', report: 'figures', measure: 'sum', label: { en: 'Sum' } },
      { id: 'no-trend', type: 'kpi', report: 'figures', measure: 'n', compare: 'year', filters: [{ filter: 'when' }] },
      { id: 'no-target', type: 'kpi', report: 'figures', measure: 'n', target: { measure: 'sum' } },
      { id: 'whole', type: 'kpi', report: 'figures', measure: 'n' },
    ],
  }
  const body = { name: 'Figures', shared: 'all', definition }
  expect((await http.ask(me, 'POST', '/api/personal-dashboards', body)).status).toBe(201)
  expect((await list(me)).dashboards[0]?.lost).toBeUndefined()
  await change(item => {
    if (item.kind !== 'report' || item.name !== 'figures') return [item]
    const { period: _, ...timeless } = item
    return [{ ...timeless, measures: item.measures.filter(({ as }) => as === 'n') }]
  })
  const [mine] = (await list(me)).dashboards
  expect(mine?.definition.tiles).toEqual([
    { id: 'no-trend', type: 'kpi', report: 'figures', measure: 'n', filters: [] },
    { id: 'no-target', type: 'kpi', report: 'figures', measure: 'n' },
    { id: 'whole', type: 'kpi', report: 'figures', measure: 'n' },
  ])
  expect(mine?.lost).toEqual([
    { tile: { id: 'lost-figure', type: 'kpi', label: { en: 'Sum' } }, place: 0, whole: true, why: 'changed' },
    { tile: { id: 'no-trend', type: 'kpi' }, place: 1, whole: false, why: 'changed' },
    { tile: { id: 'no-target', type: 'kpi' }, place: 2, whole: false, why: 'changed' },
  ])
  const [theirs] = (await list(fixture.seller)).dashboards
  expect(theirs).toBeDefined()
  expect(theirs?.lost).toBeUndefined()
  // What is left can be saved as it is shown.
  const at = `/api/personal-dashboards/${mine?.id}`
  expect(await http.ask(me, 'PUT', at, { ...body, definition: mine?.definition })).toMatchObject({ status: 200 })
  expect((await list(me)).dashboards[0]?.lost).toBeUndefined()
})
