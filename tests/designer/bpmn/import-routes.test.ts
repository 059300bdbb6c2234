/** Models over HTTP: read for those who may open the draft, never larger than said, and nothing is changed by it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'
import { camunda } from './models.ts'

let full: FullHttp
let admin: string
let stranger: string
let draft: string

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  const roles = full.system.catalogs.current().symbols.all('role')
  const administrator = roles.find(role => role.system?.includes('administer'))!
  const plain = roles.find(role => !role.system?.length)!
  admin = await full.signIn((await full.person('One', [administrator.id])).actor.userId)
  stranger = await full.signIn((await full.person('Two', [plain.id])).actor.userId)
  draft = (await full.ask(admin, { method: 'POST', path: '/api/designer/drafts', body: { name: 'Models' } })).body.id
})
afterAll(() => full?.drop())

const send = (body: string, who = admin, type = 'application/xml', id = draft) =>
  full.ask(who, {
    method: 'POST',
    path: `/api/designer/drafts/${id}/workflows/import`,
    body,
    headers: { 'content-type': type },
  })

test('a model is answered as a workflow with a report, and the draft stays as it is', async () => {
  const before = await full.ask(admin, { method: 'GET', path: `/api/designer/drafts/${draft}` })
  const { status, body } = await send(camunda)
  expect(status).toBe(200)
  expect(body.definition.nodes).toHaveLength(9)
  expect(body.report).toMatchObject({ dialect: 'camunda', nodes: 9, flows: 6 })
  const after = await full.ask(admin, { method: 'GET', path: `/api/designer/drafts/${draft}` })
  expect(after.body.version).toBe(before.body.version)
})

test('what is no model, too large or of another sort is refused', async () => {
  expect(await send('<html/>')).toMatchObject({ status: 422, body: { type: '/problems/bpmn/malformed' } })
  expect(await send(`<!DOCTYPE x>${camunda}`)).toMatchObject({ status: 422, body: { type: '/problems/bpmn/unsafe' } })
  expect((await send(`${camunda}${' '.repeat(2 * 1024 * 1024)}`)).status).toBe(413)
  expect((await send(camunda, admin, 'text/plain')).status).toBe(415)
  expect((await send('{}', admin, 'application/json')).status).toBe(422)
})

test('only those who may open the draft are answered', async () => {
  expect((await send(camunda, stranger)).status).toBe(403)
  expect((await send(camunda, admin, 'application/xml', '00000000-0000-7000-8000-000000000000')).status).toBe(404)
})
