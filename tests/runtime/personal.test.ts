import { afterAll, beforeAll, expect, test } from 'vitest'

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { administrationRoutes } from '#runtime/administration/administration-routes.ts'
import { commentRoutes } from '#runtime/comments/comment-routes.ts'
import { createActors } from '#runtime/people/actors.ts'
import { personalListRoutes } from '#runtime/personal/personal-list-routes.ts'
import { recentRoutes } from '#runtime/recent/recent-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let http: FixtureHttp
let jobs: Jobs
let admin: Caller
let ann: Caller
let bob: Caller

beforeAll(async () => {
  fixture = await fixtureSystem()
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  ann = await fixture.person('Ann', ['fix-role-seller'])
  bob = await fixture.person('Bob', ['fix-role-seller'])
  jobs = await createJobs(fixture.system.db, { directUrl: fixture.url, alone: true })
  const door = { system: fixture.system, actors: createActors(fixture.system), jobs }
  http = await fixtureHttp(
    [
      personalListRoutes(door),
      commentRoutes(door),
      recentRoutes(door),
      administrationRoutes(door),
      recordWriteRoutes(door),
    ],
    fixture.system,
  )
})
afterAll(async () => {
  await jobs?.stop()
  await http?.http.close()
  await fixture?.drop()
})

const view = (more: object = {}) => ({
  name: 'Mine',
  object: 'deal',
  definition: {
    columns: [{ field: 'name' }, { field: 'customer.城市', width: 120 }],
    filter: {
      combinator: 'and',
      rules: [
        {
          field: 'lines',
          match: { mode: 'any' },
          value: { combinator: 'and', rules: [{ field: 'quantity', operator: '>', value: 1 }] },
        },
      ],
    },
    sort: [{ field: 'close_date', descending: true }],
  },
  ...more,
})
const lists = async (caller: Caller) => (await http.ask(caller, 'GET', '/api/personal-lists?object=deal')).body.lists

test('a view is one’s own until it is shared', async () => {
  const { status, body } = await http.ask(ann, 'POST', '/api/personal-lists', view())
  expect(status).toBe(201)
  const { changed } = body
  expect(await lists(ann)).toEqual([{ ...view(), id: body.id, mine: true, shared: 'none', changed }])
  expect(await lists(bob)).toEqual([])
  expect((await http.ask(bob, 'PUT', `/api/personal-lists/${body.id}`, view({ name: 'Stolen' }))).status).toBe(404)
  expect((await http.ask(bob, 'DELETE', `/api/personal-lists/${body.id}`)).status).toBe(404)
  expect((await http.ask(ann, 'PUT', `/api/personal-lists/${body.id}`, view({ shared: 'all' }))).status).toBe(200)
  expect(await lists(bob)).toMatchObject([{ name: 'Mine', mine: false, shared: 'all' }])
})

test('a view names only what one may see', async () => {
  const hidden = view({ object: '客户', definition: { columns: [{ field: 'secret' }] } })
  expect((await http.ask(ann, 'POST', '/api/personal-lists', hidden)).body.type).toBe('/problems/field/unknown')
  expect((await http.ask(ann, 'POST', '/api/personal-lists', { ...view(), extra: 1 })).status).toBe(400)
})

test('a shared view tells nobody what he may not see', async () => {
  const share = (name: string, definition: object) =>
    http.ask(admin, 'POST', '/api/personal-lists', { name, object: '客户', shared: 'all', definition })
  const filter = { combinator: 'and', rules: [{ field: 'secret', operator: '=', value: 'x' }] }
  expect((await share('Filtered', { columns: [{ field: 'name' }], filter })).status).toBe(201)
  expect(
    (await share('Column', { columns: [{ field: 'name' }, { field: 'secret' }], sort: [{ field: 'secret' }] })).status,
  ).toBe(201)
  expect((await share('Nothing else', { columns: [{ field: 'secret' }] })).status).toBe(201)
  const seen = (await http.ask(ann, 'GET', `/api/personal-lists?object=${encodeURIComponent('客户')}`)).body.lists
  expect(seen).toMatchObject([{ name: 'Column', definition: { columns: [{ field: 'name' }], sort: [] } }])
  expect(JSON.stringify(seen)).not.toContain('secret')
})

test('a renamed field stays in a view, a removed one leaves it', async () => {
  const application = fixtureApplication()
  const definitions = application.definitions.map(item => {
    if (item.kind !== 'object' || item.name !== 'deal') return item
    const fields = item.fields
      .filter(field => field.name !== 'close_date')
      .map(field => (field.name === 'name' ? { ...field, name: 'headline' } : field))
    return { ...item, fields, title: '{headline}', search: ['headline'] }
  })
  const wish = { ed: 'ed', base: 1, findings: findFindings, author: null, message: 'rename', source: 'test' }
  await promote(fixture.system.db, { ...wish, application: { ...application, definitions } })
  const [found] = await lists(ann)
  expect(found.definition.columns).toEqual([{ field: 'headline' }, { field: 'customer.城市', width: 120 }])
  expect(found.definition.sort).toEqual([])
})

test('comments are read with the record and taken back by their author', async () => {
  const made = await http.ask(ann, 'POST', '/api/records/note', { name: 'Call' })
  const url = `/api/records/note/${made.body.id}/comments`
  expect((await http.ask(bob, 'POST', url, { text: ' Well done ' })).body).toMatchObject({
    text: 'Well done',
    mine: true,
  })
  const { comments } = (await http.ask(ann, 'GET', url)).body
  expect(comments).toMatchObject([{ text: 'Well done', mine: false, by: { title: 'Bob' } }])
  expect((await http.ask(ann, 'DELETE', `${url}/${comments[0].id}`)).status).toBe(404)
  expect((await http.ask(bob, 'DELETE', `${url}/${comments[0].id}`)).status).toBe(204)
  expect((await http.ask(bob, 'POST', url, { text: '  ' })).status).toBe(400)
  const other = await http.ask(ann, 'POST', '/api/records/deal', { headline: 'Secret deal' })
  expect((await http.ask(bob, 'GET', `/api/records/deal/${other.body.id}/comments`)).status).toBe(404)
  expect((await http.ask(bob, 'POST', `/api/records/deal/${other.body.id}/comments`, { text: 'x' })).status).toBe(404)
})

test('recent records are those one made or changed', async () => {
  const { records } = (await http.ask(ann, 'GET', '/api/recent')).body
  expect(records.map((record: { title: string }) => record.title)).toEqual(['Secret deal', 'Call'])
  expect((await http.ask(bob, 'GET', '/api/recent')).body.records).toEqual([])
})

test('administration is for administrators', async () => {
  for (const url of ['/api/admin/roles', '/api/admin/audit', '/api/admin/revisions', '/api/admin/jobs']) {
    expect((await http.ask(ann, 'GET', url)).status, url).toBe(403)
    expect((await http.ask(admin, 'GET', url)).status, url).toBe(200)
  }
  const { roles } = (await http.ask(admin, 'GET', '/api/admin/roles')).body
  expect(roles.find((role: { name: string }) => role.name === 'seller').people).toBe(2)
  const audit = (await http.ask(admin, 'GET', `/api/admin/audit?object=note&user=${ann.actor.userId}`)).body
  expect(audit.entries).toMatchObject([{ action: 'created', object: 'note', by: { title: 'Ann' }, title: 'Call' }])
  expect((await http.ask(admin, 'GET', '/api/admin/audit?after=W10')).body.type).toBe('/problems/cursor/invalid')
  expect((await http.ask(admin, 'GET', '/api/admin/revisions')).body).toMatchObject({
    head: 2,
    revisions: [{ number: 2, message: 'rename', changes: 1, author: null }, { number: 1 }],
  })
})
