import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type LifecycleFixture, lifecycleFixture, type Who } from '#tests/support/lifecycle-fixture.ts'

let fixture: LifecycleFixture

beforeAll(async () => {
  fixture = await lifecycleFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

const whole = { amount: '20', secret: 'x', subject: 's' }
const go = (who: Who, id: string, name: string, body: object = {}, rev = '*') =>
  fixture.ask(who, 'POST', `/records/request/${id}/transitions/request_states/${name}`, body, { 'if-match': rev })

describe('a transition', () => {
  test('sets what was entered and what its definition says, and is kept in the history', async () => {
    const { request, stored, history, people, system } = fixture
    const id = await request('submitted', whole, 1)
    const { status, body, headers } = await go('boss', id, 'approve', {
      values: { remark: 'fine' },
      comment: ' why not ',
    })
    expect([status, headers.etag]).toEqual([200, '"2"'])
    expect(body).toMatchObject({ state: 'approved', remark: 'fine', limit: '40.00', rev: 2 })
    expect(body.decider.id).toBe(people.boss.actor.userId)
    expect(body.decided).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(await history(id)).toEqual([['submitted', 'approved', 'way-approve']])
    const [row] = await system.db.query({
      text: 'select object, field, lifecycle, changed_by, seconds, comment, created_by from ed.state_change where record = $1',
      values: [id],
    })
    expect(row).toEqual({
      object: 'fix-request',
      field: 'fix-request-state',
      lifecycle: 'fix-lifecycle-request',
      changed_by: people.boss.actor.userId,
      created_by: people.boss.actor.userId,
      seconds: 0,
      comment: 'why not',
    })
    expect((await stored(id)).rev).toBe(2)
  })

  test('reckons with formulas as they will be, not as they were', async () => {
    const id = await fixture.request('draft', whole)
    const change = { amount: '70', state: 'submitted', lines: { create: [{ name: 'a' }] } }
    const { status, body } = await fixture.ask('boss', 'PATCH', `/records/request/${id}`, change, { 'if-match': '*' })
    expect([status, body.doubled, body.asked_for]).toEqual([200, '140.00', '141.00'])
  })

  test('counts the time in the state before', async () => {
    const { request, system } = fixture
    const id = await request('rejected')
    await go('clerk', id, 'reopen')
    const back = (seconds: number) =>
      system.db.query({
        text: `update ed.state_change set changed_at = changed_at - make_interval(secs => $2) where record = $1`,
        values: [id, seconds],
      })
    await back(3600)
    await fixture.ask('boss', 'PATCH', `/records/request/${id}`, {
      ...whole,
      state: 'submitted',
      lines: { create: [{ name: 'a' }] },
    })
    const rows = await system.db.query<{ seconds: number }>({
      text: 'select seconds from ed.state_change where record = $1 order by changed_at',
      values: [id],
    })
    expect(rows).toHaveLength(2)
    expect(rows[1]?.seconds).toBeGreaterThanOrEqual(3600)
    expect(rows[1]?.seconds).toBeLessThan(3700)
  })

  test('that lacks something tells all of it, in both languages, and nothing that is hidden', async () => {
    const { request, stored } = fixture
    const id = await request('draft', { secret: null }, 0)
    const before = await stored(id)
    const { status, body } = await go('clerk', id, 'submit')
    expect([status, body.type]).toEqual([422, '/problems/lifecycle/refused'])
    expect(body.errors.map((error: { texts: object }) => error.texts)).toEqual([
      { en: 'subject is required in Submitted.', 'zh-CN': '状态“状态submitted”须填写subject。' },
      { en: 'Whole: Amount is missing.', 'zh-CN': '完整：缺少金额。' },
      { en: 'Whole: lines is missing.', 'zh-CN': '完整：缺少lines。' },
      { en: 'Whole: not fulfilled.', 'zh-CN': '完整：未满足。' },
      { en: 'Worth it: not fulfilled.', 'zh-CN': '值得：未满足。' },
    ])
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      '/values/subject',
      '/values/amount',
      '/values/lines',
      '/values',
      '/values',
    ])
    expect(body.errors[1]).toMatchObject({ code: 'lifecycle/incomplete', lifecycle: 'request_states', rule: 'whole' })
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(await stored(id)).toEqual(before)
  })

  test.each([
    ['another lifecycle', 'request_state', 'approve', 404, 'request_states'],
    ['another name', 'request_states', 'aprove', 404, 'approve'],
  ])('%s is unknown, and what was meant is told', async (_, lifecycle, name, status, near) => {
    const id = await fixture.request('submitted', whole, 1)
    const answer = await fixture.ask('boss', 'POST', `/records/request/${id}/transitions/${lifecycle}/${name}`, {})
    expect([answer.status, answer.body.didYouMean]).toEqual([status, [near]])
  })

  test('asks for the version, for the right, and for nothing that it sets itself', async () => {
    const { request, refusal, ask } = fixture
    const id = await request('submitted', whole, 1)
    const url = `/records/request/${id}/transitions/request_states/approve`
    expect((await ask('boss', 'POST', url, {}, { 'if-match': '' })).status).toBe(428)
    expect((await go('reader', id, 'approve')).status).toBe(403)
    expect((await go('clerk', id, 'approve', { values: { remark: 'r' } })).body.errors).toMatchObject([
      { code: 'lifecycle/role', pointer: '/values/state', rule: 'way-approve' },
    ])
    expect(await refusal(await go('boss', id, 'approve', { values: { state: 'done' } }))).toEqual([
      'field/read-only state',
    ])
    expect((await go('boss', 'x', 'approve')).status).toBe(404)
    expect((await go('boss', id, 'approve', { other: 1 })).status).toBe(400)
  })

  test('a record of a type without the lifecycle takes none', async () => {
    const id = await fixture.request('submitted', { ...whole, record_type: 'free' }, 1)
    const { status, body } = await go('boss', id, 'approve', { values: { remark: 'r' } })
    expect([status, body.type, body.state]).toEqual([409, '/problems/lifecycle/moved', null])
  })
})

describe('two people at once', () => {
  test('with the version: one is applied, one is told that the record has changed', async () => {
    const id = await fixture.request('submitted', whole, 1)
    const answers = await Promise.all([
      go('boss', id, 'approve', { values: { remark: 'a' } }, '"1"'),
      go('both', id, 'reject', { values: { reason: 'b' } }, '"1"'),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 412])
    expect(await fixture.history(id)).toHaveLength(1)
  })

  test('without it: one is applied, one is told where the record is now', async () => {
    const id = await fixture.request('submitted', whole, 1)
    const answers = await Promise.all([
      go('boss', id, 'reject', { values: { reason: 'a' } }),
      go('both', id, 'reject', { values: { reason: 'b' } }),
    ])
    const told = answers.find(answer => answer.status !== 200)
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(told?.body).toMatchObject({
      type: '/problems/lifecycle/moved',
      state: 'rejected',
      transitions: ['reopen'],
    })
    expect(await fixture.history(id)).toHaveLength(1)
  })
})

describe('what is possible now', () => {
  const facts = async (who: Who, id: string) =>
    (await fixture.ask(who, 'GET', `/records/request/${id}/transitions`)).body.lifecycles[0]

  test('and what is not, with what is missing', async () => {
    const { request } = fixture
    const draft = await request('draft', { amount: '5' }, 0)
    expect(await facts('clerk', draft)).toEqual({
      lifecycle: 'request_states',
      field: 'state',
      state: 'draft',
      since: null,
      from: null,
      been: ['draft'],
      control: { limit: 'hidden' },
      transitions: [
        {
          name: 'submit',
          to: 'submitted',
          allowed: false,
          asks: ['subject'],
          required: ['subject'],
          missing: [
            { code: 'lifecycle/incomplete', field: 'lines', rule: 'whole', texts: expect.anything() },
            { code: 'lifecycle/incomplete', rule: 'whole', texts: expect.anything() },
            { code: 'lifecycle/incomplete', rule: 'worth', texts: expect.anything() },
          ],
        },
      ],
    })
    const submitted = await request('submitted', { ...whole, amount: '5000' }, 1)
    const seen = await facts('boss', submitted)
    expect(seen.control).toEqual({ amount: 'optional', lines: 'readOnly', subject: 'required' })
    expect(seen.transitions).toMatchObject([
      {
        name: 'approve',
        allowed: false,
        asks: ['remark'],
        missing: [{ code: 'lifecycle/condition', rule: 'way-approve' }],
      },
      { name: 'reject', allowed: true, asks: ['reason'], required: ['reason'], missing: [] },
    ])
    const other = await facts('clerk', submitted)
    expect(other.control).toMatchObject({ amount: 'readOnly' })
    expect(
      other.transitions.map((item: { allowed: boolean; missing: { code: string }[] }) => [
        item.allowed,
        item.missing[0]?.code,
      ]),
    ).toEqual([
      [false, 'lifecycle/role'],
      [false, 'lifecycle/role'],
    ])
    expect((await facts('reader', submitted)).transitions[0].missing[0]).toMatchObject({ code: 'access/denied' })
  })

  test('is what then happens', async () => {
    const { request } = fixture
    for (const state of ['draft', 'submitted', 'approved', 'rejected', 'done']) {
      for (const who of ['clerk', 'boss'] as const) {
        for (const amount of ['5', '50', '5000']) {
          const make = () => request(state, { ...whole, amount, remark: 'r', reason: 'r' }, 1)
          for (const { name, allowed } of (await facts(who, await make())).transitions) {
            const { status } = await go(who, await make(), name)
            expect([state, who, amount, name, status < 300]).toEqual([state, who, amount, name, allowed])
          }
        }
      }
    }
  })

  test('stands on the page of the record, and the catalog tells the rest', async () => {
    const { request, ask } = fixture
    const id = await request('draft', whole, 1)
    await go('boss', id, 'submit')
    const { body } = await ask('boss', 'GET', `/records/request/${id}/page`)
    expect(body.lifecycles).toEqual([await facts('boss', id)])
    expect(body.lifecycles[0]).toMatchObject({
      state: 'submitted',
      since: expect.stringMatching(/^\d{4}-.*Z$/),
      from: 'draft',
      been: ['draft', 'submitted'],
    })
    const { body: catalog } = await ask('boss', 'GET', '/catalog')
    expect(catalog.lifecycles).toMatchObject([{ name: 'request_states', object: 'request', field: 'state' }])
    expect(catalog.lifecycles[0].states[0]).toMatchObject({ code: 'draft', guidance: { en: 'Fill it in.' } })
    const own = (await ask('clerk', 'GET', '/catalog')).body
    expect(JSON.stringify(own.lifecycles)).not.toContain('secret')
  })
})
