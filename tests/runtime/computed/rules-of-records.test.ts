/** Validations and computed defaults on every way in which records are written, and what forms are told while one types. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition, FormDefinition } from '#metadata/definitions.ts'
import type { Door } from '#runtime/door.ts'
import { formRoutes } from '#runtime/forms/form-routes.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { recycleBinRoutes } from '#runtime/recycle-bin/recycle-bin-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { field, fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const words = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const validation = (id: string, holds: string, more: object = {}) => ({
  id,
  label: words(id, id),
  holds,
  message: words(`Not so: ${id}`, `不可以:${id}`),
  level: 'error' as const,
  ...more,
})

const form: FormDefinition = {
  id: 'form-deal',
  kind: 'form',
  name: 'deal_form',
  label: words('Deal', '商机'),
  object: 'deal',
  tabs: [
    {
      id: 'main',
      label: words('Main', '主要'),
      sections: [
        {
          id: 'basics',
          items: [
            { field: 'name' },
            { field: 'amount', requiredWhen: 'stage = "won"' },
            { field: 'chance', readOnlyWhen: 'amount > 1000', visibleWhen: 'stage != "lost"' },
          ],
        },
        { id: 'late', visibleWhen: 'customer != null', items: [{ field: 'sponsor' }] },
      ],
    },
    { id: 'money', label: words('Money', '金额'), visibleWhen: 'line_count > 1', sections: [] },
  ],
  changes: [
    { id: 'city', on: ['customer'], set: [{ field: 'name', formula: '"Deal in " + customer.城市' }] },
    { id: 'never', on: ['customer'], when: 'amount > 5', set: [{ field: 'close_date', formula: 'today + @"P7D"' }] },
  ],
}

const application = toApplication([
  ...fixtureApplication().definitions.map((item): Definition => {
    if (item.kind !== 'object') return item
    if (item.name === 'deal_line') {
      return { ...item, fields: [...item.fields, field('deal_line', 'rest', 'money', { scale: 2 })] }
    }
    if (item.name === 'deal') {
      return {
        ...item,
        fields: [
          ...item.fields,
          field('deal', 'line_count', 'integer', { rollUp: { children: 'lines', fn: 'count' } }),
          field('deal', 'total', 'decimal', { scale: 2, rollUp: { children: 'lines', fn: 'sum', field: 'price' } }),
          field('deal', 'rest', 'money', { scale: 2, rollUp: { children: 'lines', fn: 'sum', field: 'rest' } }),
          field('deal', 'double', 'money', { scale: 2, formula: 'amount * 2' }),
          field('deal', 'gross', 'decimal', { scale: 2, formula: 'total * 2' }),
          field('deal', 'points', 'integer', { formula: 'chance * 1000000000000000000000' }),
          field('deal', 'town', 'text', { formula: 'customer.城市', whenRead: true }),
          field('deal', 'place', 'text', {
            required: true,
            defaultFormula: 'if customer = null then "nowhere" else customer.城市',
          }),
        ],
        validations: [
          validation('small', 'total < 100', { field: 'total' }),
          validation('no-way-back', 'old = null or not(old.stage = "won" and stage = "open")', { field: 'stage' }),
          validation('dated', 'close_date != null', { level: 'warning', field: 'close_date' }),
        ],
      }
    }
    return item
  }),
  form,
])

let fixture: FixtureSystem
let api: FixtureHttp
let admin: Caller
let customer: string
const any = { 'if-match': '*' }
const of = (object: string, id = '') => `/api/records/${encodeURIComponent(object)}${id ? `/${id}` : ''}`
const create = (body: object) => api.ask(admin, 'POST', of('deal'), body)

beforeAll(async () => {
  fixture = await fixtureSystem(application)
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  customer = await fixture.insert('客户', { name: '甲', 城市: '上海', owner_id: admin.actor.userId })
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const door = { system: fixture.system } as Door
  api = await fixtureHttp(
    [recordRoutes(door), recordWriteRoutes(door), formRoutes(door), pageRoutes(door), recycleBinRoutes(door)],
    fixture.system,
  )
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

describe('a default that is computed', () => {
  test('is the value where none is given, through references', async () => {
    expect((await create({ name: 'A', customer })).body.place).toBe('上海')
    expect((await create({ name: 'B' })).body.place).toBe('nowhere')
    expect((await create({ name: 'C', place: 'here' })).body.place).toBe('here')
  })

  test('of a required field that comes to nothing is told', async () => {
    const bare = await fixture.insert('客户', { name: '乙', owner_id: admin.actor.userId })
    const { status, body } = await create({ name: 'D', customer: bare })
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/place', code: 'required' }]])
  })
})

describe('a validation', () => {
  test('sees roll-ups of lines that are written with the record, and says what its definition says', async () => {
    const line = (price: string) => ({ name: 'l', price })
    const { status, body } = await create({ name: 'E', lines: [line('60'), line('50')] })
    expect([status, body.errors]).toMatchObject([
      422,
      [
        {
          pointer: '/total',
          code: 'validation/broken',
          message: 'Not so: small',
          texts: { en: 'Not so: small', 'zh-CN': '不可以:small' },
        },
      ],
    ])
    expect((await create({ name: 'E', lines: [line('60')] })).status).toBe(201)
    const found = await api.ask(admin, 'GET', `${of('deal')}?search=E&count=true`)
    expect(found.body.count).toBe(1)
  })

  test('is asked of the parent when a child changes its roll-up', async () => {
    const deal = (await create({ name: 'F', lines: [{ name: 'l', price: '60' }] })).body.id
    const refused = await api.ask(admin, 'POST', of('deal_line'), { name: 'm', price: '50', deal })
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ code: 'validation/broken' }]])
    expect((await api.ask(admin, 'POST', of('deal_line'), { name: 'm', price: '20', deal })).status).toBe(201)
    expect((await api.ask(admin, 'GET', of('deal', deal))).body).toMatchObject({ line_count: 2, total: '80.00' })
  })

  test('is asked of the parent when a child goes or comes back', async () => {
    const deal = (
      await create({
        name: 'F',
        lines: [
          { name: 'l', price: '130' },
          { name: 'r', price: '-50' },
        ],
      })
    ).body.id
    const filter = { combinator: 'and', rules: [{ field: 'deal', operator: '=', value: deal }] }
    const { body } = await api.ask(admin, 'POST', `${of('deal_line')}/query`, { fields: ['name'], filter })
    const called = (name: string) => body.records.find((line: { name: string }) => line.name === name)
    const [rebate, dear] = [called('r'), called('l')]
    const refused = await api.ask(admin, 'DELETE', of('deal_line', rebate.id), undefined, any)
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ code: 'validation/broken' }]])
    expect((await api.ask(admin, 'GET', of('deal', deal))).body).toMatchObject({ line_count: 2, total: '80.00' })
    expect((await api.ask(admin, 'DELETE', of('deal_line', dear.id), undefined, any)).status).toBe(204)
    expect((await api.ask(admin, 'DELETE', of('deal_line', rebate.id), undefined, any)).status).toBe(204)
    const restored = await api.ask(admin, 'POST', `/api/recycle-bin/deal_line/${dear.id}/restore`)
    expect([restored.status, restored.body.errors]).toMatchObject([422, [{ code: 'validation/broken' }]])
    // With the deal everything goes, whatever it asks of itself.
    expect((await api.ask(admin, 'DELETE', of('deal', deal), undefined, any)).status).toBe(204)
  })

  test('compares with the record as it was', async () => {
    const { id } = (await create({ name: 'G', stage: 'won' })).body
    const change = (stage: string) => api.ask(admin, 'PATCH', of('deal', id), { stage }, any)
    expect((await change('open')).body.errors).toMatchObject([{ pointer: '/stage', code: 'validation/broken' }])
    expect((await change('lost')).status).toBe(200)
    expect((await change('open')).status).toBe(200)
  })

  test('of the database, that a number is too large, names what is computed', async () => {
    const { status, body } = await create({ name: 'Huge', chance: '1' })
    expect([status, body.type, body.errors]).toMatchObject([422, '/problems/record/invalid', [{ code: 'too-large' }]])
    expect(body.detail).toContain('"points"')
    expect(body.errors[0].texts['zh-CN']).toContain('过大')
  })

  test('that only warns refuses nothing', async () => {
    expect((await create({ name: 'H' })).status).toBe(201)
  })
})

describe('a form that is filled in', () => {
  const ask = async (values: object, more: object = {}) => {
    const { status, body } = await api.ask(admin, 'POST', `${of('deal')}/form-rules`, {
      form: 'deal_form',
      values,
      ...more,
    })
    expect([status, body.title]).toEqual([200, undefined])
    return body
  }

  test('is told what is shown, asked for and locked', async () => {
    expect(await ask({ stage: 'open' })).toMatchObject({
      hidden: { tabs: ['money'], sections: ['late'], fields: [] },
      required: [],
      readOnly: [],
    })
    const lines = { create: [{ name: 'a' }, { name: 'b' }] }
    const amount = { amount: '5000', currency: 'CNY' }
    expect(await ask({ stage: 'won', customer, amount, lines })).toMatchObject({
      hidden: { tabs: [], sections: [], fields: [] },
      required: ['amount'],
      readOnly: ['chance'],
    })
    expect((await ask({ stage: 'lost' })).hidden.fields).toEqual(['chance'])
  })

  test('hides on the page of the record what it hides in the form', async () => {
    const hiddenOn = async (values: object) => {
      const { id } = (await create({ name: 'P', ...values })).body
      return (await api.ask(admin, 'GET', `${of('deal', id)}/page`)).body
    }
    expect(await hiddenOn({ stage: 'lost' })).toMatchObject({
      form: 'deal_form',
      hidden: { tabs: ['money'], sections: ['late'], fields: ['chance'] },
    })
    const lines = { create: [{ name: 'a' }, { name: 'b' }] }
    expect((await hiddenOn({ stage: 'open', customer, lines })).hidden).toEqual({ tabs: [], sections: [], fields: [] })
  })

  test('is told what a change brings about', async () => {
    expect((await ask({ customer }, { changed: ['customer'] })).set).toEqual({ name: 'Deal in 上海' })
    expect((await ask({ customer }, { changed: ['stage'] })).set).toEqual({})
    const amount = { amount: '6', currency: 'CNY' }
    expect(Object.keys((await ask({ customer, amount }, { changed: ['customer'] })).set)).toEqual([
      'name',
      'close_date',
    ])
  })

  test('is told what is computed and what is doubtful, of stored lines with typed ones', async () => {
    const { id } = (await create({ name: 'I', lines: [{ name: 'a', price: '10' }] })).body
    const { lines } = (await api.ask(admin, 'GET', `${of('deal', id)}?fields=lines.id`)).body
    const changes = { create: [{ name: 'b', price: '30.5' }], update: [{ id: lines[0].id, price: '20' }] }
    const state = await ask({ name: 'I', lines: changes }, { id })
    expect(state.computed).toMatchObject({ line_count: 2, total: '50.5', gross: '101' })
    expect(state.messages).toEqual([
      { level: 'warning', field: 'close_date', text: { en: 'Not so: dated', 'zh-CN': '不可以:dated' } },
    ])
    const stored = await api.ask(admin, 'GET', of('deal', id))
    expect(stored.body.total).toBe('10.00')
  })

  test('an amount is computed in the currency of what it is computed from', async () => {
    const state = await ask({ amount: { amount: '500', currency: 'CNY' } })
    expect(state.computed.double).toEqual({ amount: '1000', currency: 'CNY' })
  })

  test('the sum of no amounts is none, as in the database', async () => {
    const lines = { create: [{ name: 'a' }] }
    expect((await ask({ lines })).computed).toMatchObject({ line_count: 1, rest: null, total: '0' })
    const { body } = await create({ name: 'J', lines: [{ name: 'a' }] })
    expect(body).toMatchObject({ line_count: 1, rest: null })
    const rest = { amount: '2.50', currency: 'CNY' }
    expect((await ask({ lines: { create: [{ name: 'a', rest }] } })).computed.rest).toMatchObject({ currency: 'CNY' })
  })

  test('tells nothing of records that one may not see, and survives nonsense', async () => {
    const unit = await fixture.insert('unit', { name: 'U', code: 'U' })
    const ann = await fixture.person('Ann', ['fix-role-seller'], { unitId: unit })
    const { id } = (await create({ name: 'J' })).body
    const asked = await api.ask(ann, 'POST', `${of('deal')}/form-rules`, { form: 'deal_form', id, values: {} })
    expect(asked.status).toBe(404)
    const own = await api.ask(ann, 'POST', of('deal'), { name: 'Hers' })
    const strange = { form: 'deal_form', values: { customer }, changed: ['customer'] }
    for (const id of [undefined, own.body.id]) {
      const told = await api.ask(ann, 'POST', `${of('deal')}/form-rules`, { ...strange, ...(id ? { id } : {}) })
      expect(JSON.stringify(told.body)).not.toContain('上海')
    }
    await fixture.system.db.query({
      text: 'update ed.deal set customer = $1 where id = $2',
      values: [customer, own.body.id],
    })
    const kept = await api.ask(ann, 'POST', `${of('deal')}/form-rules`, { values: { customer }, id: own.body.id })
    expect(kept.body.computed).toMatchObject({ town: null })
    expect((await ask({ customer })).computed.town).toBe('上海')
    const nonsense = { amount: 'x', customer: 7, lines: 'y', nothing: 1, name: { a: 1 } }
    expect((await ask(nonsense, { changed: ['customer', 'nothing'] })).hidden.tabs).toEqual(['money'])
  })
})
