import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { newId } from '#platform/new-id.ts'
import { type PreviewFixture, previewFixture } from './preview-fixture.ts'

let world: PreviewFixture
let draft: string
let mount: string

beforeAll(async () => {
  world = await previewFixture()
  await world.insert('客户', { name: 'Mine', owner_id: world.seller.actor.userId })
  await world.insert('客户', { name: 'Theirs', owner_id: world.admin.actor.userId })
  draft = (await world.draft(world.admin)).id
  await world.make(world.admin, draft)
  mount = `/preview/${draft}/user-${world.admin.actor.userId}`
})
afterAll(() => world?.close())

const names = (body: { records: { name: string }[] }) => body.records.map(record => record.name).sort()

describe('as whom', () => {
  test('a user of the preview, with his rights', async () => {
    const path = `/preview/${draft}/user-${world.seller.actor.userId}/api`
    const me = await world.ask(world.admin, 'GET', `${path}/me`)
    expect(me.body).toMatchObject({ user: { name: 'Seller' }, roles: [{ name: 'seller' }] })
    expect(names((await world.ask(world.admin, 'GET', `${path}/records/客户`)).body)).toEqual(['Mine'])
    const hidden = await world.ask(world.admin, 'GET', `${path}/records/客户?fields=secret`)
    expect(hidden).toMatchObject({ status: 400, body: { type: '/problems/field/unknown' } })
  })

  test('a role: somebody made up who holds it and nothing else', async () => {
    const path = `/preview/${draft}/role-fix-role-seller/api`
    const [first, second] = await Promise.all([
      world.ask(world.admin, 'GET', `${path}/me`),
      world.ask(world.admin, 'GET', `${path}/me`),
    ])
    expect(first.body).toMatchObject({ user: { name: 'seller' }, roles: [{ name: 'seller' }], system: [] })
    expect(second.body).toEqual(first.body)
    expect((await world.ask(world.admin, 'GET', `${path}/records/客户`)).body.records).toEqual([])
    await world.ask(world.admin, 'POST', `${path}/records/客户`, { name: 'By the role' })
    expect(names((await world.ask(world.admin, 'GET', `${path}/records/客户`)).body)).toEqual(['By the role'])
  })

  test('people and roles are listed with what stands in the address', async () => {
    const { body } = await world.ask(world.admin, 'GET', `/api/designer/drafts/${draft}/preview`)
    expect(body.address).toBe(`/preview/${draft}`)
    expect(body.people.map((person: { name: string }) => person.name)).toEqual(['Admin', 'Seller'])
    expect(body.people[1]).toMatchObject({ as: `user-${world.seller.actor.userId}`, roles: ['fix-role-seller'] })
    expect(body.roles).toContainEqual({
      id: 'fix-role-seller',
      name: 'seller',
      label: { en: 'seller', 'zh-CN': 'seller' },
      as: 'role-fix-role-seller',
    })
  })

  test.each(['nobody', 'user-', 'user-1', `user-${newId()}`, 'role-', 'role-fix-role-gone', 'user-%27%3B'])(
    '%s is nobody',
    async who => {
      const answer = await world.ask(world.admin, 'GET', `/preview/${draft}/${who}/api/me`)
      expect(answer).toMatchObject({ status: 404, body: { type: '/problems/preview/unknown-person' } })
    },
  )
})

describe('who may', () => {
  const everywhere = () =>
    [
      ['GET', `${mount}/api/me`],
      ['GET', `${mount}/api/records/客户`],
      ['POST', `${mount}/api/records/客户`, { name: 'x' }],
      ['GET', `/api/designer/drafts/${draft}/preview`],
      ['POST', `/api/designer/drafts/${draft}/preview`, {}],
      ['DELETE', `/api/designer/drafts/${draft}/preview`],
      ['POST', `/api/designer/drafts/${draft}/try`, { filter: { object: '客户', filter: null } }],
    ] as const

  test('a stranger is asked to sign in', async () => {
    for (const [method, path, body] of everywhere())
      expect((await world.ask(undefined, method, path, body)).status, path).toBe(401)
  })

  test('who has no right to design is refused, also as himself', async () => {
    for (const [method, path, body] of everywhere())
      expect((await world.ask(world.seller, method, path, body)).status, path).toBe(403)
    const own = `/preview/${draft}/user-${world.seller.actor.userId}`
    expect((await world.ask(world.seller, 'GET', `${own}/api/me`)).status).toBe(403)
    expect((await world.ask(world.seller, 'GET', `${own}/`)).status).toBe(403)
  })

  test('a private draft of somebody else does not exist', async () => {
    const { actor } = world.admin
    const other = { ...world.admin, actor: { ...actor, userId: newId() } }
    const unknown = newId()
    for (const [method, path, body] of everywhere()) {
      const answer = await world.ask(other, method, path, body)
      expect(answer.status, path).toBe(404)
      const same = await world.ask(other, method, path.replaceAll(draft, unknown), body)
      expect(answer.text).toBe(same.text)
    }
    expect((await world.ask(other, 'GET', `${mount}/`)).status).toBe(404)
  })

  test('a shared one does', async () => {
    await world.system.db.query({ text: 'update bm.draft set shared = true where id = $1', values: [draft] })
    const other = { ...world.admin, actor: { ...world.admin.actor, userId: newId() } }
    expect((await world.ask(other, 'GET', `${mount}/api/me`)).status).toBe(200)
    await world.system.db.query({ text: 'update bm.draft set shared = false where id = $1', values: [draft] })
  })

  test('a page of another site cannot act with the cookie', async () => {
    const answer = await world.ask(
      world.admin,
      'POST',
      `${mount}/api/records/客户`,
      { name: 'x' },
      {
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
    )
    expect(answer).toMatchObject({ status: 403, body: { type: '/problems/request/foreign-origin' } })
  })
})

describe('the page', () => {
  test.each(['', '/', '/records/客户', '/records/客户/new?type=a'])('%s says where the app is mounted', async rest => {
    const answer = await world.ask(world.admin, 'GET', `${mount}${rest}`)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`<meta name="fulcrum-mount" content="${mount}"`)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors 'self'`)
    expect(answer.headers['x-frame-options']).toBe('SAMEORIGIN')
  })

  test('a stranger gets it too, and is asked to sign in by it', async () => {
    expect((await world.ask(undefined, 'GET', `${mount}/records/客户`)).status).toBe(200)
    expect((await world.ask(undefined, 'GET', `/preview/${draft}/"><script>/`)).status).toBe(404)
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s is no page', async method => {
    expect((await world.ask(world.admin, method, `${mount}/records/客户`)).status).toBe(404)
  })
})

describe('the interface', () => {
  test.each([
    ['GET', 'sessions'],
    ['POST', 'sign-out'],
    ['POST', 'sign-in'],
    ['GET', 'api-keys'],
    ['POST', 'password'],
    ['GET', 'designer/drafts'],
    ['GET', 'nothing'],
  ])('has no %s %s', async (method, path) => {
    const answer = await world.ask(world.admin, method, `${mount}/api/${path}`, method === 'POST' ? {} : undefined)
    expect(answer).toMatchObject({ status: 404, body: { type: '/problems/request/not-found' } })
  })

  test('takes files, and gives them back', async () => {
    const form = [
      '--x',
      'content-disposition: form-data; name="file"; filename="a.txt"',
      'content-type: text/plain',
      '',
      'hello',
      '--x--',
      '',
    ].join('\r\n')
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const stored = await world.ask(world.admin, 'POST', `${mount}/api/files`, form, headers)
    expect(stored.status).toBe(201)
    const read = await world.ask(world.admin, 'GET', `${mount}/api/files/${stored.body.id}`)
    expect(read).toMatchObject({ status: 200, text: 'hello' })
    const files = await world.system.db.query({ text: 'select count(*) as files from platform.file', values: [] })
    expect(files).toEqual([{ files: 0 }])
  })

  test('does jobs: a change of many records', async () => {
    const { body } = await world.ask(world.admin, 'POST', `${mount}/api/records/客户/bulk`, {
      filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'Theirs' }] },
      set: { name: 'Changed' },
    })
    for (;;) {
      const job = await world.ask(world.admin, 'GET', `${mount}/api/jobs/${body.job}`)
      if (job.body.state === 'done') break
      expect(['queued', 'running']).toContain(job.body.state)
    }
    expect(names((await world.ask(world.admin, 'GET', `${mount}/api/records/客户`)).body)).toContain('Changed')
    const rows = await world.system.db.query({ text: `select name from ed."客户" order by name`, values: [] })
    expect(rows).toEqual([{ name: 'Mine' }, { name: 'Theirs' }])
  })

  test('over a real connection, kept alive', async () => {
    const address = await world.http.listen({ port: 0, host: '127.0.0.1' })
    const headers = { 'x-who': world.admin.actor.userId, 'content-type': 'application/json' }
    for (let number = 0; number < 3; number++) {
      const made = await fetch(`${address}${mount}/api/records/note`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: `Note ${number}` }),
      })
      expect(made.status).toBe(201)
      const list = await fetch(`${address}${mount}/api/records/note?count=true`, { headers })
      expect(((await list.json()) as { count: number }).count).toBe(number + 1)
    }
  })
})
