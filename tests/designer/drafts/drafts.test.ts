import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtureApplication } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let other: string
let stranger: string
let adminId: string

const base = '/api/designer'
const get = (who: string, path: string) => full.ask(who, { method: 'GET', path: base + path })
const send = (who: string, path: string, body: unknown = {}, headers = {}, method = 'POST') =>
  full.ask(who, { method, path: base + path, body, headers })

async function open(who = admin, more = {}): Promise<string> {
  const { status, body } = await send(who, '/drafts', { name: 'Sample dispatch', ...more })
  expect(status).toBe(201)
  return body.id
}

const rename = (name: string, to: string, seen?: number) => ({
  command: 'rename-definition',
  kind: 'list',
  name,
  to,
  ...(seen === undefined ? {} : { seen }),
})

beforeAll(async () => {
  full = await fullHttp(fixtureApplication())
  const roles = full.system.catalogs.current().symbols.all('role')
  const administrator = roles.find(role => role.system?.includes('administer'))!
  const plain = roles.find(role => !role.system?.length)!
  const first = await full.person('One', [administrator.id])
  const second = await full.person('Two', [administrator.id])
  const third = await full.person('Three', [plain.id])
  adminId = first.actor.userId
  admin = await full.signIn(first.actor.userId)
  other = await full.signIn(second.actor.userId)
  stranger = await full.signIn(third.actor.userId)
})
afterAll(() => full.drop())

describe('drafts', () => {
  test('open from the head, are listed with who and what, and are discarded and restored', async () => {
    const id = await open()
    const { body } = await get(admin, '/drafts')
    expect(body.drafts).toContainEqual(
      expect.objectContaining({ id, name: 'Sample dispatch', base: 1, head: 1, changes: 0, own: true, errors: 0 }),
    )
    expect(body.drafts.find((item: { id: string }) => item.id === id).owner.id).toBe(adminId)
    expect((await send(admin, `/drafts/${id}`, undefined, {}, 'DELETE')).status).toBe(204)
    expect((await get(admin, '/drafts')).body.drafts.map((item: { id: string }) => item.id)).not.toContain(id)
    const gone = await send(admin, `/drafts/${id}/commands`, rename('people', 'persons'))
    expect([gone.status, gone.body.type]).toEqual([409, '/problems/draft/discarded'])
    expect((await get(admin, '/drafts?discarded=true')).body.drafts.map((item: { id: string }) => item.id)).toContain(
      id,
    )
    expect((await send(admin, `/drafts/${id}/restore`)).body.discardedAt).toBeNull()
  })

  test('belong to one person until they are shared', async () => {
    const id = await open()
    expect((await get(other, `/drafts/${id}`)).status).toBe(404)
    expect((await send(other, `/drafts/${id}`, { shared: true }, {}, 'PATCH')).status).toBe(404)
    expect((await send(admin, `/drafts/${id}`, { shared: true }, {}, 'PATCH')).body.shared).toBe(true)
    expect((await get(other, `/drafts/${id}`)).body).toMatchObject({ id, own: false })
    const renamed = await send(other, `/drafts/${id}`, { name: 'Mine now' }, {}, 'PATCH')
    expect([renamed.status, renamed.body.type]).toEqual([403, '/problems/draft/not-owner'])
  })

  test('are for people with the right to design', async () => {
    const id = await open(admin, { shared: true })
    for (const path of ['/drafts', `/drafts/${id}`, `/drafts/${id}/definitions`, '/kinds']) {
      expect((await get(stranger, path)).status).toBe(403)
    }
    expect((await send(stranger, `/drafts/${id}/commands`, { command: 'x' })).status).toBe(403)
    expect((await full.ask(undefined, { method: 'GET', path: `${base}/drafts` })).status).toBe(401)
  })

  test('open from any revision there is', async () => {
    expect((await send(admin, '/drafts', { name: 'x', base: 1 })).body.base).toBe(1)
    const none = await send(admin, '/drafts', { name: 'x', base: 99 })
    expect([none.status, none.body.type]).toEqual([404, '/problems/revision/unknown'])
    expect((await send(admin, '/drafts', { name: '  ' })).status).toBe(400)
    expect((await get(admin, '/drafts/not-an-id')).status).toBe(400)
  })
})

describe('edits', () => {
  test('are undone and redone without limit, and read like a log', async () => {
    const id = await open()
    const lists = full.system.catalogs.current().symbols.all('list')
    const name = lists[0]!.name
    const before = (await get(admin, `/drafts/${id}/definitions`)).body.definitions
    for (let index = 1; index <= 5; index++) {
      const from = index === 1 ? name : `list_${index - 1}`
      const { status, body } = await send(admin, `/drafts/${id}/commands`, rename(from, `list_${index}`))
      expect([status, body.draft.position]).toEqual([200, index])
      expect(body.changed.map((item: { name: string }) => item.name)).toContain(`list_${index}`)
    }
    const after = (await get(admin, `/drafts/${id}/definitions`)).body.definitions
    for (let index = 0; index < 5; index++) expect((await send(admin, `/drafts/${id}/undo`)).status).toBe(200)
    expect((await get(admin, `/drafts/${id}/definitions`)).body.definitions).toEqual(before)
    const none = await send(admin, `/drafts/${id}/undo`)
    expect([none.status, none.body.type]).toEqual([409, '/problems/draft/nothing-to-undo'])
    for (let index = 0; index < 5; index++) expect((await send(admin, `/drafts/${id}/redo`)).status).toBe(200)
    expect((await get(admin, `/drafts/${id}/definitions`)).body.definitions).toEqual(after)
    const { steps, position } = (await get(admin, `/drafts/${id}/steps`)).body
    expect(position).toBe(5)
    expect(steps).toHaveLength(5)
    expect(steps[0].description.en).not.toBe('')
    expect(steps[0].description['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(steps[0].author.id).toBe(adminId)
  })

  test('an edit after an undo takes the place of what was undone', async () => {
    const id = await open()
    const name = full.system.catalogs.current().symbols.all('list')[0]!.name
    await send(admin, `/drafts/${id}/commands`, rename(name, 'first'))
    await send(admin, `/drafts/${id}/undo`)
    await send(admin, `/drafts/${id}/commands`, rename(name, 'second'))
    expect((await send(admin, `/drafts/${id}/redo`)).status).toBe(409)
    expect((await get(admin, `/drafts/${id}/steps`)).body.steps).toHaveLength(1)
  })

  test('of two people at the same definition: the second is told, at different ones: both count', async () => {
    const id = await open(admin, { shared: true })
    const [one, two] = full.system.catalogs.current().symbols.all('list')
    const { version } = (await get(admin, `/drafts/${id}`)).body
    expect((await send(admin, `/drafts/${id}/commands`, rename(one!.name, 'mine', version))).status).toBe(200)
    const late = await send(other, `/drafts/${id}/commands`, rename('mine', 'yours', version))
    expect([late.status, late.body.type]).toEqual([409, '/problems/definition/stale'])
    expect(late.body.definitions).toEqual([{ id: one!.id, kind: 'list', name: 'mine' }])
    expect((await send(other, `/drafts/${id}/commands`, rename(two!.name, 'theirs', version))).status).toBe(200)
    const names = (await get(other, `/drafts/${id}/definitions`)).body.definitions.map(
      (item: { name: string }) => item.name,
    )
    expect(names).toEqual(expect.arrayContaining(['mine', 'theirs']))
  })

  test('50 at once come one after the other', async () => {
    const id = await open()
    const lists = full.system.catalogs.current().symbols.all('list')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send(admin, `/drafts/${id}/commands`, {
          command: 'set-property',
          kind: 'list',
          name: lists[0]!.name,
          path: ['label', 'en'],
          value: `Label ${index}`,
        }),
      ),
    )
    expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 200))
    const positions = answers.map(answer => answer.body.draft.position)
    expect(new Set(answers.map(answer => answer.body.step.number)).size).toBe(50)
    expect(Math.max(...positions)).toBe(50)
  })

  test('what changes nothing leaves no step', async () => {
    const id = await open()
    const list = full.system.catalogs.current().symbols.all('list')[0]!
    const path = `/drafts/${id}/definitions/list/${list.name}`
    const { body, headers } = await get(admin, path)
    const answer = await send(admin, path, body, { 'if-match': headers.etag }, 'PUT')
    expect(answer.body).toMatchObject({ step: null, changed: [], draft: { position: 0 } })
  })

  test('the JSON view refuses a stale lock and shows what is there now', async () => {
    const id = await open()
    const list = full.system.catalogs.current().symbols.all('list')[0]!
    const path = `/drafts/${id}/definitions/list/${list.name}`
    const { body, headers } = await get(admin, path)
    const first = await send(admin, path, { ...body, label: { en: 'A' } }, { 'if-match': headers.etag }, 'PUT')
    expect(first.status).toBe(200)
    const second = await send(admin, path, { ...body, label: { en: 'B' } }, { 'if-match': headers.etag }, 'PUT')
    expect([second.status, second.body.type]).toEqual([409, '/problems/definition/stale'])
    expect(second.body.current.label).toEqual({ en: 'A' })
    expect((await send(admin, path, { ...body, label: { en: 'B' } }, {}, 'PUT')).status).toBe(200)
  })

  test.each([
    ['no command', { command: 'fly' }, 404, 'command/unknown'],
    ['no name of a command', { command: 5 }, 400, 'request/invalid'],
    ['no arguments', { command: 'rename-definition' }, 422, 'command/invalid'],
    ['unknown arguments', { ...rename('x', 'y'), colour: 'red' }, 422, 'command/invalid'],
    ['wrong types', { ...rename('x', 'y'), to: { a: 1 } }, 422, 'command/invalid'],
    ['a name that nothing has', rename('no_such_list', 'y'), 404, 'definition/unknown'],
    ['a hostile body', { ...rename('x', 'y'), to: 'a\u0000b' }, 400, 'request/malformed'],
  ])('%s: refused, and nothing changes', async (_, body, status, code) => {
    const id = await open()
    const answer = await send(admin, `/drafts/${id}/commands`, body)
    expect([answer.status, answer.body.type]).toEqual([status, `/problems/${code}`])
    expect((await get(admin, `/drafts/${id}`)).body).toMatchObject({ version: 1, position: 0 })
  })
})

test('a raw edit may leave an error, which is found, counted and mended by undo', async () => {
  const id = await open()
  const list = full.system.catalogs.current().symbols.all('list')[0]!
  const path = `/drafts/${id}/definitions/list/${list.name}`
  const { body } = await get(admin, path)
  const columns = [...body.columns, { field: 'no_such_field' }]
  const edit = await send(admin, path, { ...body, columns }, {}, 'PUT')
  expect(edit.body.draft.errors).toBe(1)
  expect(edit.body.findings).toContainEqual(
    expect.objectContaining({ severity: 'error', kind: 'list', pointer: `/columns/${columns.length - 1}/field` }),
  )
  expect((await get(admin, path)).body.columns).toEqual(columns)
  expect((await send(admin, `/drafts/${id}/undo`)).body.draft.errors).toBe(0)
})

test('the catalog of a draft has what was edited', async () => {
  const id = await open()
  const list = full.system.catalogs.current().symbols.all('list')[0]!
  await send(admin, `/drafts/${id}/commands`, rename(list.name, 'edited'))
  const { body } = await get(admin, `/drafts/${id}/catalog`)
  expect(body.lists.map((item: { name: string }) => item.name)).toContain('edited')
  expect(body.roles.map((item: { name: string }) => item.name)).not.toContain('designer_sees_all')
})
