/**
 * Orders above the limit and claims are approved by whom their amount asks for; claims are paid as approved, orders
 * fulfilled once they are approved, and neither is changed meanwhile.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import { runDue } from '#runtime/workflows/worker/run-due.ts'

import { type FullHttp, fullHttp } from '../support/full-http.ts'
import { templateFiles } from './template-files.ts'

interface Person {
  readonly id: string
  readonly cookie: string
}
type Key = 'general' | 'director' | 'manager' | 'seller' | 'cashier'

let full: FullHttp
const people = {} as Record<Key, Person>

beforeAll(async () => {
  const definitions = [...templateFiles('system'), ...templateFiles('sales')].map(file => file.definition)
  full = await fullHttp(toApplication(definitions))
  for (const code of ['CNY', 'EUR']) await full.insert('currency', { code, name: code, active: true })
  const units: Record<string, string> = {}
  for (const [code, parent] of [
    ['HQ', null],
    ['SAL', 'HQ'],
    ['EAST', 'SAL'],
  ] as const) {
    units[code] = await full.insert('unit', { name: code, code, parent: parent && (units[parent] ?? null) })
  }
  for (const [key, role, unit] of [
    ['general', 'general_manager', 'HQ'],
    ['director', 'sales_manager', 'SAL'],
    ['manager', 'sales_manager', 'EAST'],
    ['seller', 'sales_representative', 'EAST'],
    ['cashier', 'finance', 'HQ'],
  ] as const) {
    const { actor } = await full.person(key, [`crm-role-${role}`], { unitId: units[unit] ?? null })
    people[key] = { id: actor.userId, cookie: await full.signIn(actor.userId) }
  }
  for (const [code, key] of [
    ['HQ', 'general'],
    ['SAL', 'director'],
    ['EAST', 'manager'],
  ] as const) {
    await full.system.db.query({
      text: 'update ed.unit set manager = $1 where id = $2',
      values: [people[key].id, units[code]],
    })
  }
})
afterAll(() => full?.drop())

const ask = (key: Key, method: string, path: string, body?: object) =>
  full.ask(people[key].cookie, { method, path: `/api${path}`, body, headers: { 'if-match': '*' } })
const yuan = (amount: string, currency = 'CNY') => ({ amount, currency })

async function spend(key: Key, amount: object, claim?: string) {
  const values = { subject: 'Fair', kind: 'event', expense_date: '2026-01-05', amount, claim }
  return ask(key, 'POST', '/records/expense', values)
}

/** A claim of somebody with one expense; answers the ids of both. */
async function collect(key: Key, amount: string) {
  const claim = (await ask(key, 'POST', '/records/claim', { name: 'Fair' })).body.id as string
  const expense = (await spend(key, yuan(amount), claim)).body.id as string
  return { claim, expense }
}

const submit = (key: Key, claim: string) => ask(key, 'POST', `/records/claim/${claim}/workflows/claim_approval`, {})
const statusOf = async (claim: string) => (await ask('cashier', 'GET', `/records/claim/${claim}`)).body.status

/** Completes the task that somebody has for a claim; undefined where he has none. */
async function decide(key: Key, claim: string, outcome: string, more: object = {}) {
  const { tasks } = (await ask(key, 'GET', '/tasks')).body
  const task = tasks.find((item: { record: { id: string } | null }) => item.record?.id === claim)
  return task && ask(key, 'POST', `/tasks/${task.id}/complete`, { outcome, rev: task.rev, ...more })
}

/** Everybody in turn agrees; answers who was asked. */
async function climb(claim: string): Promise<Key[]> {
  const asked: Key[] = []
  for (const key of ['manager', 'director', 'general'] as const) {
    if (await decide(key, claim, 'approve')) asked.push(key)
  }
  return asked
}

describe('a claim is approved by', () => {
  test.each([
    ['seller', '5000', ['manager']],
    ['seller', '5000.01', ['manager', 'director']],
    ['seller', '20000', ['manager', 'director']],
    ['seller', '20000.01', ['manager', 'director', 'general']],
    ['manager', '100', ['director']],
    ['manager', '20000', ['director']],
    ['manager', '20000.01', ['director', 'general']],
    ['director', '100', ['general']],
    ['director', '90000', ['general']],
    ['general', '90000', []],
  ] as const)('%s, %s: %j', async (key, amount, expected) => {
    const { claim } = await collect(key, amount)
    expect((await submit(key, claim)).status).toBe(201)
    expect(await climb(claim)).toEqual(expected)
    expect(await statusOf(claim)).toBe('approved')
  })
})

test('nothing is submitted that has no expenses, or expenses in several currencies', async () => {
  const empty = (await ask('seller', 'POST', '/records/claim', { name: 'Empty' })).body.id
  expect((await submit('seller', empty)).status).toBe(409)
  const { claim } = await collect('seller', '10')
  expect((await spend('seller', yuan('10', 'EUR'), claim)).status).toBe(201)
  expect((await submit('seller', claim)).status).toBe(409)
  expect(await statusOf(claim)).toBe('draft')
})

test('a claim holds the expenses of its owner, and while it is under way they stay as they are', async () => {
  const { claim, expense } = await collect('seller', '10')
  expect((await spend('manager', yuan('10'), claim)).status).toBe(422)
  await submit('seller', claim)
  for (const change of [{ amount: yuan('9999') }, { claim: null }]) {
    const refused = await ask('seller', 'PATCH', `/records/expense/${expense}`, change)
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0].code).toBe('validation/broken')
  }
  expect((await spend('seller', yuan('10'), claim)).status).toBe(422)
  const late = await ask('seller', 'POST', '/records/expense', {
    subject: 'Tomorrow',
    kind: 'event',
    expense_date: '2999-01-01',
    amount: yuan('1'),
  })
  expect(late.body.errors[0].texts.en).toContain('today or earlier')
})

test('expenses without a claim are collected at once, those of others and of other claims are left', async () => {
  const open = (await spend('director', yuan('12'))).body.id
  await spend('manager', yuan('7'))
  await collect('director', '3')
  const claim = (await ask('director', 'POST', '/records/claim', { name: 'All' })).body.id
  expect((await ask('director', 'POST', `/records/claim/${claim}/workflows/collect_expenses`, {})).status).toBe(201)
  expect((await ask('director', 'GET', `/records/claim/${claim}`)).body).toMatchObject({
    expense_count: 1,
    total: yuan('12.00'),
  })
  expect((await ask('director', 'GET', `/records/expense/${open}`)).body.claim.id).toBe(claim)
})

test('a claim that is sent back is changed and climbs from the first level again', async () => {
  const { claim, expense } = await collect('seller', '6000')
  await submit('seller', claim)
  expect((await decide('manager', claim, 'approve')).status).toBe(204)
  expect((await decide('director', claim, 'reject', { comment: 'Too much' })).status).toBe(204)
  expect(await statusOf(claim)).toBe('refused')
  expect((await ask('seller', 'PATCH', `/records/expense/${expense}`, { amount: yuan('5500') })).status).toBe(200)
  expect((await decide('seller', claim, 'resubmit')).status).toBe(204)
  expect(await statusOf(claim)).toBe('asked')
  expect(await climb(claim)).toEqual(['manager', 'director'])
  const { approvals } = (await ask('seller', 'GET', `/records/claim/${claim}/approvals`)).body
  expect(approvals).toMatchObject([{ state: 'approved', rounds: [{ number: 1 }, { number: 2 }] }])
})

test('a claim that was withdrawn is a draft again', async () => {
  const { claim, expense } = await collect('seller', '10')
  const { instance } = (await submit('seller', claim)).body
  const withdrawn = await ask('seller', 'POST', `/workflow-instances/${instance}/withdraw`, { comment: 'Not yet' })
  expect(withdrawn.status).toBe(204)
  expect(await statusOf(claim)).toBe('draft')
  expect((await ask('seller', 'PATCH', `/records/expense/${expense}`, { amount: yuan('11') })).status).toBe(200)
})

describe('finance', () => {
  test('pays what was approved, from the task or on the record', async () => {
    const first = (await collect('seller', '10')).claim
    await submit('seller', first)
    const early = await ask('cashier', 'POST', `/records/claim/${first}/transitions/claim_status/pay`, { values: {} })
    expect(early.status).toBe(409)
    await climb(first)
    expect((await decide('cashier', first, 'paid', { values: { payment_reference: 'FK-1' } })).status).toBe(204)
    const paid = (await ask('cashier', 'GET', `/records/claim/${first}`)).body
    expect(paid).toMatchObject({ status: 'paid', payment_reference: 'FK-1', approved_total: yuan('10.00') })
    expect(paid.paid_on).toMatch(/^\d{4}-/)

    const second = (await collect('seller', '10')).claim
    await submit('seller', second)
    await climb(second)
    const values = { paid_on: '2026-02-01' }
    const seller = await ask('seller', 'POST', `/records/claim/${second}/transitions/claim_status/pay`, { values })
    expect(seller.body.errors[0].code).toBe('lifecycle/role')
    const done = await ask('cashier', 'POST', `/records/claim/${second}/transitions/claim_status/pay`, { values })
    expect(done.status).toBe(200)
    while ((await runDue(full.system, console)) > 0);
    expect(await decide('cashier', second, 'paid')).toBeUndefined()
  })

  test('does not pay another amount, and may send a claim back', async () => {
    const { claim, expense } = await collect('seller', '10')
    await spend('seller', yuan('5'), claim)
    await submit('seller', claim)
    await climb(claim)
    expect((await ask('cashier', 'DELETE', `/records/expense/${expense}`)).status).toBe(204)
    const refused = await ask('cashier', 'POST', `/records/claim/${claim}/transitions/claim_status/pay`, {
      values: { paid_on: '2026-02-01' },
    })
    expect(refused.body.errors[0].rule).toBe('crm-cs-unchanged')
    expect((await decide('cashier', claim, 'back', { comment: 'A receipt is missing' })).status).toBe(204)
    expect(await statusOf(claim)).toBe('refused')
    expect((await submit('seller', claim)).status).toBe(201)
  })
})

describe('an order', () => {
  let account: string
  let product: string
  beforeAll(async () => {
    account = await full.insert('account', { name: 'Bell', record_type: 'organization', status: 'active' })
    const category = await full.insert('product_category', { name: 'Presses', code: 'P' })
    product = await full.insert('product', { code: 'P-1', name: 'Press', category, kind: 'goods', active: true })
  })

  /** Of one line; answers its id. */
  async function order(price: string): Promise<string> {
    const lines = [{ product, quantity: '1', price: yuan(price) }]
    return (await ask('seller', 'POST', '/records/order', { name: 'Press', account, lines })).body.id
  }
  const start = (id: string) => ask('seller', 'POST', `/records/order/${id}/workflows/order_approval`, {})
  const move = (key: Key, id: string, way: string, values = {}) =>
    ask(key, 'POST', `/records/order/${id}/transitions/${way}`, { values })
  const read = async (id: string) => (await ask('seller', 'GET', `/records/order/${id}`)).body

  test('up to the limit takes effect at once, above it the general manager is asked', async () => {
    const [small, large] = [await order('500000'), await order('500000.01')]
    expect((await start(small)).status).toBe(201)
    expect((await start(large)).status).toBe(201)
    expect([(await read(small)).approval, (await read(large)).approval]).toEqual(['approved', 'asked'])
    for (const key of ['manager', 'director'] as const) expect(await decide(key, large, 'approve')).toBeUndefined()
    expect((await decide('general', large, 'approve')).status).toBe(204)
    expect((await read(large)).approval).toBe('approved')
  })

  test('without lines is not submitted, and nobody approves it by hand', async () => {
    const empty = (await ask('seller', 'POST', '/records/order', { name: 'Empty', account })).body.id
    expect((await start(empty)).status).toBe(409)
    const byHand = await ask('general', 'PATCH', `/records/order/${await order('1')}`, { approval: 'asked' })
    expect(byHand.body.errors[0].code).toBe('lifecycle/automatic')
  })

  test('is fulfilled only once it is approved, and changed then only by a manager, before that', async () => {
    const id = await order('1')
    expect((await move('seller', id, 'order_fulfilment/begin')).body.errors[0].rule).toBe('crm-of-approved-in_progress')
    await start(id)
    const locked = await ask('seller', 'PATCH', `/records/order/${id}`, { payment_terms: 'prepaid' })
    expect(locked.body.errors[0].code).toBe('lifecycle/read-only')
    expect((await move('seller', id, 'order_approval/change')).body.errors[0].code).toBe('lifecycle/role')
    expect((await move('manager', id, 'order_approval/change')).status).toBe(200)
    expect((await ask('seller', 'PATCH', `/records/order/${id}`, { payment_terms: 'prepaid' })).status).toBe(200)
    await start(id)
    expect((await move('seller', id, 'order_fulfilment/begin')).status).toBe(200)
    expect((await move('manager', id, 'order_approval/change')).status).toBe(422)
    expect((await move('seller', id, 'order_fulfilment/cancel')).status).toBe(422)
    expect((await move('seller', id, 'order_fulfilment/cancel', { cancel_reason: 'credit' })).status).toBe(200)
  })
})
