/** Expressions that the database computes: which records a list shows and in which colors, when an action is offered. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { actionRoutes } from '#runtime/actions/action-routes.ts'
import type { Door } from '#runtime/door.ts'
import { listRoutes } from '#runtime/lists/list-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const label = { en: 'Thing', 'zh-CN': '东西' }
const list: Definition = {
  id: 'list-hot',
  kind: 'list',
  name: 'hot',
  label,
  object: 'deal',
  columns: [{ field: 'name' }],
  where: 'stage = "open" and customer.secret != "no"',
  colors: [
    { id: 'red', when: 'amount >= 1000', color: '#ff0000' },
    { id: 'blue', when: 'customer.城市 = "上海"', color: '#0000ff' },
  ],
}
const action: Definition = {
  id: 'action-win',
  kind: 'action',
  name: 'win',
  label,
  object: 'deal',
  does: 'update',
  condition: 'amount > 500 and stage != "won"',
  set: [{ field: 'stage', value: 'won' }],
}

let fixture: FixtureSystem
let api: FixtureHttp
let ann: Caller

beforeAll(async () => {
  const seller = fixtureApplication().definitions.map(item =>
    item.name === 'seller' && item.kind === 'role' ? { ...item, actions: ['win'] } : item,
  )
  fixture = await fixtureSystem(toApplication([...(seller as Definition[]), list, action]))
  const unit = await fixture.insert('unit', { name: 'U', code: 'U' })
  ann = await fixture.person('Ann', ['fix-role-seller'], { unitId: unit })
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const own = { owner_id: ann.actor.userId }
  const city = await fixture.insert('客户', { name: 'S', 城市: '上海', ...own })
  const secret = await fixture.insert('客户', { name: 'N', secret: 'no', ...own })
  const deal = (name: string, amount: number, customer: string | null, stage = 'open') =>
    fixture.insert('deal', { name, amount, amount_currency: 'CNY', customer, stage, ...own })
  await deal('big', 1000, city)
  await deal('small', 10, city)
  await deal('plain', 10, null)
  await deal('refused', 5000, secret)
  await deal('closed', 5000, city, 'won')
  const door = { system: fixture.system } as Door
  api = await fixtureHttp([listRoutes(door), actionRoutes(door), recordWriteRoutes(door)], fixture.system)
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

test('a list shows what its expression is true of, by names that the actor need not see, with colors', async () => {
  const { body } = await api.ask(ann, 'GET', '/api/lists/hot?sort=name&count=true')
  const shown = body.records.map((record: Record<string, unknown>) => [record.name, record['@color']])
  expect(shown).toEqual([
    ['big', '#ff0000'],
    ['plain', null],
    ['small', '#0000ff'],
  ])
  expect(body.count).toBe(3)
})

test('an action is done only where its condition is true', async () => {
  const { records } = (await api.ask(ann, 'GET', '/api/lists/hot?sort=name')).body
  const act = async (id: string) => (await api.ask(ann, 'POST', `/api/records/deal/${id}/actions/win`, {})).status
  expect([await act(records[0].id), await act(records[2].id)]).toEqual([200, 409])
})
