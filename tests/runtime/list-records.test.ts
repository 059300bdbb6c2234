import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { read } from '#runtime/read.ts'
import { getRecord } from '#runtime/records/get-record.ts'
import type { ListRequest } from '#runtime/records/list-plan.ts'
import { listRecords, type RecordList } from '#runtime/records/list-records.ts'
import type { Caller } from '#runtime/system.ts'

import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
let ann: Caller
let bob: Caller
let head: Caller
let nobody: Caller
const ids: Record<string, string> = {}

beforeAll(async () => {
  fixture = await fixtureSystem()
  const { insert, person } = fixture
  const unit = await insert('unit', { name: 'Sales', code: 'S' })
  admin = await person('Admin', ['sys-role-administrator'])
  ann = await person('Ann', ['fix-role-seller'], { unitId: unit })
  bob = await person('Bob', ['fix-role-seller'], { unitId: unit })
  head = await person('Head', ['fix-role-unit_head'], { unitId: unit })
  nobody = await person('Nobody', ['fix-role-nobody'])
  const own = (caller: Caller) => ({ owner_id: caller.actor.userId, unit_id: unit, created_by: caller.actor.userId })
  ids.bell = await insert('客户', {
    name: '上海贝尔',
    城市: '上海',
    code: 'A',
    tags: ['vip'],
    since: '2024-02-29',
    secret: 'x',
    ...own(ann),
  })
  ids.acme = await insert('客户', { name: 'Acme 100% Ltd', 城市: 'Berlin', code: 'B', ...own(bob) })
  for (let index = 0; index < 7; index++) {
    ids[`deal${index}`] = await insert('deal', {
      name: `Deal ${index}`,
      stage: index % 3 === 0 ? 'won' : index === 1 ? null : 'open',
      amount: index === 6 ? null : `${index * 100}.50`,
      amount_currency: index === 6 ? null : 'CNY',
      close_date:
        // The days of those who ask: in Shanghai it may be tomorrow.
        new Date(Date.now() + 8 * 3_600_000 - (index < 3 ? 400 * 86_400_000 : 0)).toISOString().slice(0, 10),
      customer: index % 2 === 0 ? ids.bell : ids.acme,
      ...own(index < 4 ? ann : bob),
    })
  }
  await insert('deal_line', { name: 'Second', quantity: 2, price: '1.10', deal: ids.deal0 })
  await insert('deal_line', { name: 'Third', quantity: 5, price: '2.00', deal: ids.deal0 })
  await insert('note', {
    name: 'Call',
    at: '2026-01-01T23:30:00Z',
    done: false,
    about: ids.bell,
    about_object: 'fix-customer',
    ...own(ann),
  })
})

afterAll(() => fixture.drop())

const list = async (caller: Caller, request: ListRequest): Promise<RecordList> =>
  (await read(fixture.system, caller, context => listRecords(context, request))).value
const names = (found: RecordList) => found.records.map(record => record.name)
const rules = (...all: object[]) => ({ combinator: 'and', rules: all })
const rule = (field: string, operator: string, value?: unknown) => ({ field, operator, value })

describe('filters', () => {
  const cases: [string, object, string[]][] = [
    ['equal', rule('stage', '=', 'won'), ['Deal 0', 'Deal 3', 'Deal 6']],
    ['different counts empty ones', rule('stage', '!=', 'open'), ['Deal 0', 'Deal 1', 'Deal 3', 'Deal 6']],
    ['not in counts empty ones', rule('stage', 'notIn', ['won', 'open']), ['Deal 1']],
    ['empty', rule('amount', 'null'), ['Deal 6']],
    ['money', rule('amount', '>=', '400.50'), ['Deal 4', 'Deal 5']],
    ['between', rule('amount', 'between', ['100', '201']), ['Deal 1', 'Deal 2']],
    ['across a reference', rule('customer.城市', '=', '上海'), ['Deal 0', 'Deal 2', 'Deal 4', 'Deal 6']],
    ['percent sign is a character', rule('customer.name', 'contains', '100%'), ['Deal 1', 'Deal 3', 'Deal 5']],
    ['this year', rule('close_date', 'within', 'this_year'), ['Deal 3', 'Deal 4', 'Deal 5', 'Deal 6']],
    ['before today', rule('close_date', '<', 'today'), ['Deal 0', 'Deal 1', 'Deal 2']],
    ['any child', { field: 'lines', match: { mode: 'any' }, value: rules(rule('quantity', '>', 4)) }, ['Deal 0']],
    [
      'all children',
      { field: 'lines', match: { mode: 'all' }, value: rules(rule('quantity', '>', 4)) },
      ['Deal 1', 'Deal 2', 'Deal 3', 'Deal 4', 'Deal 5', 'Deal 6'],
    ],
    [
      'no child',
      { field: 'lines', match: { mode: 'none' }, value: rules() },
      ['Deal 1', 'Deal 2', 'Deal 3', 'Deal 4', 'Deal 5', 'Deal 6'],
    ],
    ['at least two', { field: 'lines', match: { mode: 'atLeast', threshold: 2 }, value: rules() }, ['Deal 0']],
    [
      'not',
      { combinator: 'and', not: true, rules: [rule('stage', '=', 'won')] },
      ['Deal 1', 'Deal 2', 'Deal 4', 'Deal 5'],
    ],
  ]
  test.each(cases)('%s', async (_, filter, expected) => {
    const wanted = 'rules' in filter ? filter : rules(filter)
    const found = await list(admin, { object: 'deal', filter: wanted, sort: ['name'], count: 'exact' })
    expect(names(found)).toEqual(expected)
    expect(found.count).toBe(expected.length)
  })

  test('$me and my team are those of whoever asks', async () => {
    const mine = rules(rule('owner', '=', '$me'))
    expect(names(await list(ann, { object: 'deal', filter: mine, sort: ['name'] }))).toEqual([
      'Deal 0',
      'Deal 1',
      'Deal 2',
      'Deal 3',
    ])
    expect(names(await list(bob, { object: 'deal', filter: mine, sort: ['name'] }))).toEqual([
      'Deal 4',
      'Deal 5',
      'Deal 6',
    ])
  })

  test('a day of a moment is the day of whoever asks', async () => {
    const filter = rules(rule('at', '=', '2026-01-02'))
    expect((await list(admin, { object: 'note', filter })).records).toHaveLength(1)
    const elsewhere = { ...admin, actor: { ...admin.actor, timeZone: 'UTC' } }
    expect((await list(elsewhere, { object: 'note', filter })).records).toHaveLength(0)
  })

  const refused: [string, object, string][] = [
    ['unknown field', rule('stagee', '=', 'won'), 'field/unknown'],
    ['unknown choice', rule('stage', '=', 'wonn'), 'filter/invalid'],
    ['operator that does not fit', rule('amount', 'contains', '1'), 'filter/invalid'],
    ['wrong type', rule('amount', '>', "1'; drop table ed.deal; --"), 'filter/invalid'],
    ['no day', rule('close_date', '=', '2026-02-30'), 'filter/invalid'],
    ['null byte', rule('name', '=', 'a\0b'), 'filter/invalid'],
    ['children without a mode', { field: 'lines', value: rules() }, 'filter/invalid'],
    ['prototype', rule('__proto__', '=', 'x'), 'field/unknown'],
  ]
  test.each(refused)('refuses: %s', async (_, filter, code) => {
    await expect(list(admin, { object: 'deal', filter: rules(filter) })).rejects.toMatchObject({ code })
  })

  test('a deep filter is refused', async () => {
    const deep = Array.from({ length: 50 }).reduce<object>(inner => rules(inner), rule('stage', '=', 'won'))
    await expect(list(admin, { object: 'deal', filter: deep })).rejects.toMatchObject({ code: 'filter/invalid' })
  })
})

describe('values', () => {
  test('are those of the API', async () => {
    const found = await list(admin, {
      object: 'deal',
      fields: ['amount', 'customer', 'customer.城市', 'owner.title', 'lines.name', 'lines.price'],
      filter: rules(rule('name', '=', 'Deal 0')),
    })
    expect(found.records[0]).toEqual({
      id: ids.deal0,
      rev: 1,
      amount: { amount: '0.50', currency: 'CNY' },
      customer: { id: ids.bell, title: '上海贝尔' },
      'customer.城市': '上海',
      'owner.title': 'Ann',
      lines: [
        { id: expect.any(String), rev: 1, name: 'Second', price: '1.10' },
        { id: expect.any(String), rev: 1, name: 'Third', price: '2.00' },
      ],
    })
  })

  test('an any-reference says its object and title', async () => {
    const found = await list(admin, { object: 'note', fields: ['about', 'at'] })
    expect(found.records[0]).toMatchObject({
      about: { object: '客户', id: ids.bell, title: '上海贝尔' },
      at: '2026-01-01T23:30:00.000Z',
    })
  })
})

describe('pages', () => {
  test.each([['name'], ['-amount'], ['amount', '-name'], ['stage', 'name'], ['-customer', 'name'], ['-close_date']])(
    'by keyset along %s give every record once',
    async (...sort) => {
      const seen: unknown[] = []
      let after: string | undefined
      do {
        const page = await list(admin, { object: 'deal', sort, limit: 2, ...(after ? { after } : {}) })
        seen.push(...names(page))
        after = page.after
      } while (after)
      expect(seen).toEqual(names(await list(admin, { object: 'deal', sort, limit: 200 })))
      expect(new Set(seen).size).toBe(7)
    },
  )

  test('a position of another order is refused', async () => {
    const { after } = await list(admin, { object: 'deal', sort: ['name'], limit: 2 })
    await expect(
      list(admin, { object: 'deal', sort: ['name', 'amount'], limit: 2, after: after as string }),
    ).rejects.toMatchObject({ code: 'cursor/invalid' })
    await expect(list(admin, { object: 'deal', after: 'xx' })).rejects.toMatchObject({ code: 'cursor/invalid' })
  })

  test('a capped count is exact below the cap', async () => {
    expect((await list(admin, { object: 'deal', count: 'capped', limit: 1 })).count).toBe(7)
  })
})

describe('search', () => {
  test.each([
    ['贝尔', '上海贝尔'],
    ['上海', '上海贝尔'],
    ['acm', 'Acme 100% Ltd'],
    ['berlin acme', 'Acme 100% Ltd'],
  ])('finds %s', async (search, expected) => {
    expect(names(await list(admin, { object: '客户', search }))).toEqual([expected])
  })
  test('operators of the search language are words', async () => {
    expect(names(await list(admin, { object: '客户', search: "zz' | acme & !(" }))).toEqual([])
  })
})

describe('access', () => {
  test('a record that one may not see does not exist', async () => {
    const get = (caller: Caller, id: string) => read(fixture.system, caller, context => getRecord(context, 'deal', id))
    await expect(get(ann, ids.deal5 as string)).rejects.toMatchObject({ code: 'record/unknown', status: 404 })
    await expect(get(bob, ids.deal5 as string)).resolves.toMatchObject({ value: { name: 'Deal 5' } })
  })

  test('lines are seen as their deal is', async () => {
    expect((await list(ann, { object: 'deal_line' })).records).toHaveLength(2)
    expect((await list(bob, { object: 'deal_line' })).records).toHaveLength(0)
  })

  test('a unit and those below it', async () => {
    expect((await list(head, { object: 'deal', count: 'exact' })).count).toBe(7)
  })

  test('a hidden field is as good as none, everywhere', async () => {
    for (const request of [{ fields: ['secret'] }, { sort: ['secret'] }, { filter: rules(rule('secret', '=', 'x')) }]) {
      await expect(list(ann, { object: '客户', ...request })).rejects.toMatchObject({ code: 'field/unknown' })
    }
    await expect(list(ann, { object: 'deal', filter: rules(rule('customer.secret', '=', 'x')) })).rejects.toMatchObject(
      { code: 'field/unknown' },
    )
    const [first] = (await list(ann, { object: '客户' })).records
    expect(first).not.toHaveProperty('secret')
  })

  test('a referenced record that one may not see has no title and cannot be filtered by', async () => {
    const found = await list(ann, { object: 'deal', fields: ['name', 'customer'], sort: ['name'] })
    expect(found.records[1]).toMatchObject({ name: 'Deal 1', customer: { id: ids.acme, title: null } })
    expect(names(await list(ann, { object: 'deal', filter: rules(rule('customer.城市', '=', 'Berlin')) }))).toEqual([])
  })

  test('without any right there is no object', async () => {
    await expect(list(nobody, { object: 'deal' })).rejects.toMatchObject({ code: 'object/unknown' })
  })
})
