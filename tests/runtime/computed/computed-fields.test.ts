import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type NamedApplication, toApplication } from '#metadata/application.ts'
import { computedColumns } from '#metadata/computed/computed-columns.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { fillBatch } from '#metadata/promotion/fill-batch.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { loadRevision } from '#metadata/revisions.ts'
import type { Fill } from '#metadata/storage/steps.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { field, fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

/** The fixture with more fields on some of its objects. */
function withFields(more: Readonly<Record<string, readonly FieldDefinition[]>>): NamedApplication {
  return toApplication(
    fixtureApplication().definitions.map((item): Definition => {
      const added = item.kind === 'object' ? more[item.name] : undefined
      return added ? { ...(item as ObjectDefinition), fields: [...(item as ObjectDefinition).fields, ...added] } : item
    }),
  )
}

const lineTotal = field('deal_line', 'total', 'decimal', { scale: 2, formula: 'quantity * price' })
const sums = [
  field('deal', 'lines_total', 'decimal', { scale: 2, rollUp: { children: 'lines', fn: 'sum', field: 'total' } }),
  field('deal', 'line_count', 'integer', { rollUp: { children: 'lines', fn: 'count' } }),
  field('deal', 'big_lines', 'integer', { rollUp: { children: 'lines', fn: 'count', where: 'total >= 100' } }),
  field('deal', 'dearest', 'decimal', { rollUp: { children: 'lines', fn: 'max', field: 'price' } }),
  field('deal', 'verdict', 'text', { formula: 'if rest > 50 then "big: " + name else "small"' }),
  field('deal', 'rest', 'decimal', { scale: 2, formula: 'lines_total - line_count' }),
]
const dealsAmount = field('customer', 'deals_amount', 'money', {
  rollUp: { children: 'deals', fn: 'sum', field: 'amount' },
})
const noteCount = field('customer', 'open_notes', 'integer', {
  rollUp: { children: 'notes', fn: 'count', where: 'done != true' },
})
const whenRead = (name: string, type: FieldDefinition['type'], formula: string, more: object = {}) =>
  field('deal', name, type, { formula, whenRead: true, ...more })
const read = [
  whenRead('city', 'text', 'customer.城市'),
  whenRead('secret', 'text', 'customer.secret + "!"'),
  whenRead('days_open', 'integer', '(today() - close_date).days'),
  whenRead('close_month', 'integer', 'close_date.month'),
  whenRead('weighted', 'money', 'amount * chance', { scale: 2 }),
  whenRead('far', 'boolean', 'days_open > 2 and city != null'),
]
const application = withFields({ deal_line: [lineTotal], deal: [...sums, ...read], 客户: [dealsAmount, noteCount] })

let fixture: FixtureSystem
let api: FixtureHttp
let admin: Caller
const any = { 'if-match': '*' }
const of = (object: string, id = '') => `/api/records/${encodeURIComponent(object)}${id ? `/${id}` : ''}`
const create = async (object: string, body: object) => {
  const made = await api.ask(admin, 'POST', of(object), body)
  expect(made.body).toHaveProperty('id')
  return made.body as Record<string, unknown> & { id: string }
}
const get = async (object: string, id: string) => (await api.ask(admin, 'GET', of(object, id))).body
const twoLines = {
  create: [
    { name: 'a', quantity: 2, price: '10.25' },
    { name: 'b', quantity: 10, price: '12' },
  ],
}

beforeAll(async () => {
  fixture = await fixtureSystem(application)
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  await fixture.insert('currency', { code: 'EUR', name: 'Euro', active: true })
  const door = { system: fixture.system } as Parameters<typeof recordRoutes>[0]
  api = await fixtureHttp([recordRoutes(door), recordWriteRoutes(door)], fixture.system)
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

describe('formulas and roll-ups', () => {
  test('are in the answer of the write that changes them, through several steps', async () => {
    const deal = await create('deal', { name: 'One', lines: twoLines.create })
    expect(await get('deal', deal.id)).toMatchObject({
      lines_total: '140.50',
      line_count: 2,
      big_lines: 1,
      dearest: '12.00',
      rest: '138.50',
      verdict: 'big: One',
    })
    expect(deal).toMatchObject({ lines_total: '140.50', verdict: 'big: One' })
  })

  test('a record without children counts none', async () => {
    const deal = await create('deal', { name: 'Empty' })
    expect(deal).toMatchObject({ lines_total: '0.00', line_count: 0, dearest: null, verdict: 'small' })
  })

  test('follow changes, deletions, moves and the recycle bin, without a new version of the parent', async () => {
    const first = await create('deal', { name: 'First', lines: twoLines.create })
    const second = await create('deal', { name: 'Second' })
    const { lines } = (await api.ask(admin, 'GET', `${of('deal', first.id)}?fields=lines.id,lines.name`)).body
    const [a, b] = lines as { id: string }[]
    const before = (await get('deal', first.id)).rev
    await api.ask(admin, 'PATCH', of('deal_line', a!.id), { quantity: 4 }, any)
    expect(await get('deal', first.id)).toMatchObject({ lines_total: '161.00', rev: before })
    await api.ask(admin, 'PATCH', of('deal_line', a!.id), { deal: second.id }, any)
    expect([await get('deal', first.id), await get('deal', second.id)]).toMatchObject([
      { lines_total: '120.00', line_count: 1 },
      { lines_total: '41.00', line_count: 1 },
    ])
    await api.ask(admin, 'DELETE', of('deal_line', b!.id), undefined, any)
    expect(await get('deal', first.id)).toMatchObject({ lines_total: '0.00', line_count: 0, big_lines: 0 })
  })

  test('amounts of one currency have a sum; of several they have none', async () => {
    const customer = await create('客户', { name: 'C' })
    const deal = (amount: string, currency: string) =>
      create('deal', { name: 'x', customer: customer.id, amount: { amount, currency } })
    await deal('10.5', 'EUR')
    await deal('20', 'EUR')
    expect((await get('客户', customer.id)).deals_amount).toEqual({ amount: '30.5', currency: 'EUR' })
    await deal('1', 'CNY')
    expect((await get('客户', customer.id)).deals_amount).toBeNull()
  })

  test('children of several objects are counted where they belong', async () => {
    const customer = await create('客户', { name: 'N' })
    const deal = await create('deal', { name: 'D' })
    await create('note', { name: '1', about: { object: '客户', id: customer.id } })
    await create('note', { name: '2', about: { object: '客户', id: customer.id }, done: true })
    await create('note', { name: '3', about: { object: 'deal', id: deal.id } })
    expect((await get('客户', customer.id)).open_notes).toBe(1)
  })

  test('twenty writers at once lose nothing', async () => {
    const deal = await create('deal', { name: 'Busy' })
    const line = (quantity: number) => create('deal_line', { name: 'l', quantity, price: '1', deal: deal.id })
    await Promise.all(Array.from({ length: 20 }, (_, index) => line(index + 1)))
    expect(await get('deal', deal.id)).toMatchObject({ lines_total: '210.00', line_count: 20 })
  })

  test('nobody writes them', async () => {
    const refused = await api.ask(admin, 'POST', of('deal'), { name: 'No', lines_total: '7' })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([{ pointer: '/lines_total', code: 'field/read-only' }])
  })

  test('are filtered and sorted like any other', async () => {
    const filter = JSON.stringify({ combinator: 'and', rules: [{ field: 'line_count', operator: '>', value: 19 }] })
    const found = await api.ask(admin, 'GET', `${of('deal')}?filter=${encodeURIComponent(filter)}&sort=-lines_total`)
    expect((found.body.records as { name: string }[]).map(record => record.name)).toEqual(['Busy'])
  })
})

describe('formulas that are computed when they are read', () => {
  const threeDaysAgo = new Date(Date.now() - 3 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
  let customer: string
  let ann: Caller

  beforeAll(async () => {
    const unit = await fixture.insert('unit', { name: 'U', code: 'U' })
    ann = await fixture.person('Ann', ['fix-role-seller'], { unitId: unit })
    const own = await api.ask(ann, 'POST', of('客户'), { name: '甲', 城市: '上海' })
    customer = own.body.id
    await api.ask(admin, 'PATCH', of('客户', customer), { secret: 'hush' }, any)
    const values = { customer, close_date: threeDaysAgo, amount: { amount: '1000', currency: 'EUR' } }
    const made = await api.ask(ann, 'POST', of('deal'), { name: 'Read', ...values })
    await api.ask(admin, 'PATCH', of('deal', made.body.id), { chance: '0.255' }, any)
    await create('deal', { name: 'Far off', customer, close_date: '2000-01-01' })
  })
  const list = async (caller: Caller, query: string) =>
    (await api.ask(caller, 'GET', `${of('deal')}?${query}`)).body.records as Record<string, unknown>[]
  const filter = (field: string, operator: string, value: unknown) =>
    `filter=${encodeURIComponent(JSON.stringify({ combinator: 'and', rules: [{ field, operator, value }] }))}`

  test('follow references, the day and each other', async () => {
    const [deal] = await list(admin, filter('name', '=', 'Read'))
    expect(deal).toMatchObject({
      city: '上海',
      secret: 'hush!',
      days_open: 3,
      close_month: Number(threeDaysAgo.slice(5, 7)),
      weighted: { amount: '255.00', currency: 'EUR' },
      far: true,
    })
  })

  test('are filtered, sorted and added up', async () => {
    const rows = await list(admin, `${filter('days_open', '>', 2)}&sort=-days_open&fields=name,city`)
    expect(rows.map(row => [row.name, row.city])).toEqual([
      ['Far off', '上海'],
      ['Read', '上海'],
    ])
    expect(await list(admin, `${filter('city', 'contains', '海')}&sort=city&fields=name`)).toHaveLength(2)
  })

  test('show nothing that is hidden', async () => {
    const [deal] = await list(ann, filter('name', '=', 'Read'))
    expect(deal).toMatchObject({ city: '上海', secret: null })
    expect(await list(ann, filter('secret', 'notNull', null))).toEqual([])
  })
})

describe.each([
  ['at once', 1_000_000],
  ['before the switch', 1],
])('promotion of computed fields, filled %s', (_, largeFrom) => {
  let own: FixtureSystem
  let revision = 1
  const next = async (application: NamedApplication) => {
    await promote(
      own.system.db,
      {
        ed: own.system.ed,
        base: revision,
        application,
        findings: findFindings,
        author: null,
        message: 'next',
        source: 'test',
      },
      undefined,
      { largeFrom, batchSize: 2 },
    )
    revision += 1
  }
  const rows = async (text: string) => await own.system.db.query<Record<string, unknown>>({ text, values: [] })
  const triggers = () => rows(`select tgname from pg_trigger where tgname ~ ':(formula|rollup)' order by 1`)

  beforeAll(async () => {
    own = await fixtureSystem()
    const deals = await Promise.all(['x', 'y', 'z'].map(name => own.insert('deal', { name })))
    for (const [index, deal] of deals.slice(0, 2).entries()) {
      for (let line = 1; line <= 3; line++) {
        await own.insert('deal_line', { name: `l${line}`, quantity: line, price: `${index + 1}.5`, deal })
      }
    }
  })
  afterAll(() => own?.drop())

  test('what was there before is computed, what comes later too', async () => {
    await next(withFields({ deal_line: [lineTotal], deal: sums }))
    const shown = () => rows('select name, lines_total::text, line_count, rest::text from ed_view.deal order by name')
    expect(await shown()).toEqual([
      { name: 'x', lines_total: '9.00', line_count: 3, rest: '6.00' },
      { name: 'y', lines_total: '15.00', line_count: 3, rest: '12.00' },
      { name: 'z', lines_total: '0.00', line_count: 0, rest: '0.00' },
    ])
    await own.system.db.query({ text: `delete from ed.deal_line where name = 'l3'`, values: [] })
    expect((await shown())[0]).toMatchObject({ lines_total: '4.50', line_count: 2 })
  })

  test('another formula is computed for all rows', async () => {
    const doubled = { ...lineTotal, formula: 'quantity * price * 2' } as FieldDefinition
    await next(withFields({ deal_line: [doubled], deal: sums }))
    expect(await rows('select name, lines_total::text from ed_view.deal order by name')).toEqual([
      { name: 'x', lines_total: '9.00' },
      { name: 'y', lines_total: '15.00' },
      { name: 'z', lines_total: '0.00' },
    ])
  })

  test('a text of a formula is a text, whatever it says', async () => {
    const texts = field('deal', 'marked', 'text', { formula: `"$fulcrum$; create table ed.planted (); --'" + name` })
    await next(withFields({ deal_line: [lineTotal], deal: [...sums, texts] }))
    expect(await rows(`select marked from ed_view.deal where name = 'x'`)).toEqual([
      { marked: `$fulcrum$; create table ed.planted (); --'x` },
    ])
    expect(await rows(`select to_regclass('ed.planted') as planted`)).toEqual([{ planted: null }])
  })

  test('a child that is written while rows are filled is counted', async () => {
    const { db, ed } = own.system
    const [deal] = await rows(`select id, line_count from ed_view.deal where name = 'y'`)
    await db.query({ text: `update ed_view.deal set line_count = null where name = 'y'`, values: [] })
    const { application: stored, storage } = await loadRevision(db, revision)
    const counted = computedColumns(ed, stored, storage).find(column =>
      column.columns.some(name => /line_count/.test(name)),
    )
    let filled: Promise<unknown> | undefined
    await db.transaction(async tx => {
      await tx.query({
        text: `insert into ed.deal_line (id, name, quantity, price, deal) values (gen_random_uuid(), 'late', 1, 1, $1::uuid)`,
        values: [deal?.id],
      })
      const fill: Fill = { kind: 'fill', table: counted?.table ?? '', set: counted?.set ?? [], conversions: [] }
      filled = db.transaction(async other => {
        await fillBatch(other, ed, fill, undefined, 100)
      })
      await expect
        .poll(
          async () =>
            (await rows(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
              .length,
        )
        .toBeGreaterThan(0)
    })
    await filled
    expect(await rows(`select line_count from ed_view.deal where name = 'y'`)).toEqual([
      { line_count: Number(deal?.line_count) + 1 },
    ])
    await db.query({ text: `delete from ed.deal_line where name = 'late'`, values: [] })
  })

  test('a field that people enter again keeps what was computed, and nothing computes it any more', async () => {
    const entered = sums.map(item =>
      item.name === 'lines_total' ? field('deal', 'lines_total', 'decimal', { scale: 2 }) : item,
    )
    await next(withFields({ deal_line: [lineTotal], deal: entered }))
    await own.system.db.query({ text: 'update ed_view.deal set lines_total = 7 where name = $1', values: ['x'] })
    expect(await rows(`select lines_total::text, rest::text from ed_view.deal where name = 'x'`)).toEqual([
      { lines_total: '7', rest: '5.00' },
    ])
    await next(fixtureApplication())
    expect(await triggers()).toEqual([])
  })
})
