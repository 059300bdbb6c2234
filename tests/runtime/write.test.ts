import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let api: FixtureHttp
let admin: Caller
let ann: Caller
let bob: Caller

const customers = `/api/records/${encodeURIComponent('客户')}`
const any = { 'if-match': '*' }

beforeAll(async () => {
  fixture = await fixtureSystem()
  const { insert, person, system } = fixture
  const unit = await insert('unit', { name: 'Sales', code: 'S' })
  admin = await person('Admin', ['sys-role-administrator'])
  ann = await person('Ann', ['fix-role-seller'], { unitId: unit })
  bob = await person('Bob', ['fix-role-seller'], { unitId: unit })
  await insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  await insert('currency', { code: 'EUR', name: 'Euro', active: true })
  const door = { system } as Parameters<typeof recordRoutes>[0]
  api = await fixtureHttp([recordRoutes(door), recordWriteRoutes(door)], fixture.system)
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

const create = async (caller: Caller, object: string, body: object, headers?: Record<string, string>) =>
  await api.ask(caller, 'POST', `/api/records/${encodeURIComponent(object)}`, body, headers)
const audit = async (id: string) =>
  await fixture.system.db.query<{ action: string; before: unknown; after: unknown; actor_id: string }>({
    text: 'select action, before, after, actor_id from ed_log.audit where record_id = $1 order by at, id',
    values: [id],
  })

describe('create', () => {
  test('answers the record as a GET does, with location, version and revision', async () => {
    const made = await create(ann, '客户', {
      name: '上海贝尔',
      城市: '上海',
      since: '2024-02-29',
      tags: ['vip', 'vip'],
      code: '',
    })
    expect(made.status).toBe(201)
    expect(made.headers.location).toBe(`${customers}/${made.body.id}`)
    expect(made.headers.etag).toBe('"1"')
    expect(made.headers['fulcrum-revision']).toBe('1')
    expect(made.body).toMatchObject({
      name: '上海贝尔',
      城市: '上海',
      since: '2024-02-29',
      tags: ['vip'],
      code: null,
      rev: 1,
    })
    expect(made.body.owner).toEqual({ id: ann.actor.userId, title: 'Ann' })
    expect(made.body.unit).toMatchObject({ title: 'Sales' })
    expect((await api.ask(ann, 'GET', `${customers}/${made.body.id}`)).body).toEqual(made.body)
    expect(await audit(made.body.id)).toMatchObject([
      {
        action: 'created',
        before: null,
        actor_id: ann.actor.userId,
        after: { 'fix-customer-name': '上海贝尔', 'fix-customer-city': '上海' },
      },
    ])
    const events = await fixture.system.db.query({
      text: 'select action from ed_log.outbox where record_id = $1',
      values: [made.body.id],
    })
    expect(events).toEqual([{ action: 'created' }])
  })

  test('fills in defaults and keeps decimals exact', async () => {
    const made = await create(admin, 'deal', {
      name: 'D',
      amount: { amount: '0012345678901234567890.10'.slice(2), currency: 'CNY' },
      chance: '0.15',
    })
    expect(made.body).toMatchObject({
      stage: 'open',
      amount: { amount: '12345678901234567890.1', currency: 'CNY' },
      chance: '0.1500',
    })
  })

  test('takes child lines with their parent, in one transaction', async () => {
    const made = await create(ann, 'deal', {
      name: 'L',
      lines: [{ name: 'a', quantity: 2, price: '1.5' }, { name: 'b' }],
    })
    expect(made.status).toBe(201)
    const got = await api.ask(ann, 'GET', `/api/records/deal/${made.body.id}?fields=name,lines`)
    expect(got.body.lines).toMatchObject([
      { name: 'a', quantity: 2, price: '1.50', rev: 1 },
      { name: 'b', quantity: null },
    ])
    const before = await countDeals()
    const bad = await create(ann, 'deal', { name: 'L2', lines: { create: [{ name: 'a' }, { quantity: 0 }] } })
    expect(bad.status).toBe(422)
    expect(
      bad.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]).sort(),
    ).toEqual([
      ['/lines/create/1/name', 'required'],
      ['/lines/create/1/quantity', 'too-small'],
    ])
    expect(await countDeals()).toBe(before)
  })

  const wrong: [string, string, object, [string, string][]][] = [
    ['an unknown name', '客户', { name: 'x', nam: 1 }, [['/nam', 'field/unknown']]],
    ['a required name', '客户', { 城市: 'x' }, [['/name', 'required']]],
    ['blanks for a required name', '客户', { name: '  ' }, [['/name', 'required']]],
    ['a number for a text', '客户', { name: 5 }, [['/name', 'type/text']]],
    ['a day that is none', '客户', { name: 'x', since: '2025-02-29' }, [['/since', 'type/date']]],
    ['an unknown choice', '客户', { name: 'x', tags: ['vip', 'vap'] }, [['/tags', 'choice/unknown']]],
    ['a system field', '客户', { name: 'x', created_at: '2020-01-01T00:00:00Z' }, [['/created_at', 'field/read-only']]],
    ['a version', '客户', { name: 'x', rev: 7 }, [['/rev', 'field/read-only']]],
    [
      'several at once',
      'deal',
      { amount: { amount: 'x', currency: 'CNY' }, stage: 'nope' },
      [
        ['/amount', 'type/money'],
        ['/name', 'required'],
        ['/stage', 'choice/unknown'],
      ],
    ],
    [
      'a currency that there is not',
      'deal',
      { name: 'x', amount: { amount: '1', currency: 'XXX' } },
      [['/amount', 'currency/unknown']],
    ],
    ['a broken id', 'deal', { name: 'x', customer: "'; drop table ed.deal; --" }, [['/customer', 'type/reference']]],
    [
      'a record that there is not',
      'deal',
      { name: 'x', customer: '00000000-0000-7000-8000-000000000000' },
      [['/customer', 'reference/unknown']],
    ],
    [
      'too many decimals',
      'deal_line',
      { name: 'x', price: '1.234' },
      [
        ['/deal', 'required'],
        ['/price', 'scale'],
      ],
    ],
    ['a wrong moment', 'note', { name: 'x', at: '2025-01-01' }, [['/at', 'type/datetime']]],
    [
      'a wrong object',
      'note',
      { name: 'x', about: { object: 'user', id: '00000000-0000-7000-8000-000000000000' } },
      [['/about', 'reference/unknown']],
    ],
    ['an endless text', '客户', { name: 'x'.repeat(5000) }, [['/name', 'too-long']]],
  ]
  test.each(wrong)('refuses %s', async (_what, object, body, errors) => {
    const answer = await create(admin, object, body)
    expect(answer.status).toBe(422)
    expect(answer.body.type).toBe('/problems/record/invalid')
    expect(
      answer.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]).sort(),
    ).toEqual(errors)
  })

  test('suggests near names, and hides hidden fields as if they did not exist', async () => {
    expect((await create(ann, '客户', { name: 'x', nam: 1 })).body.didYouMean).toContain('name')
    const hidden = await create(ann, '客户', { name: 'x', secret: 'y' })
    const unknown = await create(ann, '客户', { name: 'x', secreu: 'y' })
    expect(hidden.body.errors[0].code).toBe(unknown.body.errors[0].code)
    expect(JSON.stringify(unknown.body)).not.toContain('"secret"')
    expect((await create(ann, 'deal', { name: 'x', chance: '0.5' })).body.errors).toMatchObject([
      { pointer: '/chance', code: 'field/read-only' },
    ])
  })

  test('refuses to create for others, without a right, and what refers to a record out of sight', async () => {
    expect((await create(ann, 'deal', { name: 'x', owner: bob.actor.userId })).status).toBe(403)
    expect((await create(ann, 'unit', { name: 'x' })).status).toBe(403)
    expect((await create(ann, 'currency', { name: 'x' })).status).toBe(404)
    const foreign = await create(bob, 'deal', { name: 'of Bob' })
    const line = await create(ann, 'deal_line', { name: 'x', deal: foreign.body.id })
    expect(line.status).toBe(422)
    expect(line.body.errors).toMatchObject([{ pointer: '/deal', code: 'reference/unknown' }])
    expect((await create(bob, 'deal_line', { name: 'x', deal: foreign.body.id })).status).toBe(201)
  })

  test('a reference leads only to what its filter offers', async () => {
    const vip = (await create(ann, '客户', { name: 'Very', tags: ['vip'] })).body.id
    const other = (await create(ann, '客户', { name: 'Other', tags: ['gov'] })).body.id
    const refused = await create(ann, 'deal', { name: 'Filtered', sponsor: other })
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/sponsor', code: 'reference/unknown' }] },
    })
    const made = await create(ann, 'deal', { name: 'Filtered', sponsor: vip, customer: other })
    expect(made).toMatchObject({ status: 201, body: { sponsor: { id: vip }, customer: { id: other } } })
    const url = `/api/records/deal/${made.body.id}`
    expect((await api.ask(ann, 'PATCH', url, { sponsor: other }, any)).status).toBe(422)
    expect((await api.ask(ann, 'PATCH', url, { name: 'Kept' }, any)).status).toBe(200)
  })

  test('names the field of a unique clash and no record', async () => {
    expect((await create(admin, '客户', { name: 'one', code: 'U1' })).status).toBe(201)
    const clash = await create(bob, '客户', { name: 'two', code: 'U1' })
    expect(clash.status).toBe(409)
    expect(clash.body).toMatchObject({
      type: '/problems/record/duplicate',
      errors: [{ pointer: '/code', code: 'unique' }],
    })
    expect(JSON.stringify(clash.body)).not.toContain('one')
  })

  test('a repeated submit with one key makes one record', async () => {
    const key = { 'idempotency-key': 'k-1' }
    const answers = await Promise.all([1, 2, 3].map(() => create(ann, '客户', { name: 'once' }, key)))
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
    expect(answers.every(answer => answer.status === 201)).toBe(true)
    expect((await create(ann, '客户', { name: 'other' }, key)).status).toBe(422)
  })
})

describe('update', () => {
  test('changes what differs, once per version', async () => {
    const { body: made } = await create(ann, '客户', { name: 'u', 城市: 'a' })
    const url = `${customers}/${made.id}`
    const changed = await api.ask(ann, 'PATCH', url, { 城市: 'b' }, { 'if-match': '"1"' })
    expect(changed.status).toBe(200)
    expect(changed.body).toMatchObject({ name: 'u', 城市: 'b', rev: 2 })
    expect(changed.headers.etag).toBe('"2"')
    const same = await api.ask(ann, 'PATCH', url, { 城市: 'b', name: 'u' }, { 'if-match': '2' })
    expect(same.body.rev).toBe(2)
    expect((await audit(made.id)).slice(1)).toMatchObject([
      { action: 'updated', before: { 'fix-customer-city': 'a' }, after: { 'fix-customer-city': 'b' } },
    ])
  })

  test('asks for the version and refuses an old one with what there is now', async () => {
    const { body: made } = await create(ann, '客户', { name: 'v' })
    const url = `${customers}/${made.id}`
    expect((await api.ask(ann, 'PATCH', url, { name: 'w' })).status).toBe(428)
    await api.ask(ann, 'PATCH', url, { name: 'w' }, any)
    const stale = await api.ask(ann, 'PATCH', url, { name: 'z' }, { 'if-match': '"1"' })
    expect(stale.status).toBe(412)
    expect(stale.body).toMatchObject({ rev: 2, current: { name: 'w', rev: 2 } })
  })

  test('of many at once with one version, one wins', async () => {
    const { body: made } = await create(ann, '客户', { name: 'race' })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        api.ask(ann, 'PATCH', `${customers}/${made.id}`, { name: `r${index}` }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
    expect(answers.filter(answer => answer.status === 412)).toHaveLength(11)
  })

  test('is for those who may', async () => {
    const { body: made } = await create(ann, 'deal', { name: 'mine' })
    const { body: customer } = await create(ann, '客户', { name: 'seen by the team' })
    const team = { ...bob, actor: { ...bob.actor, teamMates: [bob.actor.userId, ann.actor.userId] } }
    expect((await api.ask(bob, 'PATCH', `/api/records/deal/${made.id}`, { name: 'x' }, any)).status).toBe(404)
    expect((await api.ask(team, 'PATCH', `${customers}/${customer.id}`, { name: 'x' }, any)).status).toBe(403)
    expect((await api.ask(ann, 'PATCH', '/api/records/deal/not-an-id', { name: 'x' }, any)).status).toBe(404)
    const handed = await api.ask(ann, 'PATCH', `/api/records/deal/${made.id}`, { owner: bob.actor.userId }, any)
    expect(handed.body).toEqual({ id: made.id, rev: 2 })
    expect((await api.ask(bob, 'GET', `/api/records/deal/${made.id}`)).body.owner.title).toBe('Bob')
  })

  test('creates, changes and deletes lines together with the record', async () => {
    const { body: made } = await create(ann, 'deal', { name: 'x', lines: [{ name: 'a' }, { name: 'b' }] })
    const url = `/api/records/deal/${made.id}`
    const lines = async () => (await api.ask(ann, 'GET', `${url}?fields=lines`)).body
    const [a, b] = (await lines()).lines
    const bad = {
      name: 'y',
      lines: { create: [{ name: 'c' }], update: [{ id: a.id, rev: 1, name: 'A' }], delete: [b.id, made.id] },
    }
    expect((await api.ask(ann, 'PATCH', url, bad, any)).body.errors).toMatchObject([{ pointer: '/lines/delete/1/id' }])
    expect((await lines()).lines).toHaveLength(2)
    const good = { lines: { create: [{ name: 'c' }], update: [{ id: a.id, rev: 1, name: 'A' }], delete: [b.id] } }
    const answer = await api.ask(ann, 'PATCH', url, good, { 'if-match': '"1"' })
    expect(answer.status).toBe(200)
    expect(answer.body.rev).toBe(2)
    expect((await lines()).lines).toMatchObject([{ name: 'A', rev: 2 }, { name: 'c' }])
    const stale = { lines: { update: [{ id: a.id, rev: 1, name: 'B' }] } }
    expect((await api.ask(ann, 'PATCH', url, stale, any)).status).toBe(412)
    const other = await create(ann, 'deal', { name: 'other' })
    const foreign = await api.ask(
      ann,
      'PATCH',
      `/api/records/deal/${other.body.id}`,
      { lines: { update: [{ id: a.id, name: 'x' }] } },
      any,
    )
    expect(foreign.body.errors).toMatchObject([{ pointer: '/lines/update/0/id', code: 'reference/unknown' }])
  })
})

describe('delete', () => {
  test('takes lines along and empties references', async () => {
    const { body: customer } = await create(ann, '客户', { name: 'gone' })
    const { body: deal } = await create(ann, 'deal', { name: 'd', customer: customer.id, lines: [{ name: 'l' }] })
    expect((await api.ask(ann, 'DELETE', `${customers}/${customer.id}`)).status).toBe(428)
    expect((await api.ask(ann, 'DELETE', `${customers}/${customer.id}`, undefined, { 'if-match': '"1"' })).status).toBe(
      204,
    )
    expect((await api.ask(ann, 'GET', `${customers}/${customer.id}`)).status).toBe(404)
    expect((await api.ask(ann, 'GET', `/api/records/deal/${deal.id}`)).body).toMatchObject({ customer: null, rev: 2 })
    expect((await api.ask(ann, 'DELETE', `/api/records/deal/${deal.id}`, undefined, any)).status).toBe(204)
    const [line] = await fixture.system.db.query({
      text: 'select deleted_at from ed.deal_line where deal = $1',
      values: [deal.id],
    })
    expect(line?.deleted_at).not.toBeNull()
    expect((await api.ask(bob, 'DELETE', `${customers}/${customer.id}`, undefined, any)).status).toBe(404)
  })

  test('is stopped by what must not lose it', async () => {
    const { body: unit } = await create(admin, 'unit', { name: 'Parent' })
    await create(admin, 'unit', { name: 'Child', parent: unit.id })
    const stopped = await api.ask(admin, 'DELETE', `/api/records/unit/${unit.id}`, undefined, any)
    expect(stopped.status).toBe(409)
    expect(stopped.body).toMatchObject({
      type: '/problems/record/referenced',
      references: [{ object: 'unit', field: 'parent', count: 1 }],
    })
  })
})

describe('trees and people', () => {
  test('a unit is never below itself', async () => {
    const { body: a } = await create(admin, 'unit', { name: 'A' })
    const { body: b } = await create(admin, 'unit', { name: 'B', parent: a.id })
    const cycle = await api.ask(admin, 'PATCH', `/api/records/unit/${a.id}`, { parent: b.id }, any)
    expect(cycle.body.errors).toMatchObject([{ pointer: '/parent', code: 'reference/cycle' }])
    expect((await api.ask(admin, 'PATCH', `/api/records/unit/${a.id}`, { parent: a.id }, any)).status).toBe(422)
  })

  test('the last administrator stays, also when two leave at once', async () => {
    const users = await Promise.all(
      ['one', 'two'].map(async login => (await create(admin, 'user', { name: login, login })).body as { id: string }),
    )
    for (const user of users) {
      const given = await create(admin, 'role_assignment', { user: user.id, role: 'sys-role-administrator' })
      expect(given.status).toBe(201)
    }
    const leave = (id: string) => api.ask(admin, 'PATCH', `/api/records/user/${id}`, { active: false }, any)
    const answers = await Promise.all(users.map(user => leave(user.id)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 422])
    expect(answers.find(answer => answer.status === 422)?.body.type).toBe('/problems/people/last-administrator')
    const [assignment] = await fixture.system.db.query<{ id: string }>({
      text: `select r.id from ed.role_assignment r join ed."user" u on u.id = r."user" where u.active and u.login is not null`,
      values: [],
    })
    const removed = await api.ask(admin, 'DELETE', `/api/records/role_assignment/${assignment?.id}`, undefined, any)
    expect(removed.status).toBe(422)
    expect((await create(admin, 'role_assignment', { user: users[0]?.id, role: 'nope' })).status).toBe(422)
  })
})

async function countDeals(): Promise<number> {
  const [row] = await fixture.system.db.query<{ n: number }>({ text: 'select count(*) as n from ed.deal', values: [] })
  return row?.n ?? 0
}
