/** History shows an old value under the labels of its day, and the audit names the revision that it was written under. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NamedApplication } from '#metadata/application.ts'
import type { ChoiceField, ObjectDefinition } from '#metadata/definitions.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

let full: FullHttp
let cookie: string
let id: string

const label = (en: string) => ({ en, 'zh-CN': en })

/** The application with a deal whose stage and name are called otherwise, and without the stage "lost". */
function renamed(): NamedApplication {
  const application = structuredClone(accessApplication()) as { definitions: NamedApplication['definitions'] }
  const deal = application.definitions.find(item => item.kind === 'object' && item.name === 'deal') as ObjectDefinition
  const stage = deal.fields.find(item => item.name === 'stage') as ChoiceField
  Object.assign(stage, { label: label('Phase') })
  stage.choices = [
    { code: 'open', label: label('Running') },
    { code: 'won', label: label('Won') },
  ]
  Object.assign(deal.fields.find(item => item.name === 'name') as object, { label: label('Subject') })
  return { form: 'named', ...application }
}

beforeAll(async () => {
  full = await fullHttp(accessApplication())
  const roles = full.system.catalogs.current().symbols.all('role')
  const all = roles.filter(role => role.system?.includes('administer')).map(role => role.id)
  const person = await full.person('One', all)
  cookie = await full.signIn(person.actor.userId)
  const made = await full.ask(cookie, {
    method: 'POST',
    path: '/api/records/deal',
    body: { name: 'First', stage: 'open' },
  })
  expect(made.status).toBe(201)
  id = made.body.id
  const change = async (body: object) => {
    const { headers } = await full.ask(cookie, { method: 'GET', path: `/api/records/deal/${id}` })
    const more = { 'if-match': String(headers.etag) }
    return full.ask(cookie, { method: 'PATCH', path: `/api/records/deal/${id}`, body, headers: more })
  }
  expect((await change({ stage: 'lost' })).status).toBe(200)
  const { db, ed, catalogs } = full.system
  const wish = { ed, base: 1, application: renamed(), author: null, message: 'm', source: 'test' }
  await promote(db, { ...wish, findings: () => [] })
  await catalogs.refresh()
  expect((await change({ stage: 'won', name: 'Second' })).status).toBe(200)
})
afterAll(() => full.drop())

test('the history of a record', async () => {
  const { body } = await full.ask(cookie, { method: 'GET', path: `/api/records/deal/${id}/history` })
  const found = body.entries.map((entry: { revision: number; changes: { field: string; label: { en: string } }[] }) => [
    entry.revision,
    Object.fromEntries(
      entry.changes.filter(item => ['name', 'stage'].includes(item.field)).map(item => [item.field, item.label.en]),
    ),
  ])
  expect(found).toEqual([
    [2, { name: 'Subject', stage: 'Phase' }],
    [1, { stage: 'stage' }],
    [1, { name: 'name', stage: 'stage' }],
  ])
  const stageOf = (index: number) =>
    body.entries[index].changes.find((item: { field: string }) => item.field === 'stage')
  expect(stageOf(0)).not.toHaveProperty('choices')
  expect(stageOf(1)).toMatchObject({
    before: 'open',
    after: 'lost',
    choices: [
      { code: 'open', label: { en: 'Open' } },
      { code: 'lost', label: { en: 'Lost' } },
    ],
  })
})

test('the audit', async () => {
  const { body } = await full.ask(cookie, { method: 'GET', path: `/api/admin/audit?record=${id}` })
  expect(body.entries.map((entry: { revision: number }) => entry.revision)).toEqual([2, 1, 1])
  const first = body.entries.at(-1).changes.find((item: { field: string }) => item.field === 'stage')
  expect(first.label.en).toBe('stage')
})
