/** Where something is used in a draft, and what one click can do about a finding, asked over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let seller: string
let draft: string

const ask = (who: string, path: string, body?: unknown) =>
  full.ask(who, { method: body === undefined ? 'GET' : 'POST', path: `/api/designer${path}`, body })

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  admin = await full.signIn((await full.person('One', ['sys-role-administrator'])).actor.userId)
  seller = await full.signIn((await full.person('Two', ['fix-role-seller'])).actor.userId)
  draft = (await ask(admin, '/drafts', { name: 'Uses' })).body.id
})
afterAll(() => full?.drop())

test('uses and what a removal would take along', async () => {
  const { status, body } = await ask(admin, `/drafts/${draft}/uses?of=field/deal.customer`)
  expect(status).toBe(200)
  expect(body.of).toEqual({ kind: 'object', name: 'deal', element: ['fields', 'customer'] })
  expect(body.uses).toMatchObject([{ kind: 'object', name: '客户', pointer: '/fields/6/via' }])
  expect(body.removal).toMatchObject({ also: ['field/客户.deals'], uses: [{ pointer: '/fields/6' }] })
})

test('what the system relies on cannot be removed, which is told', async () => {
  const { body } = await ask(admin, `/drafts/${draft}/uses?of=object/user`)
  expect(body.uses.length).toBeGreaterThan(3)
  expect(body.removal).toMatchObject({ refused: expect.stringContaining('sys-user') })
})

test.each([
  ['object/nothing', 404, '/problems/definition/unknown'],
  ['nothing', 404, '/problems/definition/unknown'],
  ['x', 400, '/problems/request/invalid'],
])('asked about %s', async (of, status, type) => {
  expect(await ask(admin, `/drafts/${draft}/uses?of=${of}`)).toMatchObject({ status, body: { type } })
})

test('only those who may design see them', async () => {
  expect((await ask(seller, `/drafts/${draft}/uses?of=object/deal`)).status).toBe(403)
  expect((await ask(seller, `/drafts/${draft}/fixes?definition=x&code=y&pointer=z`)).status).toBe(403)
})

test('a finding is settled by a click', async () => {
  const deal = (await ask(admin, `/drafts/${draft}/definitions/object/deal`)).body
  const put = await full.ask(admin, {
    method: 'PUT',
    path: `/api/designer/drafts/${draft}/definitions/object/deal`,
    body: { ...deal, title: '{nam}' },
  })
  const [finding] = put.body.findings.filter((item: { severity: string }) => item.severity === 'error')
  const query = `definition=${finding.definition}&code=${finding.code}&pointer=${finding.pointer}`
  const { fixes } = (await ask(admin, `/drafts/${draft}/fixes?${query}`)).body
  expect(fixes[0]).toMatchObject({ label: { en: 'Use name', 'zh-CN': '改用 name' } })
  const { body } = await ask(admin, `/drafts/${draft}/commands`, fixes[0].command)
  expect(body.changed).toMatchObject([{ name: 'deal', title: '{name}' }])
  expect((await ask(admin, `/drafts/${draft}/fixes?${query}`)).body.fixes).toEqual([])
})

test('a removal is refused with what uses it, and done when that is agreed to', async () => {
  const remove = { command: 'remove-field', object: 'deal', field: 'customer' }
  const refused = await ask(admin, `/drafts/${draft}/commands`, remove)
  expect(refused).toMatchObject({
    status: 409,
    body: { type: '/problems/definition/used', also: ['field/客户.deals'] },
  })
  const done = await ask(admin, `/drafts/${draft}/commands`, { ...remove, also: refused.body.also })
  expect(done.status).toBe(200)
  expect(done.body.findings.filter((item: { severity: string }) => item.severity === 'error')).toEqual([])
  const undone = await ask(admin, `/drafts/${draft}/undo`, {})
  expect(undone.body.changed).toHaveLength(2)
})
