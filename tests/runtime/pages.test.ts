import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { newId } from '#platform/new-id.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { type FixtureHttp, fixtureHttp } from '../support/fixture-http.ts'
import { type ScreenSystem, screenSystem } from '../support/screen-system.ts'

let fixture: ScreenSystem
let http: FixtureHttp
let customer: string
let deal: string
let foreign: string

async function audit(
  action: string,
  object: string,
  record: string,
  before: object | null,
  after: object | null,
  at: string,
) {
  const { seller, system } = fixture
  await system.db.query({
    text: `insert into ed_log.audit (id, at, actor_id, revision, source, object_id, record_id, action, before, after)
      values ($1, $2, $3, 1, '{"kind":"form"}', $4, $5, $6, $7, $8)`,
    values: [newId(), at, seller.actor.userId, object, record, action, before, after],
  })
}

beforeAll(async () => {
  fixture = await screenSystem()
  http = await fixtureHttp([pageRoutes({ system: fixture.system })], fixture.system)
  const mine = { owner_id: fixture.seller.actor.userId, created_by: fixture.seller.actor.userId }
  const others = { owner_id: fixture.admin.actor.userId }
  customer = await fixture.insert('客户', { name: '上海贝尔', 城市: '上海', secret: 'x', ...mine })
  foreign = await fixture.insert('客户', { name: 'Elsewhere', ...others })
  for (const [index, stage] of ['open', 'won', 'open'].entries()) {
    const id = await fixture.insert('deal', {
      name: `d${index}`,
      stage,
      amount: '5',
      amount_currency: 'CNY',
      customer,
      ...mine,
    })
    if (index === 0) deal = id
  }
  await fixture.insert('deal', { name: 'not mine', stage: 'open', customer, ...others })
  await fixture.insert('deal_line', { name: 'line 1', quantity: 2, price: '1.50', deal })
  await fixture.insert('deal_line', { name: 'line 2', quantity: 3, price: '2.50', deal })
  for (let index = 0; index < 30; index++) {
    const at = index === 29 ? null : new Date(Date.UTC(2026, 0, index + 1)).toISOString()
    await fixture.insert('note', {
      name: `n${index}`,
      at,
      done: true,
      about: customer,
      about_object: 'fix-customer',
      created_at: '2025-01-01',
      ...mine,
    })
  }
  await audit('created', 'fix-customer', customer, null, { 'fix-customer-name': '上海' }, '2026-01-01T12:00:00.000001Z')
  await audit(
    'updated',
    'fix-customer',
    customer,
    { 'fix-customer-name': '上海', 'fix-customer-secret': 'w' },
    { 'fix-customer-name': '上海贝尔', 'fix-customer-secret': 'x' },
    '2026-01-10T12:00:00.123456Z',
  )
  await audit(
    'updated',
    'fix-customer',
    customer,
    { 'fix-customer-secret': 'w' },
    { 'fix-customer-secret': 'x' },
    '2026-01-11T12:00:00Z',
  )
  await audit(
    'updated',
    'fix-customer',
    customer,
    { '@owner': fixture.admin.actor.userId },
    { '@owner': fixture.seller.actor.userId },
    '2026-01-12T12:00:00Z',
  )
  await audit(
    'updated',
    'fix-deal',
    deal,
    { 'fix-deal-customer': foreign },
    { 'fix-deal-customer': customer },
    '2026-01-12T12:00:00Z',
  )
})
afterAll(() => fixture?.drop())

const page = (caller: Caller, object: string, id: string, more = 'page') =>
  http.ask(caller, 'GET', `/api/records/${encodeURIComponent(object)}/${id}/${more}`)

describe('a page', () => {
  test('holds record, header, related lists, timeline and what may be done', async () => {
    const { status, body, headers } = await page(fixture.seller, '客户', customer)
    expect(status).toBe(200)
    expect(headers['fulcrum-revision']).toBe('1')
    expect(body).toMatchObject({
      page: 'customer',
      form: 'customer',
      rights: { update: true, delete: true },
      actions: ['greet'],
    })
    expect(body.record).toMatchObject({
      id: customer,
      rev: 1,
      name: '上海贝尔',
      城市: '上海',
      header: { 城市: '上海', owner: { id: fixture.seller.actor.userId, title: 'Seller' } },
    })
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(Object.keys(body.related)).toEqual(['deals', 'open', 'by-query', 'by-stage'])
    const names = (id: string) => body.related[id].records.map((record: { name: string }) => record.name)
    expect(names('deals')).toEqual(['d0', 'd1'])
    expect(body.related.deals.after).toEqual(expect.any(String))
    expect(body.related.deals.records[0]).toMatchObject({
      rev: 1,
      stage: 'open',
      amount: { amount: '5', currency: 'CNY' },
    })
    expect(names('open').sort()).toEqual(['d0', 'd2'])
    expect(body.related.open.after).toBeUndefined()
    expect(names('by-query')).toEqual(['d0', 'd1', 'd2'])
    expect(body.related['by-stage'].rows).toEqual([
      { stage: 'open', n: 2 },
      { stage: 'won', n: 1 },
    ])
  })

  test('has the lines of the form inside the record', async () => {
    const { body } = await page(fixture.seller, 'deal', deal)
    expect(body).toMatchObject({ page: 'deal', form: 'deal', actions: ['win'], related: {} })
    expect(body.timeline).toBeUndefined()
    expect(body.record.header).toEqual({ 'customer.name': '上海贝尔' })
    expect(body.record.lines).toEqual([
      { id: expect.any(String), rev: 1, name: 'line 1', quantity: 2 },
      { id: expect.any(String), rev: 1, name: 'line 2', quantity: 3 },
    ])
  })

  test('offers no change to whoever may not change', async () => {
    const { body } = await page({ ...fixture.admin, actor: { ...fixture.head.actor, unitsBelow: [] } }, 'deal', deal)
    expect(body.status).toBe(404)
    const admin = await page(fixture.admin, '客户', foreign)
    expect(admin.body).toMatchObject({ actions: [], rights: { update: true }, related: { deals: { records: [] } } })
  })

  test('of a record that one may not see does not exist', async () => {
    for (const more of ['page', 'timeline', 'history']) {
      const answer = await page(fixture.head, '客户', customer, more)
      expect([answer.status, answer.body.type]).toEqual([404, '/problems/record/unknown'])
      expect((await page(fixture.seller, '客户', 'nonsense', more)).status).toBe(404)
      expect((await page(fixture.nobody, '客户', customer, more)).status).toBe(404)
    }
  })
})

describe('a timeline', () => {
  test('is one line of notes and changes, from page to page', async () => {
    const first = (await page(fixture.seller, '客户', customer)).body.timeline
    expect(first.entries).toHaveLength(19)
    expect(first.entries[0]).toEqual({
      kind: 'record',
      at: '2026-01-29T00:00:00.000Z',
      by: { id: fixture.seller.actor.userId, title: 'Seller' },
      object: 'note',
      id: expect.any(String),
      title: 'n28',
      values: { done: true },
    })
    expect(first.entries.find((entry: { kind: string }) => entry.kind === 'change')).toMatchObject({
      at: '2026-01-12T12:00:00.000Z',
      action: 'updated',
      by: { title: 'Seller' },
      changes: [
        {
          field: 'owner',
          label: { en: 'Owner' },
          before: { id: fixture.admin.actor.userId, title: 'Admin' },
          after: { id: fixture.seller.actor.userId, title: 'Seller' },
        },
      ],
    })
    const second = (await page(fixture.seller, '客户', customer, `timeline?after=${first.after}`)).body
    expect(second.after).toBeUndefined()
    const all = [...first.entries, ...second.entries]
    expect(all.map(entry => entry.at)).toEqual(
      all
        .map(entry => entry.at)
        .sort()
        .reverse(),
    )
    expect(new Set(all.map(entry => entry.id)).size).toBe(33)
    expect(all.at(-1)).toMatchObject({ title: 'n29', at: '2025-01-01T00:00:00.000Z' })
    expect(JSON.stringify(all)).not.toContain('secret')
  })

  test('a forged position is refused', async () => {
    const forged = Buffer.from(JSON.stringify(["'; drop table ed.deal; --", 'x'])).toString('base64url')
    for (const more of ['timeline', 'history']) {
      expect((await page(fixture.seller, '客户', customer, `${more}?after=${forged}`)).status).toBe(400)
      expect((await page(fixture.seller, '客户', customer, `${more}?after=W10`)).status).toBe(400)
    }
  })
})

describe('a history', () => {
  test('tells what was changed, by the names of today', async () => {
    const { body } = await page(fixture.seller, '客户', customer, 'history')
    expect(body.entries.map((entry: { action: string }) => entry.action)).toEqual(['updated', 'updated', 'created'])
    expect(body.entries[1]).toEqual({
      id: expect.any(String),
      at: '2026-01-10T12:00:00.123Z',
      by: { id: fixture.seller.actor.userId, title: 'Seller' },
      source: 'form',
      revision: 1,
      action: 'updated',
      changes: [{ field: 'name', label: expect.anything(), before: '上海', after: '上海贝尔' }],
    })
    const admin = await page(fixture.admin, '客户', customer, 'history')
    expect(admin.body.entries).toHaveLength(4)
  })

  test('gives no title to what one may not see', async () => {
    const { body } = await page(fixture.seller, 'deal', deal, 'history')
    expect(body.entries[0].changes[0]).toMatchObject({
      field: 'customer',
      before: { id: foreign, title: null },
      after: { id: customer, title: '上海贝尔' },
    })
  })
})

describe('a page for some record types', () => {
  let typed: ScreenSystem
  let typedHttp: FixtureHttp

  beforeAll(async () => {
    const label = { en: 'x', 'zh-CN': 'x' }
    typed = await screenSystem(definitions => [
      ...definitions.map(item =>
        item.kind === 'object' && item.name === 'deal'
          ? {
              ...item,
              recordTypes: ['big', 'small', 'old'].map(name => ({ id: `type-${name}`, name, label })),
            }
          : item,
      ),
      {
        id: 'fix-page-big',
        kind: 'page',
        name: 'big',
        label,
        object: 'deal',
        recordTypes: ['big'],
        header: ['amount'],
      },
      {
        id: 'fix-page-heads',
        kind: 'page',
        name: 'heads',
        label,
        object: 'deal',
        recordTypes: ['big'],
        roles: ['unit_head'],
      },
      {
        id: 'fix-form-small',
        kind: 'form',
        name: 'small',
        label,
        object: 'deal',
        recordTypes: ['small'],
        tabs: [{ id: 'tab', label, sections: [{ id: 'section', items: [{ field: 'name' }] }] }],
      },
    ])
    typedHttp = await fixtureHttp([pageRoutes({ system: typed.system })], typed.system)
  })
  afterAll(() => typed?.drop())

  test('is chosen by the type of the record and the roles of the reader', async () => {
    const unit = { unit_id: typed.unitId, owner_id: typed.seller.actor.userId }
    const ids = await Promise.all(
      ['big', 'small', 'old', null].map(type =>
        typed.insert('deal', { name: String(type), record_type: type, ...unit }),
      ),
    )
    const shown = async (caller: Caller, id: string) => {
      const { body } = await typedHttp.ask(caller, 'GET', `/api/records/deal/${id}/page`)
      return [body.record.name, body.page, body.form, Object.keys(body.record.header ?? {}).join()]
    }
    const expected = [
      ['big', 'big', 'deal', 'amount'],
      ['small', 'deal', 'deal', 'customer.name'],
      ['old', 'deal', 'deal', 'customer.name'],
      ['null', 'deal', 'deal', 'customer.name'],
    ]
    for (let round = 0; round < 3; round++) {
      expect(await Promise.all(ids.map(id => shown(typed.seller, id)))).toEqual(expected)
    }
    expect(await shown(typed.head, ids[0]!)).toEqual(['big', 'heads', 'deal', ''])
    expect(await shown(typed.head, ids[1]!)).toEqual(['small', 'deal', 'deal', 'customer.name'])
  })
})
