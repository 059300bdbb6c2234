import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { closeGate } from '#metadata/gate.ts'
import { findObject } from '#runtime/query/path.ts'
import { createAtOnce } from '#runtime/records/write/create-at-once.ts'
import { createRecords } from '#runtime/records/write/create-records.ts'
import { readBack } from '#runtime/records/write/read-back.ts'
import { updateAtOnce } from '#runtime/records/write/update-at-once.ts'
import { updateRecord } from '#runtime/records/write/update-record.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture
let customer: string

beforeAll(async () => {
  fixture = await writeFixture()
  customer = (await fixture.create(fixture.ann, '客户', { name: 'K' })).body.id
})
afterAll(async () => {
  await fixture?.drop()
})

const atOnce = (caller: Caller, object: string, values: object) =>
  createAtOnce(toContext(fixture.system, caller), object, values as Record<string, unknown>)

const stepByStep = async (caller: Caller, name: string, values: object) => {
  const answer = await write(fixture.system, caller, async context => {
    const object = findObject(context, name)
    const [made] = await createRecords(context, object, [values as Record<string, unknown>])
    return await readBack(context, object, made?.id ?? '')
  })
  return answer.value
}

const journal = async (id: string) => {
  const { db } = fixture.system
  const audit = await db.query({
    text: `select action, actor_id, revision, source, object_id, before, after from ed_log.audit where record_id = $1 order by at`,
    values: [id],
  })
  const events = await db.query({
    text: 'select object_id, action, actor_id, revision, fields from ed_log.outbox where record_id = $1 order by id',
    values: [id],
  })
  return JSON.stringify({ audit, events })
}

const timeless = (record: object) => {
  const { id: _id, created_at: _c, updated_at: _u, ...rest } = record as Record<string, unknown>
  return rest
}

describe('one statement and several steps do the same', () => {
  const cases: [string, () => object][] = [
    ['客户', () => ({ name: '甲', 城市: '乙', tags: ['vip', 'gov'], since: '2024-02-29' })],
    ['deal', () => ({ name: 'D', amount: { amount: '1200.50', currency: 'CNY' }, customer, close_date: '2026-01-02' })],
    [
      'note',
      () => ({ name: 'N', done: false, at: '2026-01-01T10:00:00+08:00', about: { object: '客户', id: customer } }),
    ],
  ]
  test.each(cases)('making a record of %s', async (object, values) => {
    for (const caller of [fixture.admin, fixture.ann]) {
      const one = await atOnce(caller, object, values())
      const two = await stepByStep(caller, object, values())
      expect(one).toBeDefined()
      expect(timeless(one ?? {})).toEqual(timeless(two))
      expect(await journal(one?.id ?? '')).toBe(await journal(two.id))
    }
  })

  test('changing one', async () => {
    const { ann, system } = fixture
    const values = { name: 'D', amount: { amount: '1', currency: 'CNY' }, close_date: '2026-01-02' }
    const change = { name: 'E', amount: { amount: '2.5', currency: 'CNY' }, close_date: null, customer }
    const [one, two] = [await stepByStep(ann, 'deal', values), await stepByStep(ann, 'deal', values)]
    const changed = await updateAtOnce(toContext(system, ann), 'deal', one.id, 1, change)
    const answer = await write(system, ann, async context => {
      await updateRecord(context, findObject(context, 'deal'), two.id, 1, change)
      return await readBack(context, findObject(context, 'deal'), two.id)
    })
    expect(changed).toMatchObject({ rev: 2, amount: { amount: '2.5', currency: 'CNY' }, close_date: null })
    expect(timeless(changed ?? {})).toEqual(timeless(answer.value))
    expect(await journal(one.id)).toBe(await journal(two.id))
  })

  test('numbers go on', async () => {
    const { admin } = fixture
    await stepByStep(admin, 'ticket', { name: 'first' })
    const numbers = [await atOnce(admin, 'ticket', { name: 'a' }), await stepByStep(admin, 'ticket', { name: 'b' })]
    expect(numbers.map(record => Number(String(record?.number).slice(6)))).toEqual([11, 12])
  })
})

describe('one statement does nothing', () => {
  const count = async () => {
    const [row] = await fixture.system.db.query({
      text: `select (select count(*) from ed.deal) as deals, (select count(*) from ed_log.audit) as audit, (select count(*) from ed_log.outbox) as events`,
      values: [],
    })
    return row
  }

  test('when it is not plain, or not right', async () => {
    const { ann, bob, system } = fixture
    const { body: his } = await fixture.create(bob, '客户', { name: 'of Bob' })
    const { body: deal } = await fixture.create(ann, 'deal', { name: 'D' })
    const before = await count()
    for (const values of [
      { name: 'x', owner: bob.actor.userId },
      { name: 'x', lines: [{ name: 'l' }] },
      { name: 'x', customer: '00000000-0000-7000-8000-000000000000' },
      { name: 'x', amount: { amount: '1', currency: 'XXX' } },
      { nam: 'x' },
    ]) {
      expect(await atOnce(ann, 'deal', values)).toBeUndefined()
    }
    const agent = { ...ann, actor: { ...ann.actor, roleIds: ['fix-role-agent'] } }
    expect(await atOnce(agent, 'deal', { name: 'x', customer: his.id })).toBeUndefined()
    const context = toContext(system, ann)
    expect(await updateAtOnce(context, 'deal', deal.id, 7, { name: 'E' })).toBeUndefined()
    expect(await updateAtOnce(context, 'deal', deal.id, 1, { name: 'D' })).toBeUndefined()
    expect(await updateAtOnce(context, '客户', his.id, '*', { name: 'E' })).toBeUndefined()
    expect(await updateAtOnce(toContext(system, bob), 'deal', deal.id, '*', { name: 'E' })).toBeUndefined()
    expect(await count()).toEqual(before)
  })

  test('while the gate is closed, and with the catalog of another revision', async () => {
    const { admin, system } = fixture
    const before = await count()
    await system.db.transaction(async tx => {
      await tx.script(closeGate)
      expect(await atOnce(admin, 'deal', { name: 'x' })).toBeUndefined()
    })
    const context = toContext(system, admin)
    const old = { ...context, catalog: { ...context.catalog, revision: 0 } }
    expect(await createAtOnce(old, 'deal', { name: 'x' })).toBeUndefined()
    expect(await count()).toEqual(before)
    expect(await atOnce(admin, 'deal', { name: 'x' })).toBeDefined()
  })
})

test('a blocking rule is asked step by step, but only where it has something to compare', async () => {
  const { ann } = fixture
  const values = { name: 'Lead', record_type: 'inbound', fee: { amount: '5', currency: 'CNY' } }
  expect(await atOnce(ann, 'lead', values)).toMatchObject({ name: 'Lead' })
  expect(await atOnce(ann, 'lead', { ...values, tax_id: 'BC0001' })).toBeUndefined()
})
