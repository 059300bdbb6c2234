/** What a changed role means for people and records, and how often fields are used, asked over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { fixtureApplication, role } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let seller: string
let sellerId: string

const ask = (who: string, path: string, body?: unknown) =>
  full.ask(who, { method: body === undefined ? 'GET' : 'POST', path: `/api/designer${path}`, body })
const openDraft = async (): Promise<string> => (await ask(admin, '/drafts', { name: 'Rights' })).body.id
const run = (draft: string, command: string, args: object) =>
  ask(admin, `/drafts/${draft}/commands`, { command, ...args })

beforeAll(async () => {
  const blind = role('designer', { system: ['design'] }) as Definition
  full = await fullHttp(toApplication([...fixtureApplication().definitions, blind]))
  admin = await full.signIn((await full.person('Ada', ['sys-role-administrator'])).actor.userId)
  sellerId = (await full.person('Sue', ['fix-role-seller'])).actor.userId
  seller = await full.signIn(sellerId)
  // One who may all anyway notices nothing of what his second role gains or loses.
  await full.person('Tom', ['fix-role-seller', 'sys-role-administrator'])
  for (const [name, owner] of [
    ['own', sellerId],
    ['of another', null],
    ['of nobody', null],
  ]) {
    await full.insert('deal', { name, owner_id: owner })
  }
})
afterAll(() => full?.drop())

const effectOf = async (draft: string, more = '') =>
  (await ask(admin, `/drafts/${draft}/role-effect?role=seller${more}`)).body.effect

test('nothing changes: records are counted for one who holds the role', async () => {
  const effect = await effectOf(await openDraft(), `&person=${sellerId}`)
  expect(effect).toMatchObject({ people: 2, gain: 0, lose: 0, person: { id: sellerId, name: 'Sue' } })
  expect(effect.objects.every((item: { rights: unknown[] }) => item.rights.length === 0)).toBe(true)
  expect(effect.others.map((item: { name: string }) => item.name).sort()).toEqual(['Sue', 'Tom'])
})

test('a right is widened, then taken away: who notices, and what becomes of their records', async () => {
  const draft = await openDraft()
  const deal = (await ask(admin, `/drafts/${draft}/definitions/object/deal`)).body.id
  const scopes = async (scope: string) => {
    await run(draft, 'grant-right', { role: 'seller', object: 'deal', right: 'read', scope })
    const effect = await effectOf(draft, `&person=${sellerId}`)
    return { effect, object: effect.objects.find((item: { object: string }) => item.object === deal) }
  }
  const wide = await scopes('all')
  expect(wide.object.after).toBe(3)
  const none = await scopes('none')
  expect(none.effect).toMatchObject({ gain: 0, lose: 1 })
  expect(none.object).toMatchObject({ before: wide.object.before, after: 0 })
  expect(none.object.rights).toMatchObject([
    { right: 'read', after: 'none', gain: 0, lose: 1, example: { name: 'Sue', before: wide.object.before, after: 0 } },
  ])
})

test('fields that are hidden and system rights that are given', async () => {
  const draft = await openDraft()
  await run(draft, 'set-field-access', { role: 'seller', object: 'deal', field: 'name', access: 'hidden' })
  await run(draft, 'set-property', { kind: 'role', name: 'seller', path: ['system'], value: ['design', 'audit'] })
  const effect = await effectOf(draft)
  expect(effect.fields).toMatchObject([{ before: 'editable', after: 'hidden', people: 1 }])
  expect(effect.system).toMatchObject([
    { right: 'audit', granted: true, people: 1 },
    { right: 'design', granted: true, people: 1 },
  ])
})

test('a new role and a new object concern nobody yet', async () => {
  const draft = await openDraft()
  await run(draft, 'add-definition', { definition: { kind: 'role', name: 'guest', label: { en: 'Guest' } } })
  await run(draft, 'add-object', {
    name: 'visit',
    label: { en: 'Visit' },
    roles: [{ role: 'guest', read: 'all' }],
  })
  const { status, body } = await ask(admin, `/drafts/${draft}/role-effect?role=guest`)
  expect(status).toBe(200)
  expect(body.effect).toMatchObject({ people: 0, gain: 0, lose: 0, person: null })
  const visit = (await ask(admin, `/drafts/${draft}/definitions/object/visit`)).body.id
  expect(body.effect.objects.find((item: { object: string }) => item.object === visit).rights).toMatchObject([
    { right: 'read', before: 'none', after: 'all', gain: 0, lose: 0 },
  ])
})

test('fields are counted by the definitions that use them', async () => {
  const draft = await openDraft()
  const { body } = await ask(admin, `/drafts/${draft}/field-uses?object=deal`)
  const { fields } = (await ask(admin, `/drafts/${draft}/definitions/object/deal`)).body
  expect(Object.keys(body.uses)).toEqual(fields.map((field: { id: string }) => field.id))
  const customer = fields.find((field: { name: string }) => field.name === 'customer').id
  expect(body.uses[customer]).toBe(1)
})

test.each([
  ['role-effect?role=nothing', 404],
  ['role-effect', 400],
  ['role-effect?role=seller&person=x', 400],
  ['field-uses?object=nothing', 404],
  ['field-uses', 400],
])('asked for %s', async (path, status) => {
  expect((await ask(admin, `/drafts/${await openDraft()}/${path}`)).status).toBe(status)
})

test('only those who may design are told', async () => {
  const draft = await openDraft()
  expect((await ask(seller, `/drafts/${draft}/role-effect?role=seller`)).status).toBe(403)
  expect((await ask(seller, `/drafts/${draft}/field-uses?object=deal`)).status).toBe(403)
})

test('who may not see people is told how many they are, not who', async () => {
  const blind = await full.signIn((await full.person('Dee', ['fix-role-designer'])).actor.userId)
  const own = (await ask(blind, '/drafts', { name: 'Blind' })).body.id
  const { status, body } = await ask(blind, `/drafts/${own}/role-effect?role=seller`)
  expect(status).toBe(200)
  expect(body.effect).toMatchObject({ people: 2, person: { name: null } })
  expect(body.effect.others.map((item: { name: unknown }) => item.name)).toEqual([null, null])
})
