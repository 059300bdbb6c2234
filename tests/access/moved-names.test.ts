/** A client of an earlier revision is told what became of its names, but of no name that is hidden from it. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

let full: FullHttp
let clerk: string
let admin: string

beforeAll(async () => {
  full = await fullHttp(accessApplication())
  clerk = await full.signIn((await full.person('Gus', ['fix-role-clerk'])).actor.userId)
  admin = await full.signIn((await full.person('Olga', ['sys-role-administrator'])).actor.userId)
  const rename = (definition: Definition): Definition => {
    const text = JSON.stringify(definition)
    const own = definition.id.startsWith('fix-')
      ? text
          .replaceAll('"secret"', '"more_secret"')
          .replaceAll('{secret}', '{more_secret}')
          .replaceAll('customer.secret', 'customer.more_secret')
          .replaceAll('"城市"', '"town"')
      : text
    return JSON.parse(
      own.replaceAll('"name":"ticket"', '"name":"issue"').replaceAll('"object":"ticket"', '"object":"issue"'),
    )
  }
  const application = toApplication(accessApplication().definitions.map(rename))
  await promote(full.system.db, {
    ed: full.system.ed,
    base: 1,
    application,
    findings: findFindings,
    author: null,
    message: 'renamed',
    source: 'test',
  })
  await full.system.catalogs.refresh()
})
afterAll(() => full?.drop())

const ask = (cookie: string, path: string) =>
  full.ask(cookie, { method: 'GET', path: `/api/records/${path}`, headers: { 'fulcrum-revision': '1' } })

test('of a field that it sees', async () => {
  const answer = await full.ask(clerk, {
    method: 'POST',
    path: '/api/records/客户',
    body: { name: 'N', 城市: '上海' },
    headers: { 'fulcrum-revision': '1' },
  })
  expect([answer.status, answer.body.changed]).toEqual([
    409,
    [{ kind: 'field', object: '客户', field: '城市', now: 'town' }],
  ])
})

test('of hidden fields and objects nothing is said', async () => {
  for (const path of ['客户?fields=secret', '客户?sort=secret', 'ticket']) {
    const answer = await ask(clerk, path)
    expect([path, answer.status < 500, answer.text]).toEqual([
      path,
      true,
      expect.not.stringMatching(/more_secret|issue|moved/),
    ])
  }
  expect((await ask(admin, 'ticket')).body.changed).toEqual([{ kind: 'object', object: 'ticket', now: 'issue' }])
})

test('a broken address is no fault of ours', async () => {
  for (const path of ['客户?fields=nonsense&search=%ff', 'nonsense?search=%ff']) {
    expect([400, 404]).toContain((await ask(clerk, path)).status)
  }
})
