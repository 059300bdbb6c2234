import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type PreviewFixture, previewFixture } from './preview-fixture.ts'

let world: PreviewFixture
let draft: string

beforeAll(async () => {
  world = await previewFixture()
  for (let number = 0; number < 60; number++) {
    const mine = number < 2
    await world.insert('deal', {
      name: `Deal ${String(number).padStart(2, '0')}`,
      stage: number % 2 ? 'won' : 'open',
      amount: number,
      amount_currency: 'CNY',
      owner_id: mine ? world.seller.actor.userId : world.admin.actor.userId,
    })
  }
  draft = (await world.draft(world.admin)).id
})
afterAll(() => world?.close())

const ask = (body: object, who = world.admin) => world.ask(who, 'POST', `/api/designer/drafts/${draft}/try`, body)
const label = { en: 'Open deals', 'zh-CN': '进行中的商机' }
const list = {
  id: 'new-list',
  kind: 'list',
  name: 'open_deals',
  label,
  object: 'deal',
  columns: [{ field: 'name' }, { field: 'stage' }],
  sort: [{ field: 'name', descending: true }],
  filter: { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'open' }] },
}
const query = {
  id: 'new-query',
  kind: 'query',
  name: 'by_stage',
  label,
  object: 'deal',
  parameters: [{ name: 'least', type: 'number', label, required: true }],
  filter: { combinator: 'and', rules: [{ field: 'amount', operator: '>=', value: { parameter: 'least' } }] },
  groups: [{ field: 'stage' }],
  measures: [{ fn: 'count', as: 'deals' }],
}

const report = {
  id: 'new-report',
  kind: 'report',
  name: 'by_stage_pivot',
  label,
  object: 'deal',
  rows: [{ id: 'stage', field: 'stage' }],
  measures: [{ as: 'deals', fn: 'count' }],
}

test('without a preview one is asked to make it', async () => {
  expect(await ask({ list })).toMatchObject({ status: 409, body: { type: '/problems/preview/missing' } })
  expect(await world.make(world.admin, draft)).toMatchObject({ state: 'ready' })
})

test('a list that nobody has saved: rows, count and the SQL', async () => {
  const { status, body } = await ask({ list })
  expect(status).toBe(200)
  expect(body.answer.count).toBe(30)
  expect(body.answer.records).toHaveLength(30)
  expect(body.answer.records[0]).toMatchObject({ name: 'Deal 58', stage: 'open' })
  expect(body.sql).toHaveLength(1)
  expect(body.sql[0]).toContain('from "ed"."deal"')
  expect(body.milliseconds).toBeTypeOf('number')
})

test('a report as a tile of a dashboard asks it: in a period, and only of records that match', async () => {
  const counted = async (asking?: object) => {
    const { status, body } = await ask({
      report: { ...report, period: { field: 'created_at', range: 'this_year' } },
      ...(asking ? { asking } : {}),
    })
    expect(status).toBe(200)
    const total = body.answer.rows.members.findIndex((member: { total?: boolean }) => member.total)
    return body.answer.cells.find((cell: { row: number }) => cell.row === total)?.values[0]
  }
  const filter = { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'won' }] }
  expect(await counted()).toBe(60)
  expect(await counted({ filter })).toBe(30)
  expect(await counted({ period: { from: '2001-01-01', to: '2001-12-31' } })).toBeFalsy()
  expect(await ask({ report, asking: { limit: 3 } })).toMatchObject({ status: 400 })
})

test('the first fifty at most', async () => {
  const { filter: _filter, ...all } = list
  const { body } = await ask({ list: all })
  expect(body.answer.records).toHaveLength(50)
  expect(body.answer.count).toBe(60)
})

test('as a user or a role, with what they may see', async () => {
  expect((await ask({ list, as: { user: world.seller.actor.userId } })).body.answer.count).toBe(1)
  expect((await ask({ list, as: { role: 'fix-role-seller' } })).body.answer.count).toBe(0)
  expect((await ask({ list, as: { role: 'fix-role-nobody' } })).status).toBe(404)
})

test('a report, as the runtime answers it', async () => {
  const { status, body } = await ask({ report })
  expect(status).toBe(200)
  expect(body.answer.rows.members.map((member: { labels: string[] }) => member.labels)).toHaveLength(3)
  expect(body.answer.cells.map((cell: { values: unknown[] }) => cell.values)).toEqual([[30], [30], [60]])
  const unfit = { ...report, rows: [{ id: 'stage', field: 'stage', by: 'month' }] }
  expect((await ask({ report: unfit })).status).toBe(422)
})

test('a grouped query with parameters', async () => {
  const { status, body } = await ask({ query, parameters: { least: 30 } })
  expect(status).toBe(200)
  expect(body.answer.rows).toMatchObject([{ deals: 15 }, { deals: 15 }])
  expect((await ask({ query })).body.type).toBe('/problems/parameter/invalid')
})

test('a filter alone', async () => {
  const rules = [{ field: 'name', operator: 'beginsWith', value: 'Deal 0' }]
  const { status, body } = await ask({ filter: { object: 'deal', filter: { combinator: 'and', rules } } })
  expect(status).toBe(200)
  expect(body.answer.count).toBe(10)
  expect((await ask({ filter: { object: 'deal', filter: { combinator: 'xor', rules } } })).status).toBe(400)
  expect((await ask({ filter: { object: 'gone', filter: null } })).status).toBe(404)
})

describe('what cannot be tried is told', () => {
  test('by its findings', async () => {
    const { status, body } = await ask({ list: { ...list, columns: [{ field: 'nmae' }] } })
    expect(status).toBe(422)
    expect(body).toMatchObject({ type: '/problems/application/invalid', findings: [{ didYouMean: ['name'] }] })
  })

  test.each([
    { list: { id: 'x', kind: 'list', name: 'x' } },
    { list: { ...list, id: 'fix-deal' } },
    { list: { ...list, more: true } },
    { list: { ...list, columns: 'name' } },
    { query: { ...query, groups: [{ field: 'stage', by: 'century' }] } },
  ])('%j', async body => {
    expect((await ask(body)).status).toBe(422)
  })

  test.each([
    {},
    { list: {} },
    { list: query },
    { list: { ...list, id: 5 } },
    { list, query },
    { filter: {} },
    { list, more: 1 },
    { list: 'x' },
  ])('%j is no request', async body => {
    expect((await ask(body)).status).toBe(400)
  })
})
