import { afterAll, beforeAll, expect, test } from 'vitest'

import { queryRoutes } from '#runtime/queries/query-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp
let customer: string

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([queryRoutes({ system: fixture.system })], fixture.system)
  const mine = { owner_id: fixture.seller.actor.userId }
  customer = await fixture.insert('客户', { name: 'One', ...mine })
  for (const [index, amount] of ['50', '150', '250', '350'].entries()) {
    await fixture.insert('deal', {
      name: `d${index}`,
      stage: index < 2 ? 'open' : 'won',
      amount,
      amount_currency: 'CNY',
      close_date: `2026-0${index + 1}-01`,
      customer: index % 2 === 0 ? customer : null,
      ...(index === 3 ? { owner_id: fixture.admin.actor.userId } : mine),
    })
  }
})
afterAll(() => fixture?.drop())

const ask = (caller: Caller, name: string, body: object = {}) => http.ask(caller, 'POST', `/api/queries/${name}`, body)
const names = (body: { records: { name: string }[] }) => body.records.map(record => record.name)

test('defaults, given values and those left out', async () => {
  expect(names((await ask(fixture.seller, 'large_deals', {})).body)).toEqual(['d2', 'd1'])
  expect(names((await ask(fixture.admin, 'large_deals')).body)).toEqual(['d3', 'd2', 'd1'])
  expect(names((await ask(fixture.seller, 'large_deals', { parameters: { amount: 10 } })).body)).toEqual([
    'd2',
    'd1',
    'd0',
  ])
  expect(names((await ask(fixture.seller, 'large_deals', { parameters: { until: '2026-02-15' } })).body)).toEqual([
    'd1',
  ])
  expect(names((await ask(fixture.seller, 'large_deals', { parameters: { amount: '0', of: customer } })).body)).toEqual(
    ['d2', 'd0'],
  )
  const get = await http.ask(
    fixture.seller,
    'GET',
    `/api/queries/large_deals?parameters=${encodeURIComponent('{"amount":"200"}')}`,
  )
  expect(names(get.body)).toEqual(['d2'])
})

test('$record stands for a record', async () => {
  expect(names((await ask(fixture.seller, 'deals_of_record', { record: customer })).body)).toEqual(['d0', 'd2'])
  expect(names((await ask(fixture.seller, 'deals_of_record')).body)).toEqual([])
  expect((await ask(fixture.seller, 'stages_of_record', { record: customer })).body.rows).toEqual([
    { stage: 'open', n: 1 },
    { stage: 'won', n: 1 },
  ])
})

test('pages by keyset', async () => {
  const first = (await ask(fixture.seller, 'large_deals', { parameters: { amount: 0 }, limit: 2 })).body
  expect(names(first)).toEqual(['d2', 'd1'])
  const second = (await ask(fixture.seller, 'large_deals', { parameters: { amount: 0 }, limit: 2, after: first.after }))
    .body
  expect(names(second)).toEqual(['d0'])
  expect(second.after).toBeUndefined()
})

test('rows of groups in the order of the definition', async () => {
  expect((await ask(fixture.seller, 'by_stage')).body).toEqual({
    rows: [
      { stage: 'won', n: 1, total: { amount: '250', currency: 'CNY' } },
      { stage: 'open', n: 2, total: { amount: '200', currency: 'CNY' } },
    ],
  })
})

test('a group by what one may not see is refused', async () => {
  expect((await ask(fixture.seller, 'by_secret')).body.type).toBe('/problems/access/denied')
  expect((await ask(fixture.admin, 'by_secret')).status).toBe(200)
  expect((await ask(fixture.nobody, 'by_stage')).body.type).toBe('/problems/definition/unknown')
})

test.each([
  { amount: 'many' },
  { amount: "1'; drop table ed.deal; --" },
  { until: '2026-02-31' },
  { of: 'x' },
  { amont: 1 },
  { amount: { $ne: 1 } },
])('refuses %j', async parameters => {
  const { status, body } = await ask(fixture.seller, 'large_deals', { parameters })
  expect([status, body.type]).toEqual([400, '/problems/parameter/invalid'])
})

test('refuses what is no record and what is no JSON', async () => {
  expect((await ask(fixture.seller, 'deals_of_record', { record: 'x' })).body.type).toBe('/problems/parameter/invalid')
  expect((await http.ask(fixture.seller, 'GET', '/api/queries/large_deals?parameters=%7B')).status).toBe(400)
})
