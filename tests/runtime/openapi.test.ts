import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openApiRoutes } from '#runtime/openapi/openapi-routes.ts'
import { accessApplication } from '../support/access-application.ts'
import { assertMatchesOpenApi } from '../support/assert-matches-openapi.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { fullHttp } from '../support/full-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([openApiRoutes({ system: fixture.system })], fixture.system)
})
afterAll(() => fixture?.drop())

const root = `/api/records/${encodeURIComponent('客户')}`

test('describes what the person may do, and nothing else', async () => {
  const { body } = await http.ask(fixture.seller, 'GET', '/api/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths[root])).toEqual(['get', 'post'])
  expect(body.paths[`${root}/import`]).toBeUndefined()
  expect(body.paths['/api/records/deal/{id}/actions/win'].post.summary).toBe('win')
  expect(body.paths['/api/records/deal/export']).toBeDefined()
  expect(body.paths['/api/lists/heads_only']).toBeUndefined()
  expect(body.paths['/api/admin/audit']).toBeUndefined()
  expect(body.components.schemas['fix-customer'].properties).toHaveProperty('城市')
  expect(body.components.schemas['fix-deal.update'].properties).not.toHaveProperty('chance')
  expect(JSON.stringify(body)).not.toContain('secret')
  const head = (await http.ask(fixture.head, 'GET', '/api/openapi.json')).body
  expect(Object.keys(head.paths[root])).toEqual(['get'])
  const admin = (await http.ask(fixture.admin, 'GET', '/api/openapi.json')).body
  expect(Object.keys(admin.paths['/api/admin/audit'])).toEqual(['get'])
})

test('every schema and every reference in it is sound', async () => {
  const { body } = await http.ask(fixture.admin, 'GET', '/api/openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ ...body, $id: 'https://fulcrum.test/openapi.json' })
  for (const name of Object.keys(body.components.schemas)) {
    expect(name).toMatch(/^[a-zA-Z0-9._-]+$/)
    ajv.compile({ $ref: `https://fulcrum.test/openapi.json#/components/schemas/${name}` })
  }
  const ids: string[] = []
  for (const item of Object.values(body.paths) as Record<
    string,
    { operationId: string; responses: Record<string, unknown> }
  >[]) {
    for (const operation of Object.values(item)) {
      ids.push(operation.operationId)
      expect(operation.responses).toHaveProperty('default')
    }
  }
  expect(new Set(ids).size).toBe(ids.length)
  const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
  expect(refs.filter(name => !(name! in body.components.schemas))).toEqual([])
})

test('an answer that is not as described is noticed', async () => {
  const { body } = await http.ask(fixture.seller, 'GET', '/api/openapi.json')
  const answer = (more: object) => () =>
    assertMatchesOpenApi(body, { method: 'GET', url: '/api/search?q=x', status: 200, body: { hits: [] }, ...more })
  expect(answer({})).not.toThrow()
  expect(answer({ body: { hits: [{}] } })).toThrow('not as described')
  expect(answer({ body: { hits: [], more: 1 } })).toThrow('not as described')
  expect(answer({ url: '/api/nothing' })).toThrow('not described')
  expect(answer({ status: 201 })).toThrow('status')
  expect(answer({ status: 400, body: { title: 'x' } })).toThrow('not as described')
})

test('describes every address there is, and what signing in, files and jobs answer', async () => {
  const full = await fullHttp(accessApplication())
  try {
    const admin = await full.person('Admin', ['sys-role-administrator'])
    const cookie = await full.signIn(admin.actor.userId)
    const { body: document } = await full.ask(cookie, { method: 'GET', path: '/api/openapi.json' })
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map(method => `${method.toUpperCase()} ${decodeURIComponent(path)}`),
    )
    // An address in which an object, an action, a list or a query is named is described once for each.
    const named = /:(object|name|conversion|action|list|query)\b/
    const plain = full.routes.filter(
      route => route.includes(' /api/') && !route.includes('/designer') && !named.test(route),
    )
    expect(plain.length).toBeGreaterThan(25)
    expect(plain.map(route => route.replaceAll(/:(\w+)/g, '{$1}')).filter(route => !described.includes(route))).toEqual(
      [],
    )

    const asked = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const answer = await full.ask(cookie, { method, path, body, headers })
      expect(answer.status, `${method} ${path}`).toBeLessThan(300)
      assertMatchesOpenApi(document, { method, url: path, status: answer.status, body: answer.body })
      return answer.body
    }
    await asked('GET', '/api/sessions')
    await asked('GET', '/api/admin/sessions')
    const key = await asked('POST', '/api/api-keys', { name: 'k', roleId: 'sys-role-administrator' })
    await asked('GET', '/api/api-keys')
    await asked('DELETE', `/api/api-keys/${key.id}`)
    await asked('POST', `/api/admin/users/${admin.actor.userId}/reset`)
    const form =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhello\r\n--b--\r\n'
    const file = await asked('POST', '/api/files', form, { 'content-type': 'multipart/form-data; boundary=b' })
    await asked('GET', `/api/files/${file.id}`)
    const table = 'code,name\nXTS,Test\n'
    const { job } = await asked('POST', '/api/records/currency/import?mode=dry', table, { 'content-type': 'text/csv' })
    await full.jobEnd(job)
    await asked('GET', `/api/jobs/${job}`)
    await asked('GET', '/api/jobs')
    await asked('GET', `/api/jobs/${job}/errors.csv`)
  } finally {
    await full.drop()
  }
})
