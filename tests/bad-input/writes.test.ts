/** Versions, repeats and circles: what two people do at once, or one does twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  world.ask('admin', { method, path: `/api/records/${path}`, body, headers })
const folder = async (name: string, above?: string) => (await ask('POST', 'folder', { name, above })).body.id as string

describe('If-Match', () => {
  const missing: Record<string, string>[] = [
    {},
    { 'if-match': '' },
    { 'if-match': 'x' },
    { 'if-match': '"1", "2"' },
    { 'if-match': '-1' },
    { 'if-match': '1.0' },
    { 'if-match': "1' or '1'='1" },
    { 'if-match': '"99999999999"' },
  ]
  test.each(missing)('%j is no version', async headers => {
    const before = await databaseState(world.full.system.db)
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await ask(
        method,
        `客户/${world.own.customer}`,
        method === 'PATCH' ? { name: 'N' } : undefined,
        headers,
      )
      expect([answer.status, answer.body.type]).toEqual([428, '/problems/record/rev-required'])
    }
    expect(await databaseState(world.full.system.db)).toEqual(before)
  })

  test.each(['"0"', '"7"', 'W/"7"', '999999999'])('%s is stale', async version => {
    const before = await databaseState(world.full.system.db)
    for (const method of ['PATCH', 'DELETE']) {
      const answer = await ask(method, `客户/${world.own.customer}`, method === 'PATCH' ? { name: 'N' } : undefined, {
        'if-match': version,
      })
      expect([answer.status, answer.body.type, answer.body.rev]).toEqual([412, '/problems/record/stale', 1])
      expect(answer.body.current).toMatchObject({ id: world.own.customer, name: 'Own' })
    }
    expect(await databaseState(world.full.system.db)).toEqual(before)
  })

  test('of ten who change one version, one succeeds', async () => {
    const id = await folder('many')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        ask('PATCH', `folder/${id}`, { name: `many ${at}` }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, ...Array(9).fill(412)])
  })
})

describe('a repeated submit', () => {
  const count = async () => (await ask('GET', 'ticket?count=true')).body.count as number
  test('without a key makes two, with one makes one, also at once', async () => {
    const before = await count()
    await Promise.all([ask('POST', 'ticket', { name: 'T' }), ask('POST', 'ticket', { name: 'T' })])
    expect(await count()).toBe(before + 2)
    const send = () => ask('POST', 'ticket', { name: 'T' }, { 'idempotency-key': 'once' })
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
    expect(answers.map(answer => answer.status)).toEqual(Array(8).fill(201))
    expect(await count()).toBe(before + 3)
  })

  test('a key belongs to one request and one person', async () => {
    const key = { 'idempotency-key': 'once' }
    const other = await ask('POST', 'ticket', { name: 'Other' }, key)
    expect([other.status, other.body.type]).toEqual([422, '/problems/request/idempotency-mismatch'])
    const path = '/api/records/客户'
    const clerk = await world.ask('clerk', { method: 'POST', path, body: { name: 'T' }, headers: key })
    expect(clerk.status).toBe(201)
  })

  test('a refused request may be repeated under its key', async () => {
    const key = { 'idempotency-key': 'refused' }
    expect((await ask('POST', 'ticket', {}, key)).status).toBe(422)
    expect((await ask('POST', 'ticket', { name: 'T' }, key)).status).toBe(201)
  })

  test.each(['', ' ', 'x'.repeat(201), 'a b', '钥匙'])('%j is no key', async key => {
    const answer = await ask('POST', 'ticket', { name: 'T' }, { 'idempotency-key': key })
    expect([answer.status, answer.body.type]).toEqual([400, '/problems/request/idempotency-key'])
  })

  test('a deletion and an action are done once', async () => {
    const id = await folder('gone')
    const answers = await Promise.all(
      [1, 2, 3].map(() => ask('DELETE', `folder/${id}`, undefined, { 'if-match': '*' })),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([204, 404, 404])
    const lead = (await ask('POST', 'lead', { name: 'L', tax_id: 'GE2468' })).body.id
    const done = await Promise.all([1, 2, 3].map(() => ask('POST', `lead/${lead}/actions/qualify`, {})))
    expect(done.map(answer => answer.status).sort()).toEqual([200, 409, 409])
  })
})

describe('circles', () => {
  const move = (id: string, above: string | null, method = 'PATCH') =>
    ask(method, `folder/${id}`, { above }, { 'if-match': '*' })
  test('A above B above A is refused, and A above itself', async () => {
    const a = await folder('A')
    const b = await folder('B', a)
    const c = await folder('C', b)
    const before = await databaseState(world.full.system.db)
    for (const [id, above] of [
      [a, a],
      [a, b],
      [a, c],
      [b, c],
      [a, a.toUpperCase()],
    ] as const) {
      const answer = await move(id, above)
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'reference/cycle'])
    }
    expect(await databaseState(world.full.system.db)).toEqual(before)
    expect((await move(b, null)).status).toBe(200)
    expect((await move(a, b)).status).toBe(200)
  })

  test('two who together close a circle: one is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const ids = await Promise.all(['P', 'Q', 'R'].map(name => folder(name)))
      const answers = await Promise.all(ids.map((id, at) => move(id, ids[(at + 1) % 3] as string)))
      expect(answers.map(answer => answer.status).sort()).toEqual([200, 200, 422])
    }
  })

  test('by a mass change and by an import', async () => {
    const a = await folder('A2')
    const b = await folder('B2', a)
    const bulk = await ask('POST', 'folder/bulk', { ids: [a], set: { above: b } })
    expect(await world.full.jobEnd(bulk.body.job)).toMatchObject({ updated: 0, rejected: 1 })
    const file = await ask('POST', 'folder/import?key=id', `id,above\n${a},${b}\n`, { 'content-type': 'text/csv' })
    expect(await world.full.jobEnd(file.body.job)).toMatchObject({ updated: 0, rejected: 1 })
  })

  test('a circle that is there already does not keep a deletion busy for ever', async () => {
    const a = await folder('A3')
    const b = await folder('B3', a)
    await world.full.system.db.query({ text: 'update ed.folder set above = $1 where id = $2', values: [b, a] })
    expect((await ask('DELETE', `folder/${a}`, undefined, { 'if-match': '*' })).status).toBe(204)
    expect((await ask('GET', `folder/${b}`)).status).toBe(404)
    const back = await world.ask('admin', { method: 'POST', path: `/api/recycle-bin/folder/${a}/restore` })
    expect([200, 409]).toContain(back.status)
  })
})
