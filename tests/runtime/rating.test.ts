/** Ratings through every layer: written, refused, filtered, averaged, in expressions and roll-ups, exported, described. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { recordTypes } from '#metadata/record-types.ts'
import { aggregateRoutes } from '#runtime/aggregate/aggregate-routes.ts'
import { exportRoutes } from '#runtime/export/export-routes.ts'
import { toFieldValue } from '#runtime/import/cell-value.ts'
import { valueText } from '#runtime/mail/value-text.ts'
import { openApiRoutes } from '#runtime/openapi/openapi-routes.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { field, fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const added: Readonly<Record<string, readonly FieldDefinition[]>> = {
  deal: [
    field('deal', 'satisfaction', 'rating'),
    field('deal', 'effort', 'rating', { stars: 10, default: 7 }),
    field('deal', 'pleased', 'boolean', { formula: 'satisfaction >= 3' }),
    field('deal', 'lowest', 'rating', { formula: 'min(satisfaction, 3)' }),
  ],
  客户: [
    field('customer', 'mean', 'decimal', { scale: 2, rollUp: { children: 'deals', fn: 'avg', field: 'satisfaction' } }),
    field('customer', 'best', 'rating', { rollUp: { children: 'deals', fn: 'max', field: 'satisfaction' } }),
  ],
}
const application = toApplication(
  fixtureApplication().definitions.map(
    (item): Definition =>
      item.kind === 'object' && added[item.name]
        ? { ...item, fields: [...item.fields, ...(added[item.name] ?? [])] }
        : item,
  ),
)

let fixture: FixtureSystem
let api: FixtureHttp
let admin: Caller

beforeAll(async () => {
  fixture = await fixtureSystem(application)
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const door = { system: fixture.system } as Parameters<typeof exportRoutes>[0]
  const areas = [recordRoutes, recordWriteRoutes, aggregateRoutes, openApiRoutes, exportRoutes]
  api = await fixtureHttp(
    areas.map(area => area(door)),
    fixture.system,
  )
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

const create = (values: object, object = 'deal') =>
  api.ask(admin, 'POST', `/api/records/${encodeURIComponent(object)}`, values)

test('whole numbers of stars are kept and answered as numbers; the usual number is 5', async () => {
  const { status, body } = await create({ name: 'a', satisfaction: 4 })
  expect(status).toBe(201)
  expect(body).toMatchObject({ satisfaction: 4, effort: 7, pleased: true, lowest: 3 })
  const taken = await api.ask(admin, 'PATCH', `/api/records/deal/${body.id}`, { satisfaction: null, effort: 10 }, any)
  expect(taken.body).toMatchObject({ satisfaction: null, effort: 10, pleased: null })
})
const any = { 'if-match': '*' }

test.each([
  [{ satisfaction: 0 }, 'too-small'],
  [{ satisfaction: 6 }, 'too-large'],
  [{ satisfaction: -1 }, 'too-small'],
  [{ satisfaction: 2.5 }, 'type/rating'],
  [{ satisfaction: '★★' }, 'type/rating'],
  [{ satisfaction: [3] }, 'type/rating'],
])('%j is refused', async (values, code) => {
  const { status, body } = await create({ name: 'x', ...values })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer: '/satisfaction', code }])
  expect((await create({ name: 'x', effort: 11 })).body.errors).toMatchObject([
    { pointer: '/effort', code: 'too-large' },
  ])
})

describe('of several records', () => {
  let customer: string
  const names = async (filter: object, sort: readonly string[] = ['name']) => {
    const rules = { combinator: 'and', rules: [{ field: 'customer', operator: '=', value: customer }, filter] }
    const { body } = await api.ask(admin, 'POST', '/api/records/deal/query', { filter: rules, sort })
    return body.records?.map((record: { name: string }) => record.name) ?? body
  }
  beforeAll(async () => {
    customer = (await create({ name: 'Stars' }, '客户')).body.id
    for (const [name, satisfaction] of Object.entries({ one: 1, three: 3, four: 4, none: null })) {
      await create({ name, satisfaction, customer })
    }
  })

  test.each([
    ['=', 3, ['three']],
    ['>=', 3, ['four', 'three']],
    ['<', '3', ['one']],
    ['between', [1, 3], ['one', 'three']],
    ['in', [1, 4], ['four', 'one']],
    ['null', undefined, ['none']],
  ])('%s %j', async (operator, value, expected) => {
    expect(await names({ field: 'satisfaction', operator, value })).toEqual(expected)
  })

  test('they are sorted as numbers, and what is no number is no filter', async () => {
    expect(await names({ field: 'satisfaction', operator: 'notNull' }, ['-satisfaction'])).toEqual([
      'four',
      'three',
      'one',
    ])
    expect(await names({ field: 'satisfaction', operator: '=', value: 'many' })).toMatchObject({ status: 400 })
  })

  test('they are averaged and grouped by, and rolled up to the parent', async () => {
    const filter = { combinator: 'and', rules: [{ field: 'customer', operator: '=', value: customer }] }
    const { body } = await api.ask(admin, 'POST', '/api/records/deal/aggregate', {
      filter,
      measures: [
        { fn: 'avg', field: 'satisfaction', as: 'mean' },
        { fn: 'max', field: 'satisfaction', as: 'best' },
      ],
    })
    expect(body.rows).toEqual([{ mean: '2.666667', best: 4 }])
    const groups = await api.ask(admin, 'POST', '/api/records/deal/aggregate', {
      filter,
      groups: [{ field: 'satisfaction' }],
      measures: [{ fn: 'count', as: 'n' }],
      sort: ['satisfaction'],
    })
    expect(groups.body.rows.map((row: { satisfaction: number | null }) => row.satisfaction)).toEqual([1, 3, 4, null])
    const { body: parent } = await api.ask(admin, 'GET', `/api/records/${encodeURIComponent('客户')}/${customer}`)
    expect(parent).toMatchObject({ mean: '2.67', best: 4 })
  })

  test('they are exported as numbers', async () => {
    const { payload } = await api.http.inject({
      method: 'GET',
      url: '/api/records/deal/export?format=csv&fields=name,satisfaction&sort=name',
      headers: { 'x-caller': `${admin.actor.userId} ${admin.actor.roleIds.join()}` },
    })
    expect(payload).toMatch(/,four,4\r?\n/)
  })
})

test.each([
  ['4', 4],
  ['4/5', 4],
  ['4 stars', 4],
  ['4星', 4],
  ['★★★☆☆', 3],
  ['good', 'good'],
  ['', null],
])('a cell with %j', (cell, expected) => {
  const deal = toContext(fixture.system, admin).catalog.objects.get('deal')
  const found = toFieldValue(deal!.fields.get('satisfaction')!, cell, { currency: 'CNY', timeZone: 'UTC' })
  expect(found).toBe(expected)
})

test('the interface, the types and mails know them', async () => {
  const { body } = await api.ask(admin, 'GET', '/api/openapi.json')
  expect(body.components.schemas['fix-deal.create'].properties.effort).toMatchObject({
    anyOf: [{ type: 'integer', minimum: 1, maximum: 10 }, { type: 'null' }],
  })
  const { catalog } = toContext(fixture.system, admin)
  expect(recordTypes(catalog)).toMatch(/satisfaction: number \| null/)
  const reader = { name: 'Ann', locale: 'en', timeZone: 'UTC' } as const
  expect(valueText(catalog.objects.get('deal')?.fields.get('satisfaction'), 4, reader)).toBe('4')
})
