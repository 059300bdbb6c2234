import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { HttpAnswer } from '#tests/support/fixture-http.ts'
import { type LifecycleFixture, lifecycleFixture, type Who } from '#tests/support/lifecycle-fixture.ts'

let fixture: LifecycleFixture

beforeAll(async () => {
  fixture = await lifecycleFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

const csv = { 'content-type': 'text/csv' }
type Values = Readonly<Record<string, unknown>>

/** Ways in which a record that is there is changed. */
const doors: Readonly<Record<string, (who: Who, id: string, values: Values) => Promise<HttpAnswer>>> = {
  form: (who, id, values) => fixture.ask(who, 'PATCH', `/records/request/${id}`, values),
  bulk: (who, id, values) => fixture.ask(who, 'POST', '/records/request/bulk', { ids: [id], set: values }),
  async table(who, id, values) {
    const { code } = await fixture.stored(id)
    const names = Object.keys(values)
    const table = `code,${names.join(',')}\n${String(code)},${names.map(name => values[name] ?? '').join(',')}\n`
    return fixture.ask(who, 'POST', '/records/request/import?key=code&mode=run', table, csv)
  },
}

const whole = { amount: '20', secret: 'x', subject: 's' }

/** State before, who, what is changed, what is refused. */
const changes: readonly [string, string | null, object, Who, Values, string[]][] = [
  ['a transition', 'rejected', {}, 'clerk', { state: 'draft' }, []],
  ['no way', 'draft', whole, 'clerk', { state: 'approved' }, ['lifecycle/no-transition state']],
  ['no way out of what is done', 'done', whole, 'boss', { state: 'draft' }, ['lifecycle/no-transition state']],
  ['no state at all', 'submitted', whole, 'boss', { state: null }, ['lifecycle/no-transition state']],
  ['another role', 'submitted', whole, 'clerk', { state: 'approved', remark: 'r' }, ['lifecycle/role state']],
  ['the right role', 'submitted', whole, 'boss', { state: 'approved', remark: 'r' }, []],
  [
    'everything that is missing at once',
    'submitted',
    { amount: '2000' },
    'boss',
    { state: 'approved' },
    ['lifecycle/condition state', 'lifecycle/required remark', 'lifecycle/required subject'],
  ],
  [
    'completeness, with fields, lines, a condition and what is hidden',
    'draft',
    { amount: '5' },
    'clerk',
    { state: 'submitted' },
    ['lifecycle/incomplete', 'lifecycle/incomplete', 'lifecycle/incomplete lines', 'lifecycle/required subject'],
  ],
  ['read-only in the state', 'submitted', whole, 'clerk', { amount: '30' }, ['lifecycle/read-only amount']],
  ['the same value is no change', 'submitted', whole, 'clerk', { amount: '20', remark: 'r' }, []],
  ['open for a role', 'submitted', whole, 'boss', { amount: '30' }, []],
  ['the best of several roles', 'submitted', whole, 'both', { amount: '30' }, []],
  ['hidden in the state', 'draft', {}, 'clerk', { limit: '3' }, ['lifecycle/read-only limit']],
  [
    'required while it is there',
    'submitted',
    { amount: '20' },
    'clerk',
    { remark: 'r' },
    ['lifecycle/required subject'],
  ],
  ['the state before decides what may be entered', 'draft', {}, 'clerk', { amount: '7' }, []],
  ['an older record begins like a new one', null, {}, 'clerk', { state: 'draft' }, []],
  ['and nowhere else', null, {}, 'clerk', { state: 'approved' }, ['lifecycle/initial state']],
  ['another type of record has none', 'draft', { record_type: 'free' }, 'clerk', { state: 'done', limit: '3' }, []],
]

describe.each(Object.keys(doors))('by %s', door => {
  test.each(changes)('%s', async (_, state, more, who, values, refused) => {
    const { request, stored, history, refusal } = fixture
    const id = await request(state, more, state === 'draft' ? 0 : 1)
    const before = await stored(id)
    const answer = await (doors[door] as (typeof doors)[string])(who, id, values)
    expect(await refusal(answer)).toEqual(refused)
    const after = await stored(id)
    if (refused.length > 0) {
      expect(after).toEqual(before)
      expect(await history(id)).toEqual([])
      if (door === 'form') expect([answer.status, answer.body.type]).toEqual([422, '/problems/lifecycle/refused'])
    } else {
      for (const [name, value] of Object.entries(values))
        expect(Number(after[name]) || after[name]).toEqual(Number(value) || value)
      const changed = 'state' in values && before.record_type === 'normal'
      expect(await history(id)).toHaveLength(changed ? 1 : 0)
    }
  })
})

describe('new records', () => {
  const made: readonly [string, Values, string[]][] = [
    ['begin in the first state', {}, []],
    [
      'or in another initial one, when it is complete',
      { state: 'submitted' },
      [
        'lifecycle/incomplete',
        'lifecycle/incomplete',
        'lifecycle/incomplete amount',
        'lifecycle/incomplete lines',
        'lifecycle/required subject',
      ],
    ],
    ['not in the middle', { state: 'approved' }, ['lifecycle/initial state']],
    ['without what is hidden', { limit: '1' }, ['lifecycle/read-only limit']],
  ]
  test.each(made)('%s', async (_, values, refused) => {
    const { ask, refusal, history } = fixture
    const answer = await ask('clerk', 'POST', '/records/request', { name: 'New', ...values })
    expect(await refusal(answer)).toEqual(refused)
    if (answer.status === 201) expect(await history(answer.body.id)).toEqual([[null, 'draft', null]])
    const names = ['name', ...Object.keys(values)]
    const table = `${names.join(',')}\n${['Imported', ...Object.values(values)].join(',')}\n`
    const imported = await ask('clerk', 'POST', '/records/request/import?mode=run', table, csv)
    expect(await refusal(imported)).toEqual(refused)
  })

  test('one that is complete begins further on, with what that state fixes', async () => {
    const { ask, history } = fixture
    const values = { name: 'Big', state: 'submitted', ...whole, lines: [{ name: 'a', quantity: 1 }] }
    const { status, body } = await ask('boss', 'POST', '/records/request', values)
    expect([status, body.state, body.amount]).toEqual([201, 'submitted', '20.00'])
    expect(await history(body.id)).toEqual([[null, 'submitted', null]])
  })

  test('of several that are imported only the incomplete are kept out', async () => {
    const { ask, refusal, system } = fixture
    const table = 'name,code\nOne,I1\nTwo,I2\n'
    expect(await refusal(await ask('clerk', 'POST', '/records/request/import?mode=run', table, csv))).toEqual([])
    const rows = await system.db.query({
      text: `select state from ed.request where code in ('I1', 'I2')`,
      values: [],
    })
    expect(rows).toEqual([{ state: 'draft' }, { state: 'draft' }])
  })
})

describe('definitions that write', () => {
  test('an action does what is a transition, and nothing else', async () => {
    const { ask, request, refusal, stored } = fixture
    const id = await request('draft', whole, 1)
    expect(await refusal(await ask('clerk', 'POST', `/records/request/${id}/actions/force`, {}))).toEqual([
      'lifecycle/no-transition state',
    ])
    const send = await ask('clerk', 'POST', `/records/request/${id}/actions/send_in`, { input: { amount: '50' } })
    expect(send.body).toMatchObject({ state: 'submitted', amount: '50.00' })
    const fixed = await request('submitted', whole, 1)
    const again = await ask('clerk', 'POST', `/records/request/${fixed}/actions/send_in`, { input: { amount: '9' } })
    expect(await refusal(again)).toEqual(['lifecycle/read-only amount'])
    expect(await stored(fixed)).toMatchObject({ amount: '20' })
  })

  test('what is automatic is done by an action, and by no hand', async () => {
    const { ask, request, refusal, history } = fixture
    const id = await request('rejected', whole, 1)
    const one = `/records/request/${id}`
    const offered = await ask('boss', 'GET', `${one}/transitions`)
    expect(offered.body.lifecycles[0].transitions.map((item: { name: string }) => item.name)).toEqual(['reopen'])
    for (const by of [
      await ask('boss', 'PATCH', one, { state: 'done' }),
      await ask('boss', 'POST', `${one}/transitions/request_states/shelve`, {}),
      await ask('boss', 'POST', '/records/request/bulk', { ids: [id], set: { state: 'done' } }),
    ]) {
      expect(await refusal(by)).toEqual(['lifecycle/automatic state'])
    }
    expect(await history(id)).toEqual([])
    expect((await ask('boss', 'POST', `${one}/actions/force`, {})).body).toMatchObject({ state: 'done' })
  })

  test('a conversion begins records like everybody, and leaves its source as it may be left', async () => {
    const { ask, request, refusal, stored, history } = fixture
    const id = await request('rejected', whole, 1)
    const bad = await ask('boss', 'POST', `/records/request/${id}/conversions/copy`, {})
    expect(await refusal(bad)).toEqual(['lifecycle/initial state'])
    const draft = await request('draft', whole, 1)
    expect(await refusal(await ask('boss', 'POST', `/records/request/${draft}/conversions/copy`, {}))).toEqual([
      'lifecycle/no-transition state',
    ])
    expect(await stored(draft)).toMatchObject({ state: 'draft' })
    expect(await history(draft)).toEqual([])
  })
})

describe('lines', () => {
  test('are locked with their record, whichever way they are written', async () => {
    const { ask, request, refusal, system } = fixture
    const id = await request('submitted', whole, 1)
    const [line] = await system.db.query<{ id: string }>({
      text: 'select id from ed.request_line where request = $1',
      values: [id],
    })
    const locked = ['lifecycle/read-only request']
    const one = `/records/request_line/${line?.id}`
    expect(await refusal(await ask('boss', 'POST', '/records/request_line', { name: 'x', request: id }))).toEqual(
      locked,
    )
    expect(await refusal(await ask('boss', 'PATCH', one, { name: 'y' }))).toEqual(locked)
    expect(await refusal(await ask('boss', 'DELETE', one))).toEqual(locked)
    expect(
      await refusal(await ask('boss', 'POST', '/records/request_line/bulk', { ids: [line?.id], delete: true })),
    ).toEqual(locked)
    const open = await request('draft', {}, 0)
    expect(await refusal(await ask('boss', 'PATCH', one, { request: open }))).toEqual(locked)
    const within = await ask('boss', 'PATCH', `/records/request/${id}`, { lines: { create: [{ name: 'z' }] } })
    expect(await refusal(within)).toEqual(['lifecycle/read-only lines'])
    expect((await ask('boss', 'POST', '/records/request_line', { name: 'x', request: open })).status).toBe(201)
  })

  test('that come with the same change count', async () => {
    const { ask, request } = fixture
    const id = await request('draft', whole, 0)
    const lines = { create: [{ name: 'a', quantity: 2 }] }
    const { body } = await ask('boss', 'PATCH', `/records/request/${id}`, { state: 'submitted', lines })
    expect(body.state).toBe('submitted')
  })

  test('are seen by conditions as they are written', async () => {
    const { ask, request, refusal, insert, system } = fixture
    const id = await request('approved', whole, 1)
    await insert('request_line', { name: 'none', quantity: 0, request: id })
    expect(await refusal(await ask('boss', 'PATCH', `/records/request/${id}`, { state: 'done' }))).toEqual([
      'lifecycle/incomplete',
    ])
    await system.db.query({ text: 'update ed.request_line set quantity = 3 where request = $1', values: [id] })
    expect((await ask('boss', 'PATCH', `/records/request/${id}`, { state: 'done' })).body.state).toBe('done')
  })
})
