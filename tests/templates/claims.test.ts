/** Claims climb the units to the manager whose limit covers them and are paid as approved; their expenses stay as they are meanwhile. */
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
