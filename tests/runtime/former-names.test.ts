import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { createHttp } from '#platform/http/server.ts'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { createActors } from '#runtime/people/actors.ts'
import { runtimeRoutes } from '#runtime/routes.ts'
import type { Caller } from '#runtime/system.ts'

import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let http: FastifyInstance
let jobs: Jobs
let admin: Caller
let id: string

async function ask(method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}) {
  const response = await http.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  return { status: response.statusCode, headers: response.headers, body: response.json() }
}

/** Revision 2: `name` is called `headline`, `close_date` is gone. */
beforeAll(async () => {
  fixture = await fixtureSystem()
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  jobs = await createJobs(fixture.system.db, { directUrl: fixture.url, alone: true })
  const door = { system: fixture.system, actors: createActors(fixture.system), jobs }
  http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  await http.register(
    runtimeRoutes(door, () => admin),
    { prefix: '/api' },
  )
  id = (await ask('POST', '/api/records/deal', { name: 'One', close_date: '2026-01-02' })).body.id
  const application = fixtureApplication()
  const definitions = application.definitions.map(item => {
    if (item.kind !== 'object' || item.name !== 'deal') return item
    const kept = item.fields.filter(field => field.name !== 'close_date')
    const fields = kept.map(field => (field.name === 'name' ? { ...field, name: 'headline' } : field))
    return { ...item, fields, title: '{headline}', search: ['headline'] }
  })
  const origin = { author: null, message: 'rename', source: 'test' }
  const wish = { ed: 'ed', base: 1, application: { ...application, definitions }, findings: findFindings, ...origin }
  await promote(fixture.system.db, wish)
})
afterAll(async () => {
  await jobs?.stop()
  await http?.close()
  await fixture?.drop()
})

const filter = encodeURIComponent('{"combinator":"and","rules":[{"field":"name","operator":"=","value":"One"}]}')

test.each([
  '/api/records/deal?fields=name',
  '/api/records/deal?fields=headline&sort=-name',
  `/api/records/deal?fields=headline&filter=${filter}`,
])('a former name reads on, and is told: %s', async url => {
  const { status, headers, body } = await ask('GET', url)
  expect(status).toBe(200)
  expect(body.records).toHaveLength(1)
  expect(headers.deprecation).toMatch(/^@\d+$/)
  expect(headers['fulcrum-former-names']).toBe('name')
  expect(headers['fulcrum-revision']).toBe('2')
})

test('the name of today is not deprecated', async () => {
  const { headers, body } = await ask('GET', `/api/records/deal/${id}?fields=headline`)
  expect(body).toMatchObject({ headline: 'One' })
  expect(headers).not.toHaveProperty('deprecation')
})

test('a client of an earlier revision is told what moved', async () => {
  const gone = '/api/records/deal?fields=close_date'
  expect((await ask('GET', gone)).body.type).toBe('/problems/field/unknown')
  const told = await ask('GET', gone, undefined, { 'fulcrum-revision': '1' })
  expect(told).toMatchObject({
    status: 409,
    body: {
      type: '/problems/catalog/moved',
      revision: 2,
      changed: [{ kind: 'field', object: 'deal', field: 'close_date' }],
    },
  })
  const written = await ask('POST', '/api/records/deal', { name: 'Two' }, { 'fulcrum-revision': '1' })
  expect(written).toMatchObject({ status: 409, body: { changed: [{ field: 'name', now: 'headline' }] } })
  expect((await ask('GET', '/api/records/deal?count=true')).body.count).toBe(1)
})

test('every answer names its revision, refusals too', async () => {
  for (const url of ['/api/records/deal', '/api/records/nothing', '/api/records/deal/x', '/api/me', '/api/catalog']) {
    expect((await ask('GET', url)).headers['fulcrum-revision'], url).toBe('2')
  }
})

/** Revision 3: another field is called `name`, as the headline once was. */
test('a name that was given to another field is not written by who means the first', async () => {
  const origin = { author: null, message: 'another', source: 'test' }
  const { application } = fixture.system.catalogs.current()
  const definitions = application.definitions.map(item => {
    if (item.kind !== 'object' || item.name !== 'deal') return item
    const field = {
      id: 'fix-field-deal-other-name',
      name: 'name',
      label: { en: 'Other', 'zh-CN': '其他' },
      type: 'text',
    }
    return { ...item, fields: [...item.fields, field as (typeof item.fields)[number]] }
  })
  const wish = { ed: 'ed', base: 2, application: { ...application, definitions }, findings: findFindings, ...origin }
  await promote(fixture.system.db, wish)
  const body = { name: 'Three', headline: 'Four' }
  const told = await ask('POST', '/api/records/deal', body, { 'fulcrum-revision': '1' })
  expect(told).toMatchObject({ status: 409, body: { changed: [{ field: 'name', now: 'headline' }] } })
  expect(await ask('POST', '/api/records/deal', body, { 'fulcrum-revision': '2' })).toMatchObject({ status: 201, body })
  expect(await ask('POST', '/api/records/deal', body)).toMatchObject({ status: 201, body })
})

test('clients of the former revision, more at once than there are connections, do not wait for each other', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      ask(
        'POST',
        '/api/records/deal',
        { headline: `At once ${index}` },
        {
          'fulcrum-revision': '1',
          'idempotency-key': `at-once-${index}`,
        },
      ),
    ),
  )
  expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 201))
})
