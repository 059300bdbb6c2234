/** Whatever people do through whichever door, every state that the history tells of was come to by a way that there is. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { requestLifecycle } from '#tests/support/lifecycle-application.ts'
import { type LifecycleFixture, lifecycleFixture } from '#tests/support/lifecycle-fixture.ts'

let fixture: LifecycleFixture

beforeAll(async () => {
  fixture = await lifecycleFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

const state = fc.constantFrom('draft', 'submitted', 'approved', 'rejected', 'done', 'nonsense', null)
const who = fc.constantFrom('clerk' as const, 'boss' as const, 'both' as const)
const values = fc.record(
  {
    state,
    amount: fc.constantFrom('5', '50', '60', '5000', null),
    subject: fc.constantFrom('s', 't', null),
    remark: fc.constantFrom('r', null),
    reason: fc.constantFrom('r', null),
    secret: fc.constantFrom('x', null),
    record_type: fc.constantFrom(...Array(9).fill('normal'), 'free'),
    lines: fc.constantFrom({ create: [{ name: 'l', quantity: 1 }] }, { create: [{ name: 'l', quantity: 0 }] }),
  },
  { requiredKeys: [] },
)
const transition = fc.constantFrom('submit', 'approve', 'approve', 'reject', 'reopen', 'finish')

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ door: fc.constant('form' as const), who, values }) },
  {
    weight: 10,
    arbitrary: fc.record({ door: fc.constant('transition' as const), who, values, transition, plain: fc.boolean() }),
  },
  fc.record({ door: fc.constant('action' as const), who, name: fc.constantFrom('force', 'send_in') }),
  fc.record({ door: fc.constant('conversion' as const), who }),
  fc.record({ door: fc.constant('bulk' as const), who, values }),
  fc.record({ door: fc.constant('import' as const), who, state }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function perform(id: string, code: string, wish: Act): Promise<void> {
  const { ask, refusal } = fixture
  const one = `/records/request/${id}`
  switch (wish.door) {
    case 'form':
      await ask(wish.who, 'PATCH', one, wish.values)
      return
    case 'transition': {
      const { state: _, ...values } = wish.values
      const body = { values: wish.plain ? { remark: 'r', reason: 'r' } : values }
      await ask(wish.who, 'POST', `${one}/transitions/request_states/${wish.transition}`, body)
      return
    }
    case 'action':
      await ask(wish.who, 'POST', `${one}/actions/${wish.name}`, { input: {} })
      return
    case 'conversion':
      await ask(wish.who, 'POST', `${one}/conversions/copy`, {})
      return
    case 'bulk': {
      const { lines: _, ...set } = wish.values
      if (Object.keys(set).length > 0)
        await refusal(await ask(wish.who, 'POST', '/records/request/bulk', { ids: [id], set }))
      return
    }
    case 'import': {
      const table = `code,name,state\n${code},again,${wish.state ?? ''}\n${code}-new,new,${wish.state ?? ''}\n`
      const headers = { 'content-type': 'text/csv' }
      await refusal(await ask(wish.who, 'POST', '/records/request/import?key=code&mode=run', table, headers))
    }
  }
}

const { initial, transitions } = requestLifecycle
const ways = new Set(transitions.flatMap(({ id, from, to }) => from.map(start => `${start} ${to} ${id}`)))

test('no sequence of writes leaves a change of state that is none', async () => {
  const { ask, system } = fixture
  let count = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...initial),
      fc.array(act, { minLength: 8, maxLength: 16 }),
      async (first, acts) => {
        const code = `P${++count}`
        const made = await ask('boss', 'POST', '/records/request', {
          ...{ name: code, code, state: first, amount: '50', subject: 's', secret: 'x' },
          lines: [{ name: 'l', quantity: 1 }],
        })
        expect(made.status).toBe(201)
        for (const wish of acts) await perform(made.body.id, code, wish)
      },
    ),
    { numRuns: Number(process.env.SOAK ? 300 : 25) },
  )
  const rows = await system.db.query<{ record: string; from: string | null; to: string; transition: string | null }>({
    text: `select record, from_state as "from", to_state as "to", transition from ed.state_change order by record, changed_at, id`,
    values: [],
  })
  expect(rows.filter(row => row.from === null).length).toBeGreaterThan(25)
  expect(rows.filter(row => row.transition !== null).length).toBeGreaterThan(5)
  for (const { from, to, transition: by } of rows) {
    if (from === null) expect([by, initial.includes(to)]).toEqual([null, true])
    else expect(ways).toContain(`${from} ${to} ${by}`)
  }
  for (const [record, list] of Map.groupBy(rows, row => row.record)) {
    // One after the other, as long as the record was of the type that has the lifecycle.
    const audited = await system.db.query<{ n: number }>({
      text: `select count(*)::int as n from ed_log.audit where record_id = $1 and after ->> '@record_type' = 'free'`,
      values: [record],
    })
    if ((audited[0]?.n ?? 0) > 0) continue
    for (const [index, row] of list.entries()) expect(row.from).toBe(index === 0 ? null : list[index - 1]?.to)
    const [last] = await system.db.query({ text: 'select state from ed.request where id = $1', values: [record] })
    expect(last?.state).toBe(list.at(-1)?.to)
  }
})
