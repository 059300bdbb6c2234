/**
 * Choosing a product on a line fills in what it is called and what it costs: while one types, in the currency of the
 * price list that the record around the line names, and for whoever writes a line through the API without a price.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'

import { type FullHttp, fullHttp } from '../support/full-http.ts'
import { templateFiles } from './template-files.ts'

let full: FullHttp
let cookie: string
let account: string
let pump: string
let valve: string
let dollars: string

const money = (amount: string, currency: string) => ({ amount, currency })

beforeAll(async () => {
  const definitions = [...templateFiles('system'), ...templateFiles('sales')].map(file => file.definition)
  full = await fullHttp(toApplication(definitions))
  for (const code of ['CNY', 'USD']) await full.insert('currency', { code, name: code, active: true })
  const [usd] = await full.system.db.query<{ id: string }>({
    text: `select id from ed.currency where code = 'USD'`,
    values: [],
  })
  const { actor } = await full.person('seller', ['crm-role-sales_representative'])
  cookie = await full.signIn(actor.userId)
  account = await full.insert('account', { name: 'Bell', owner_id: actor.userId })
  const category = await full.insert('product_category', { name: 'All', code: 'all' })
  const product = (code: string, name: string, price: string) =>
    full.insert('product', {
      code,
      name,
      category,
      kind: 'goods',
      active: true,
      list_price: price,
      list_price_currency: 'CNY',
    })
  pump = await product('P1', 'Pump', '800.50')
  valve = await product('V1', 'Valve', '90')
  dollars = await full.insert('price_list', {
    name: 'Export',
    currency: usd?.id,
    valid_from: '2026-01-01',
    active: true,
  })
  for (const [from, price] of [
    ['1', '120'],
    ['10', '99.90'],
  ]) {
    await full.insert('price_list_item', {
      price_list: dollars,
      product: pump,
      from_quantity: from,
      price,
      price_currency: 'USD',
    })
  }
})
afterAll(() => full?.drop())

const ask = (method: string, path: string, body?: object) =>
  full.ask(cookie, { method, path: `/api${path}`, body, headers: { 'if-match': '*' } })

describe.each([
  ['quote', { name: 'Pumps' }],
  ['order', { name: 'Pumps' }],
  ['opportunity', { name: 'Pumps', close_date: '2026-12-31', amount: money('1', 'CNY') }],
])('lines of %s', (object, values) => {
  const create = async (more: object) => {
    const { status, body } = await ask('POST', `/records/${object}`, { ...values, account, ...more })
    return { status, body, lines: await linesOf(body.id) }
  }
  const linesOf = async (id: string) => {
    const fields = ['description', 'list_price', 'price', 'discount'].map(name => `lines.${name}`).join(',')
    return (await ask('GET', `/records/${object}/${id}?fields=${fields}`)).body.lines
  }
  const typed = async (lines: object, changed: string[], more: object = {}, id?: string) => {
    const { status, body } = await ask('POST', `/records/${object}/form-rules`, {
      values: { ...values, account, ...more, lines },
      changed,
      ...(id ? { id } : {}),
    })
    expect([status, body]).toEqual([200, expect.anything()])
    return body.lines.lines as { id: string | null; set?: Record<string, unknown>; computed: Record<string, unknown> }[]
  }
  const inYuan = { description: 'Pump', list_price: money('800.5', 'CNY'), price: money('800.5', 'CNY') }

  test('what is typed: name and price come with the product, and nothing else changes', async () => {
    const line = { product: pump, quantity: '2', discount: '0.1' }
    const [first, second] = await typed({ create: [line, { quantity: '1' }] }, ['lines', '/lines/create/0/product'])
    expect(first?.set).toEqual(inYuan)
    expect(second?.set).toBeUndefined()
    const [again] = await typed({ create: [{ ...line, price: money('700', 'CNY') }] }, [
      'lines',
      '/lines/create/0/price',
    ])
    expect(again).toMatchObject({ computed: { amount: money('1260', 'CNY') } })
    expect(again?.set).toBeUndefined()
    const both = ['/lines/create/0/product', '/lines/create/0/price']
    const [own] = await typed({ create: [{ ...line, price: money('700', 'CNY') }] }, both)
    expect(own?.set).toEqual({ description: inYuan.description, list_price: inYuan.list_price })
    const [emptied] = await typed({ create: [{ quantity: '1' }] }, ['/lines/create/0/product'])
    expect(emptied?.set).toBeUndefined()
  })

  test('with a price list: its price for that quantity in its currency, none for what it does not have', async () => {
    const lines = [
      { product: pump, quantity: '2' },
      { product: pump, quantity: '10' },
      { product: valve, quantity: '1' },
    ]
    const changed = [0, 1, 2].map(index => `/lines/create/${index}/product`)
    const prices = (await typed({ create: lines }, changed, { price_list: dollars })).map(line => line.set?.price)
    expect(prices).toEqual([money('120', 'USD'), money('99.9', 'USD'), null])
  })

  test('a line that is there already, with the price list as it is typed', async () => {
    const { body, lines } = await create({ lines: [{ product: valve, quantity: '1', price: money('80', 'CNY') }] })
    const update = { update: [{ id: lines[0].id, product: pump }] }
    const changed = [`/lines/update/${lines[0].id}/product`]
    expect((await typed(update, changed, {}, body.id))[0]?.set).toEqual(inYuan)
    const [line] = await typed(update, changed, { price_list: dollars }, body.id)
    expect(line).toMatchObject({ id: lines[0].id, set: { price: money('120', 'USD') } })
  })

  test('through the API a line without a price has that of its product, and one with a price keeps it', async () => {
    const { status, lines } = await create({
      lines: [
        { product: pump, quantity: '2', discount: '0.1' },
        { product: pump, quantity: '2', description: 'As agreed', price: money('700', 'CNY') },
      ],
    })
    expect(status).toBe(201)
    expect(lines).toMatchObject([
      { description: 'Pump', price: money('800.50', 'CNY'), list_price: money('800.50', 'CNY'), discount: '0.1000' },
      { description: 'As agreed', price: money('700.00', 'CNY') },
    ])
  })

  test('through the API the price list counts that is written with the lines', async () => {
    const { lines } = await create({ price_list: dollars, lines: [{ product: pump, quantity: '10' }] })
    expect(lines).toMatchObject([{ price: money('99.90', 'USD') }])
    const missing = await create({ price_list: dollars, lines: [{ product: valve, quantity: '1' }] })
    expect(missing.body).toMatchObject({
      status: 422,
      errors: [expect.objectContaining({ pointer: '/lines/0/price', code: 'required' })],
    })
  })

  test('a line that is added later goes by the price list that the record has', async () => {
    const { body } = await create({ price_list: dollars })
    await ask('PATCH', `/records/${object}/${body.id}`, { lines: { create: [{ product: pump, quantity: '1' }] } })
    expect(await linesOf(body.id)).toMatchObject([{ price: money('120.00', 'USD') }])
  })
})
