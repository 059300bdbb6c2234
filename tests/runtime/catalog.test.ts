import { afterAll, beforeAll, expect, test } from 'vitest'

import { catalogRoutes } from '#runtime/catalog/catalog-routes.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([catalogRoutes({ system: fixture.system })], fixture.system)
})
afterAll(() => fixture?.drop())

type Named = { name: string }
const names = (items: Named[]) => items.map(item => item.name)

test('an administrator sees the whole application', async () => {
  const { status, body, headers } = await http.ask(fixture.admin, 'GET', '/api/catalog')
  expect(status).toBe(200)
  expect(headers['fulcrum-revision']).toBe('1')
  expect(body.revision).toBe(1)
  expect(body.baseCurrency).toBeNull()
  const customer = body.objects.find((object: Named) => object.name === '客户')
  expect(names(customer.fields)).toEqual(expect.arrayContaining(['name', 'secret', 'deals', 'owner', 'rev', 'id']))
  expect(customer.rights).toEqual({ create: true, read: true, update: true, delete: true, export: true, import: true })
  expect(customer.searchable).toBe(true)
  expect(names(body.menus)).toEqual(expect.arrayContaining(['sales', 'hidden', 'administration']))
  expect(names(body.roles)).toContain('seller')
})

test('fields, definitions and positions that one may not see are not there', async () => {
  const { body, headers } = await http.ask(fixture.seller, 'GET', '/api/catalog')
  expect(JSON.stringify(body)).not.toContain('secret')
  const customer = body.objects.find((object: Named) => object.name === '客户')
  expect(customer.rights).toMatchObject({ create: true, export: false, import: false })
  const deal = body.objects.find((object: Named) => object.name === 'deal')
  const field = (name: string) => deal.fields.find((item: Named) => item.name === name)
  expect(field('chance')).toMatchObject({ readOnly: true, type: 'percent' })
  expect(field('stage')).toMatchObject({ type: 'choice' })
  expect(field('stage').choices).toHaveLength(3)
  expect(field('owner')).toMatchObject({ id: '@owner', system: true, target: 'user' })
  expect(field('owner').readOnly).toBeUndefined()
  expect(field('updated_at')).toMatchObject({ system: true, readOnly: true })
  expect(field('lines')).toMatchObject({ type: 'children', target: 'deal_line', embedded: true })
  expect(names(body.objects)).not.toContain('team')
  expect(names(body.lists)).not.toContain('heads_only')
  const customers = body.lists.find((list: Named) => list.name === 'customers')
  expect(customers.columns).toEqual([{ field: 'name' }, { field: '城市' }])
  expect(customers.filter).toBeUndefined()
  const form = body.forms.find((item: Named) => item.name === 'customer')
  expect(form.tabs).toHaveLength(1)
  expect(form.tabs[0].sections[0].items).toEqual([{ field: 'name' }, { field: '城市' }])
  expect(names(body.menus)).toEqual(['sales'])
  expect(body.menus[0].groups).toEqual([
    expect.objectContaining({ id: 'records', items: [{ id: 'customers', list: 'customers' }] }),
  ])
  expect(names(body.actions).sort()).toEqual(['greet', 'win'])
  expect(names(body.queries)).not.toContain('by_secret')
  const again = await http.ask(fixture.seller, 'GET', '/api/catalog', undefined, {
    'if-none-match': String(headers.etag),
  })
  expect(again.status).toBe(304)
  const other = await http.ask(fixture.admin, 'GET', '/api/catalog', undefined, {
    'if-none-match': String(headers.etag),
  })
  expect(other.status).toBe(200)
})

test('somebody without rights gets an empty catalog', async () => {
  const { body } = await http.ask(fixture.nobody, 'GET', '/api/catalog')
  expect(body).toMatchObject({ objects: [], forms: [], lists: [], menus: [], actions: [] })
})

test('the base currency is the active one without a rate', async () => {
  await fixture.insert('currency', { code: 'USD', name: 'Dollar', active: true }).then(async currency => {
    await fixture.insert('exchange_rate', { currency, rate: '7', valid_from: '2020-01-01' })
  })
  await fixture.insert('currency', { code: 'CNY', name: '人民币', active: true })
  await fixture.insert('currency', { code: 'JPY', name: '日元', active: false, decimals: 0 })
  const { body } = await http.ask(fixture.seller, 'GET', '/api/catalog')
  expect(body.baseCurrency).toBe('CNY')
  expect(body.currencyDecimals).toEqual({ USD: 2, CNY: 2, JPY: 0 })
})

test('one sees who one is', async () => {
  const { body } = await http.ask(fixture.head, 'GET', '/api/me')
  expect(body).toMatchObject({
    user: { id: fixture.head.actor.userId, name: 'Head', unit: { id: fixture.unitId, title: 'East' } },
    roles: [{ id: 'fix-role-unit_head', name: 'unit_head' }],
    system: [],
    mustChangePassword: false,
    revision: 1,
    timeZone: 'Asia/Shanghai',
  })
  const admin = await http.ask(fixture.admin, 'GET', '/api/me')
  expect(admin.body.system).toContain('administer')
})

test('one changes what is one’s own, and nothing else', async () => {
  const patch = (body: object) => http.ask(fixture.seller, 'PATCH', '/api/me', body)
  const { status, body } = await patch({ locale: 'zh-CN', time_zone: 'Europe/Berlin', email: 'seller@example.com' })
  expect([status, body.user]).toEqual([
    200,
    expect.objectContaining({ locale: 'zh-CN', time_zone: 'Europe/Berlin', email: 'seller@example.com' }),
  ])
  expect((await patch({ time_zone: 'Mars/Olympus' })).body.errors[0].pointer).toBe('/time_zone')
  expect((await patch({ locale: 'fr' })).status).toBe(422)
  expect((await patch({ name: '' })).status).toBe(422)
  expect((await patch({ email: 'nonsense' })).status).toBe(422)
  expect((await patch({ login: 'admin' })).status).toBe(400)
  expect((await patch({ active: false })).status).toBe(400)
  expect((await patch({})).status).toBe(400)
  const [logged] = await fixture.system.db.query({
    text: `select action, actor_id from ed_log.audit where object_id = 'sys-user' and record_id = $1`,
    values: [fixture.seller.actor.userId],
  })
  expect(logged).toEqual({ action: 'updated', actor_id: fixture.seller.actor.userId })
})
