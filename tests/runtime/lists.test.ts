import { afterAll, beforeAll, expect, test } from 'vitest'

import { listRoutes } from '#runtime/lists/list-routes.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([listRoutes({ system: fixture.system })], fixture.system)
  const mine = { owner_id: fixture.seller.actor.userId }
  await fixture.insert('客户', { name: 'With', secret: 'x', ...mine })
  await fixture.insert('客户', { name: 'Also', secret: 'y', ...mine })
  await fixture.insert('客户', { name: 'Without', ...mine })
  for (const [index, stage] of ['open', 'open', 'open', 'won'].entries()) {
    await fixture.insert('deal', {
      name: `d${index}`,
      stage,
      amount: `${index + 1}.50`,
      amount_currency: 'CNY',
      chance: '0.5',
      owner_id: index === 2 ? fixture.admin.actor.userId : fixture.seller.actor.userId,
    })
  }
})
afterAll(() => fixture?.drop())

test('a stored filter may use a field that the reader does not see', async () => {
  const { status, body } = await http.ask(fixture.seller, 'GET', '/api/lists/customers')
  expect(status).toBe(200)
  expect(body.records.map((record: { name: string }) => record.name)).toEqual(['Also', 'With'])
  expect(Object.keys(body.records[0])).toEqual(['id', 'rev', 'name', '城市'])
})

test('totals are over all records that one may see', async () => {
  const admin = await http.ask(fixture.admin, 'GET', '/api/lists/open_deals?limit=1&count=true')
  expect(admin.body).toMatchObject({
    count: 3,
    totals: { amount: { amount: '7.50', currency: 'CNY' }, chance: '0.5' },
    records: [{ name: 'd2' }],
  })
  const next = await http.ask(fixture.admin, 'POST', '/api/lists/open_deals', { limit: 1, after: admin.body.after })
  expect(next.body).toMatchObject({ records: [{ name: 'd1' }] })
  expect(next.body.totals).toBeUndefined()
  const seller = await http.ask(fixture.seller, 'POST', '/api/lists/open_deals', {})
  expect(seller.body.totals.amount).toEqual({ amount: '4.00', currency: 'CNY' })
  expect(Object.keys(seller.body.records[0])).toEqual(['id', 'rev', 'name', 'amount', 'chance', 'customer'])
})

test('the filter of a request narrows, its sort and fields replace', async () => {
  const { body } = await http.ask(fixture.seller, 'POST', '/api/lists/open_deals', {
    filter: { combinator: 'and', rules: [{ field: 'name', operator: '!=', value: 'd0' }] },
    sort: ['name'],
    fields: ['stage'],
  })
  expect(body.records).toEqual([expect.objectContaining({ stage: 'open' })])
  expect(body.totals.amount.amount).toBe('2.50')
  const empty = await http.ask(fixture.seller, 'POST', '/api/lists/open_deals', {
    filter: { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'won' }] },
  })
  expect(empty.body).toMatchObject({ records: [], totals: { amount: null } })
})

test('what is not for one does not exist', async () => {
  const answer = await http.ask(fixture.seller, 'GET', '/api/lists/heads_only')
  expect(answer.status).toBe(404)
  expect(answer.body.type).toBe('/problems/definition/unknown')
  expect((await http.ask(fixture.head, 'GET', '/api/lists/heads_only')).status).toBe(200)
  const typo = await http.ask(fixture.seller, 'GET', '/api/lists/costumers')
  expect(typo.body.didYouMean).toEqual(['customers'])
})

test('hidden fields in what the request adds are refused', async () => {
  const filter = { combinator: 'and', rules: [{ field: 'secret', operator: '=', value: 'x' }] }
  const answer = await http.ask(fixture.seller, 'POST', '/api/lists/customers', { filter })
  expect(answer.body.type).toBe('/problems/field/unknown')
})
