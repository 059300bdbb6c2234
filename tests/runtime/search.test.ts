import { afterAll, beforeAll, expect, test } from 'vitest'

import { searchRoutes } from '#runtime/search/search-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([searchRoutes({ system: fixture.system })], fixture.system)
  const mine = { owner_id: fixture.seller.actor.userId }
  const others = { owner_id: fixture.admin.actor.userId }
  await fixture.insert('客户', { name: '上海贝尔', 城市: '上海', ...mine })
  await fixture.insert('客户', { name: '上海', 城市: '浦东', ...mine })
  await fixture.insert('客户', { name: 'Acme Works', 城市: '上海', ...mine })
  await fixture.insert('客户', { name: 'Acme', 城市: 'Berlin', ...mine })
  await fixture.insert('客户', { name: 'Acme Secret', ...others })
  await fixture.insert('客户', { name: '北上海关', ...mine })
  await fixture.insert('客户', { name: 'Acme gone', deleted_at: '2026-01-01', ...mine })
  await fixture.insert('deal', { name: 'Acme robots 100%', ...mine })
})
afterAll(() => fixture?.drop())

const ask = (caller: Caller, q: string, more = '') =>
  http.ask(caller, 'GET', `/api/search?q=${encodeURIComponent(q)}${more}`)
const titles = (body: { hits: { title: string }[] }) => body.hits.map(hit => hit.title)

test('what is called so comes first, then what begins so, then what contains it', async () => {
  const { body, headers } = await ask(fixture.seller, '上海')
  expect(headers['fulcrum-revision']).toBe('1')
  expect(titles(body)).toEqual(['上海', '上海贝尔', '北上海关', 'Acme Works'])
  expect(body.hits[3]).toEqual({ object: '客户', id: expect.any(String), title: 'Acme Works', snippet: '上海' })
  expect(body.hits[2].snippet).toBeNull()
})

test('all objects at once, or some', async () => {
  expect(titles((await ask(fixture.seller, 'ACME')).body)).toEqual(['Acme', 'Acme robots 100%', 'Acme Works'])
  expect(titles((await ask(fixture.seller, 'acme', '&objects=deal')).body)).toEqual(['Acme robots 100%'])
  expect((await ask(fixture.seller, 'acme', '&objects=deel')).body.didYouMean).toEqual(['deal'])
  expect(titles((await ask(fixture.seller, 'acm ber')).body)).toEqual(['Acme'])
  expect(titles((await ask(fixture.seller, 'acme', '&limit=1')).body)).toEqual(['Acme'])
})

test('only what one may see', async () => {
  expect(titles((await ask(fixture.admin, 'acme secret')).body)).toEqual(['Acme Secret'])
  expect(titles((await ask(fixture.seller, 'acme secret')).body)).toEqual([])
  expect((await ask(fixture.nobody, 'acme')).body.hits).toEqual([])
  expect(titles((await ask(fixture.seller, 'gone')).body)).toEqual([])
})

test.each(['', '   ', "' or 1=1 --", '%', '_', ':*', '!', '&|()<->', '\\', '<script>', '🙂'])(
  'finds nothing by %j',
  async q => {
    const { status, body } = await ask(fixture.seller, q)
    expect([status, body.hits]).toEqual([200, []])
  },
)

test('signs are signs', async () => {
  expect(titles((await ask(fixture.seller, 'robots 100%')).body)).toEqual(['Acme robots 100%'])
})
