/** Lines that count in their record and that its lifecycle may lock: many who write them at once do not stop each other. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { field, fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const count = field('deal', 'line_count', 'integer', { rollUp: { children: 'lines', fn: 'count' } })
const lifecycle = {
  id: 'lc-deal',
  kind: 'lifecycle',
  name: 'deal_stage',
  label: label('Stage'),
  object: 'deal',
  field: 'stage',
  states: [
    { id: 'open', code: 'open', kind: 'open' },
    { id: 'won', code: 'won', kind: 'won' },
    { id: 'lost', code: 'lost', kind: 'lost' },
  ],
  initial: ['open'],
  transitions: [{ id: 'win', name: 'win', label: label('Win'), from: ['open'], to: 'won' }],
  control: [{ id: 'locked', states: ['won'], fields: ['lines'], mode: 'readOnly' }],
} as unknown as Definition

let fixture: FixtureSystem
let api: FixtureHttp
let admin: Caller

beforeAll(async () => {
  const definitions = fixtureApplication().definitions.map(item =>
    item.kind === 'object' && item.name === 'deal' ? { ...item, fields: [...item.fields, count] } : item,
  )
  fixture = await fixtureSystem(toApplication([...definitions, lifecycle]))
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  const door = { system: fixture.system } as Parameters<typeof recordRoutes>[0]
  api = await fixtureHttp([recordRoutes(door), recordWriteRoutes(door)], fixture.system)
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

test('twenty writers of lines wait for one another, and none is in the way of another', async () => {
  const deal = await api.ask(admin, 'POST', '/api/records/deal', { name: 'Busy' })
  const made = await Promise.all(
    Array.from({ length: 20 }, () =>
      api.ask(admin, 'POST', '/api/records/deal_line', { name: 'l', deal: deal.body.id }),
    ),
  )
  expect(made.map(answer => answer.status)).toEqual(Array(20).fill(201))
  expect((await api.ask(admin, 'GET', `/api/records/deal/${deal.body.id}`)).body.line_count).toBe(20)
})
