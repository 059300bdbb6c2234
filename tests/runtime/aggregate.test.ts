import { afterAll, beforeAll, expect, test } from 'vitest'

import { aggregateRoutes } from '#runtime/aggregate/aggregate-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp
let shanghai: string
let hidden: string

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([aggregateRoutes({ system: fixture.system })], fixture.system)
  const mine = { owner_id: fixture.seller.actor.userId }
  const others = { owner_id: fixture.admin.actor.userId, unit_id: fixture.unitId }
  shanghai = await fixture.insert('客户', { name: '上海贝尔', 城市: '上海', ...mine })
  hidden = await fixture.insert('客户', { name: 'Elsewhere', 城市: '北京', secret: 'x', ...others })
  const deal = (
    name: string,
    stage: string,
    amount: string | null,
    currency: string | null,
    day: string,
    more: object,
  ) => fixture.insert('deal', { name, stage, amount, amount_currency: currency, close_date: day, ...more })
  await deal('a', 'open', '100.10', 'CNY', '2026-01-05', { customer: shanghai, chance: '0.5', ...mine })
  await deal('b', 'open', '200.20', 'CNY', '2026-01-25', { customer: shanghai, chance: '0.25', ...mine })
  await deal('c', 'won', '10', 'USD', '2026-02-01', { customer: shanghai, ...mine })
  await deal('d', 'won', '1', 'CNY', '2026-02-03', { customer: hidden, ...mine })
  await deal('e', 'lost', null, null, '2026-02-03', mine)
  await deal('f', 'lost', '5', 'JPY', '2025-12-31', others)
  const usd = await fixture.insert('currency', { code: 'USD', name: 'Dollar', active: true })
  await fixture.insert('exchange_rate', { currency: usd, rate: '6', valid_from: '2020-01-01' })
  await fixture.insert('exchange_rate', { currency: usd, rate: '7', valid_from: '2024-01-01' })
  await fixture.insert('exchange_rate', { currency: usd, rate: '99', valid_from: '2999-01-01' })
  await fixture.insert('currency', { code: 'CNY', name: '人民币', active: true, decimals: 2 })
  await fixture.insert('note', { name: 'late', at: '2026-01-31T20:00:00Z', ...mine })
})
afterAll(() => fixture?.drop())

const ask = async (caller: Caller, body: object, object = 'deal') =>
  http.ask(caller, 'POST', `/api/records/${encodeURIComponent(object)}/aggregate`, body)

const count = { fn: 'count', as: 'n' }
const total = { fn: 'sum', field: 'amount', as: 'total' }

test('groups by a choice in its order, amounts converted where currencies differ', async () => {
  const { status, body, headers } = await ask(fixture.seller, {
    groups: [{ field: 'stage' }],
    measures: [count, total],
  })
  expect(status).toBe(200)
  expect(headers['fulcrum-revision']).toBe('1')
  expect(body.rows).toEqual([
    { stage: 'open', n: 2, total: { amount: '300.30', currency: 'CNY' } },
    { stage: 'won', n: 2, total: { amount: '71.00', currency: 'CNY' } },
    { stage: 'lost', n: 1, total: null },
  ])
})

test('an amount without a rate is not made up', async () => {
  const { body } = await ask(fixture.admin, { measures: [total, count] })
  expect(body.rows).toEqual([{ total: null, n: 6 }])
  const one = await ask(fixture.admin, {
    measures: [total],
    filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'f' }] },
  })
  expect(one.body.rows).toEqual([{ total: { amount: '5', currency: 'JPY' } }])
})

test('every measure', async () => {
  const { body } = await ask(fixture.seller, {
    groups: [{ field: 'stage' }],
    measures: [
      { fn: 'avg', field: 'amount', as: 'mean' },
      { fn: 'min', field: 'amount', as: 'least' },
      { fn: 'max', field: 'amount', as: 'most' },
      { fn: 'avg', field: 'chance', as: 'chance' },
      { fn: 'countDistinct', field: 'customer', as: 'customers' },
      { fn: 'max', field: 'close_date', as: 'last' },
    ],
    sort: ['-most'],
  })
  expect(body.rows).toEqual([
    {
      stage: 'open',
      mean: { amount: '150.15', currency: 'CNY' },
      least: { amount: '100.10', currency: 'CNY' },
      most: { amount: '200.20', currency: 'CNY' },
      chance: '0.375',
      customers: 1,
      last: '2026-01-25',
    },
    {
      stage: 'won',
      mean: { amount: '35.50', currency: 'CNY' },
      least: { amount: '1.00', currency: 'CNY' },
      most: { amount: '70.00', currency: 'CNY' },
      chance: null,
      customers: 2,
      last: '2026-02-03',
    },
    { stage: 'lost', mean: null, least: null, most: null, chance: null, customers: 0, last: '2026-02-03' },
  ])
  const plain = await ask(fixture.seller, { measures: [{ fn: 'countDistinct', field: 'customer', as: 'n' }] })
  expect(plain.body.rows).toEqual([{ n: 2 }])
})

test('groups by references with titles, only those one may see', async () => {
  const { body } = await ask(fixture.seller, { groups: [{ field: 'customer' }], measures: [count], sort: ['-n'] })
  expect(body.rows).toEqual([
    { customer: { id: shanghai, title: '上海贝尔' }, n: 3 },
    { customer: { id: hidden, title: null }, n: 1 },
    { customer: null, n: 1 },
  ])
  const cities = await ask(fixture.seller, { groups: [{ field: 'customer.城市' }], measures: [count] })
  expect(cities.body.rows).toEqual([
    { 'customer.城市': '上海', n: 3 },
    { 'customer.城市': null, n: 2 },
  ])
})

test('groups by dates, moments in the time zone of the person', async () => {
  const months = await ask(fixture.seller, { groups: [{ field: 'close_date', by: 'month' }], measures: [count] })
  expect(months.body.rows).toEqual([
    { close_date: '2026-01-01', n: 2 },
    { close_date: '2026-02-01', n: 3 },
  ])
  const quarters = await ask(fixture.admin, { groups: [{ field: 'close_date', by: 'quarter' }], measures: [count] })
  expect(quarters.body.rows).toEqual([
    { close_date: '2025-10-01', n: 1 },
    { close_date: '2026-01-01', n: 5 },
  ])
  const body = { groups: [{ field: 'at', by: 'month' }], measures: [count] }
  expect((await ask(fixture.admin, body, 'note')).body.rows).toEqual([{ at: '2026-02-01', n: 1 }])
  const abroad = { ...fixture.admin, actor: { ...fixture.admin.actor, timeZone: 'America/New_York' } }
  expect((await ask(abroad, body, 'note')).body.rows).toEqual([{ at: '2026-01-01', n: 1 }])
})

test('counts only what the person may see', async () => {
  const n = async (caller: Caller) => (await ask(caller, { measures: [count] })).body.rows[0].n
  expect(await n(fixture.admin)).toBe(6)
  expect(await n(fixture.seller)).toBe(5)
  expect(await n(fixture.head)).toBe(1)
  expect((await ask(fixture.nobody, { measures: [count] })).status).toBe(404)
})

test('sorts by a measure and stops at the limit', async () => {
  const { body } = await ask(fixture.seller, { groups: [{ field: 'stage' }], measures: [count], sort: ['n'], limit: 1 })
  expect(body).toEqual({ rows: [{ stage: 'lost', n: 1 }], more: true })
})

test.each([
  [{ groups: [{ field: 'secret' }], measures: [count] }, '客户', 'field/unknown'],
  [{ measures: [{ fn: 'max', field: 'secret', as: 'x' }] }, '客户', 'field/unknown'],
  [{ groups: [{ field: 'customer.secret' }], measures: [count] }, 'deal', 'field/unknown'],
  [
    { measures: [count], filter: { combinator: 'and', rules: [{ field: 'secret', operator: 'notNull' }] } },
    '客户',
    'field/unknown',
  ],
  [{ measures: [{ fn: 'sum', field: 'name', as: 'x' }] }, 'deal', 'aggregate/invalid'],
  [{ measures: [{ fn: 'sum', as: 'x' }] }, 'deal', 'aggregate/invalid'],
  [{ measures: [{ fn: 'count', field: 'name', as: 'x' }] }, 'deal', 'aggregate/invalid'],
  [{ measures: [count, count] }, 'deal', 'aggregate/invalid'],
  [{ measures: [] }, 'deal', 'aggregate/invalid'],
  [{ groups: [{ field: 'stage', by: 'month' }], measures: [count] }, 'deal', 'aggregate/invalid'],
  [{ groups: [{ field: 'amount' }], measures: [count] }, 'deal', 'aggregate/invalid'],
  [{ groups: [{ field: 'lines' }], measures: [count] }, 'deal', 'aggregate/invalid'],
  [{ measures: [count], sort: ['total'] }, 'deal', 'aggregate/invalid'],
])('refuses %j', async (body, object, code) => {
  const answer = await ask(fixture.seller, body, object)
  expect(answer.status).toBe(400)
  expect(answer.body.type).toBe(`/problems/${code}`)
})

test.each([
  { measures: [{ fn: 'median', field: 'amount', as: 'x' }] },
  { measures: [{ fn: 'count', as: "x'; drop table ed.deal; --" }] },
  { measures: [{ fn: 'count', as: '__proto__' }] },
  { measures: [count], limit: 5000 },
  { measures: [count], unknown: true },
  { groups: 'stage' },
])('malformed %j', async body => {
  expect((await ask(fixture.seller, body)).status).toBe(400)
})
