/** Lists, reports and dashboards that people keep: shared with roles and people, and not overwritten unawares. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalDashboardRoutes } from '#runtime/personal/personal-dashboard-routes.ts'
import { personalListRoutes } from '#runtime/personal/personal-list-routes.ts'
import { personalReportRoutes } from '#runtime/personal/personal-report-routes.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'

import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ReportFixture, report, reportFixture } from './reports/report-fixture.ts'

let fixture: ReportFixture
let http: FixtureHttp

const byOwner = { object: 'deal', rows: [{ id: 'owner', field: 'owner' }], measures: [{ as: 'n', fn: 'count' }] }
const doors = {
  lists: { object: 'deal', definition: { columns: [{ field: 'name' }] } },
  reports: { report: byOwner },
  dashboards: { definition: { tiles: [] } },
}
type What = keyof typeof doors

beforeAll(async () => {
  fixture = await reportFixture([report('by_owner', byOwner)] as never)
  const door = { system: fixture.system }
  http = await fixtureHttp(
    [personalListRoutes(door), personalReportRoutes(door), personalDashboardRoutes(door), reportRoutes(door)],
    fixture.system,
  )
})
afterAll(async () => {
  await http?.http.close()
  await fixture?.drop()
})

const listed = async (what: What, who: Parameters<FixtureHttp['ask']>[0]) =>
  (await http.ask(who, 'GET', `/api/personal-${what}`)).body[what] as Record<string, unknown>[]

describe.each(Object.keys(doors) as What[])('%s', what => {
  const path = `/api/personal-${what}`
  const body = (more: object) => ({ name: 'Kept', ...doors[what], ...more })

  test('those whom it names open it, others do not; with whom else it is shared is the owner’s to know', async () => {
    const { admin, seller, head } = fixture
    const made = await http.ask(admin, 'POST', path, body({ users: [seller.actor.userId] }))
    expect(made.status).toBe(201)
    const { id } = made.body
    const whom = [{ id: seller.actor.userId, title: seller.actor.name }]
    expect(made.body).toMatchObject({ shared: 'none', users: whom })
    expect(await listed(what, admin)).toMatchObject([{ id, shared: 'none', users: whom, mine: true }])
    const [seen] = await listed(what, seller)
    expect(seen).toMatchObject({ id, mine: false })
    expect(seen).not.toHaveProperty('users')
    expect(await listed(what, head)).toEqual([])

    const byRole = await http.ask(admin, 'PUT', `${path}/${id}`, body({ roles: ['unit_head'] }))
    expect(byRole.body).toMatchObject({ roles: ['unit_head'] })
    expect(byRole.body).not.toHaveProperty('users')
    expect(await listed(what, seller)).toEqual([])
    expect(await listed(what, head)).toMatchObject([{ id, mine: false }])

    expect([403, 404]).toContain((await http.ask(head, 'PUT', `${path}/${id}`, body({ shared: 'all' }))).status)
    expect((await http.ask(admin, 'PUT', `${path}/${id}`, body({}))).status).toBe(200)
    expect(await listed(what, head)).toEqual([])
    expect((await http.ask(admin, 'DELETE', `${path}/${id}`)).status).toBe(204)
  })

  test('roles and people that are not there are refused at their place', async () => {
    const refused = async (more: object) => {
      const { status, body: problem } = await http.ask(fixture.admin, 'POST', path, body(more))
      return [status, problem.type, problem.errors?.[0]?.pointer]
    }
    const invalid = [400, '/problems/sharing/invalid']
    expect(await refused({ roles: ['unit_head', 'unit_heads'] })).toEqual([...invalid, '/roles/1'])
    const nobody = '01900000-0000-7000-8000-000000000000'
    expect(await refused({ users: [fixture.seller.actor.userId, nobody] })).toEqual([...invalid, '/users/1'])
    expect(await listed(what, fixture.admin)).toEqual([])
  })

  test('what was saved elsewhere meanwhile is not overwritten', async () => {
    const { body: made } = await http.ask(fixture.admin, 'POST', path, body({}))
    const save = (more: object) => http.ask(fixture.admin, 'PUT', `${path}/${made.id}`, body(more))
    const first = await save({ name: 'First', changed: made.changed })
    expect(first.status).toBe(200)
    const second = await save({ name: 'Second', changed: made.changed })
    expect([second.status, second.body.type]).toEqual([409, `/problems/personal-${what.slice(0, -1)}/stale`])
    expect(await listed(what, fixture.admin)).toMatchObject([{ name: 'First', changed: first.body.changed }])
    expect((await save({ name: 'Second', changed: first.body.changed })).status).toBe(200)
    expect((await http.ask(fixture.admin, 'DELETE', `${path}/${made.id}`)).status).toBe(204)
  })
})

test('a report that is shared with a person is asked by its id, and told with what a save needs to its owner alone', async () => {
  const { admin, seller, head } = fixture
  const { body: made } = await http.ask(admin, 'POST', '/api/personal-reports', {
    name: 'For one',
    report: byOwner,
    users: [seller.actor.userId],
  })
  expect((await http.ask(seller, 'POST', `/api/reports/${made.id}`, {})).status).toBe(200)
  expect((await http.ask(head, 'POST', `/api/reports/${made.id}`, {})).body.type).toBe(
    '/problems/personal-report/unknown',
  )
  const definition = (await http.ask(admin, 'GET', `/api/reports/${made.id}/definition`)).body
  expect(definition).toMatchObject({ mine: true, changed: made.changed, users: [{ id: seller.actor.userId }] })
  const known = (await http.ask(seller, 'GET', `/api/reports/${made.id}/definition`)).body
  expect(known).toMatchObject({ mine: false })
  expect(known).not.toHaveProperty('users')
})
