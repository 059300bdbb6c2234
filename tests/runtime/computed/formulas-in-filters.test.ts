/** Values of filters that are expressions: bound once for each question, in lists, queries, pages, reports and requests. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition, RoleDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { aggregateRoutes } from '#runtime/aggregate/aggregate-routes.ts'
import type { Door } from '#runtime/door.ts'
import { listRoutes } from '#runtime/lists/list-routes.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { queryRoutes } from '#runtime/queries/query-routes.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { reportRoutes } from '#runtime/reports/report-routes.ts'
import type { Caller } from '#runtime/system.ts'
import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const label = { en: 'Thing', 'zh-CN': '东西' }
const rule = (field: string, operator: string, value: unknown) => ({ field, operator, value })
const formula = (expression: string) => ({ expression })
const and = (...rules: object[]) => ({ combinator: 'and' as const, rules })
const make = (kind: Definition['kind'], name: string, more: object) =>
  ({ id: `its-${kind}-${name}`, kind, name, label, ...more }) as unknown as Definition
const list = (name: string, ...rules: object[]) =>
  make('list', name, { object: 'deal', columns: [{ field: 'name' }], sort: [{ field: 'name' }], filter: and(...rules) })

const definitions = [
  make('setting', 'days_back', { type: 'number', default: '30' }),
  make('setting', 'large', { type: 'number', default: '100' }),
  list('recent', rule('close_date', '>=', formula('today() - duration("P30D")'))),
  list('by_setting', rule('close_date', '>=', formula('today - duration("P" + string(setting.days_back) + "D")'))),
  list('mine', rule('owner', '=', formula('actor'))),
  list('of_team', rule('stage', 'in', formula('if has role("seller") then ["open", "won"] else []'))),
  list('between', rule('amount', 'between', [formula('setting.large / 2'), formula('setting.large * 3')])),
  list('by_lines', { field: 'lines', match: { mode: 'any' }, value: and(rule('quantity', '>', formula('3 / 2'))) }),
  list('by_text', rule('customer', 'contains', formula('upper case("s")')), rule('name', 'beginsWith', formula('"b"'))),
  make('query', 'since', {
    object: 'deal',
    select: ['name'],
    sort: [{ field: 'name' }],
    parameters: [
      { name: 'days', type: 'number' },
      { name: 'word', type: 'text', default: 'i"g\\' },
      { name: 'who', type: 'record', default: '$me' },
    ],
    filter: and(
      rule('close_date', '>=', formula('today() - duration("P" + string(days) + "D")')),
      rule('owner', '=', formula('who')),
      rule('name', '!=', formula('word')),
    ),
  }),
  make('page', 'customer', {
    object: '客户',
    header: ['城市'],
    related: [
      {
        id: 'large',
        label,
        children: 'deals',
        columns: ['name'],
        sort: [{ field: 'name' }],
        filter: and(rule('amount', '>', formula('setting.large'))),
      },
    ],
  }),
  make('report', 'stages', {
    object: 'deal',
    rows: [{ id: 'stage', field: 'stage' }],
    measures: [{ as: 'n', fn: 'count' }],
  }),
  make('report', 'recent', {
    object: 'deal',
    filter: and(rule('close_date', '>=', formula('today() - duration("P30D")'))),
    measures: [
      { as: 'n', fn: 'count' },
      { as: 'big', fn: 'count', filter: and(rule('amount', '>=', formula('setting.large'))) },
    ],
  }),
]

let fixture: FixtureSystem
let api: FixtureHttp
let ann: Caller
let customer: string

beforeAll(async () => {
  const own = fixtureApplication().definitions.map(item =>
    item.name === 'seller' && item.kind === 'role'
      ? ({
          ...item,
          reports: ['recent', 'stages'],
          rights: [
            ...(item.rights ?? []).filter(right => right.object !== 'user'),
            { object: 'user', read: 'all', fields: [{ field: 'email', access: 'hidden' }] },
          ],
        } as RoleDefinition)
      : item,
  )
  fixture = await fixtureSystem(toApplication([...(own as Definition[]), ...definitions]))
  const unit = await fixture.insert('unit', { name: 'U', code: 'U' })
  ann = await fixture.person('Ann', ['fix-role-seller'], { unitId: unit })
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const mine = { owner_id: ann.actor.userId }
  customer = await fixture.insert('客户', { name: 'S', 城市: '上海', ...mine })
  const deal = async (name: string, amount: number, daysAgo: number, more: object = {}) => {
    const close_date = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
    const values = { name, amount, amount_currency: 'CNY', close_date, stage: 'open', customer, ...mine, ...more }
    return fixture.insert('deal', values)
  }
  const big = await deal('big', 200, 1)
  await deal('old', 200, 50)
  await deal('small', 10, 2, { stage: 'lost', customer: null })
  await fixture.insert('deal_line', { name: 'a', quantity: 2, deal: big })
  await fixture.insert('note', { name: 'now', at: new Date().toISOString(), ...mine })
  await fixture.insert('note', { name: 'then', at: new Date(Date.now() - 5 * 86_400_000).toISOString(), ...mine })
  const door = { system: fixture.system } as Door
  const plugins = [listRoutes, pageRoutes, queryRoutes, recordRoutes, reportRoutes, aggregateRoutes, recordWriteRoutes]
  api = await fixtureHttp(
    plugins.map(routes => routes(door)),
    fixture.system,
  )
})
afterAll(async () => {
  await api?.http.close()
  await fixture?.drop()
})

const shown = async (url: string) => {
  const { status, body } = await api.ask(ann, 'GET', url)
  return status === 200 ? body.records.map((record: { name: string }) => record.name) : body
}
const filtered = (object: string, ...rules: object[]) =>
  `/api/records/${encodeURIComponent(object)}?sort=name&filter=${encodeURIComponent(JSON.stringify(and(...rules)))}`

test.each([
  ['recent', ['big', 'small']],
  ['by_setting', ['big', 'small']],
  ['mine', ['big', 'old', 'small']],
  ['of_team', ['big', 'old']],
  ['between', ['big', 'old']],
  ['by_lines', ['big']],
  ['by_text', ['big']],
])('the list %s', async (name, records) => {
  expect(await shown(`/api/lists/${name}`)).toEqual(records)
})

test('a setting that is changed counts for the next question', async () => {
  const admin = await fixture.person('Admin', ['sys-role-administrator'])
  const made = await api.ask(admin, 'POST', '/api/records/setting_value', {
    setting: 'its-setting-days_back',
    value: '60',
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(await shown('/api/lists/by_setting')).toEqual(['big', 'old', 'small'])
})

test('parameters of a query stand in its expressions; one without a value asks for nothing', async () => {
  const ask = async (parameters: object) =>
    shown(`/api/queries/since?parameters=${encodeURIComponent(JSON.stringify(parameters))}`)
  expect(await ask({})).toEqual(['big', 'old', 'small'])
  expect(await ask({ days: 10 })).toEqual(['big', 'small'])
  expect(await ask({ days: 10, word: 'big' })).toEqual(['small'])
  expect(await ask({ days: 10, who: customer })).toEqual([])
})

test('related lists of a page and reports, with the records of a cell', async () => {
  const { body: page } = await api.ask(ann, 'GET', `/api/records/${encodeURIComponent('客户')}/${customer}/page`)
  expect(page.related.large.records.map((record: { name: string }) => record.name)).toEqual(['big', 'old'])
  const { body: report } = await api.ask(ann, 'POST', '/api/reports/recent', {})
  expect(JSON.stringify(report)).toContain('2')
  const { body: records } = await api.ask(ann, 'POST', '/api/reports/recent/drill', { measure: 'big' })
  expect(records.records).toHaveLength(1)
  expect(records.filter).toBeUndefined()
  const { body: all } = await api.ask(ann, 'POST', '/api/reports/recent/drill', { measure: 'n' })
  expect(await shown(filtered('deal', ...all.filter.rules))).toEqual(['big', 'small'])
})

test('requests may hold them: moments by their day, and nothing that whoever asks may not see', async () => {
  expect(await shown(filtered('note', rule('at', '=', formula('today()'))))).toEqual(['now'])
  expect(await shown(filtered('note', rule('at', '<', formula('now() - duration("PT1H")'))))).toEqual(['then'])
  expect(
    await shown(filtered('note', rule('at', 'between', [formula('today() - duration("P10D")'), formula('today()')]))),
  ).toEqual(['now', 'then'])
  expect(await shown(filtered('deal', rule('name', '=', formula('actor.email'))))).toMatchObject({
    type: '/problems/field/unknown',
  })
  expect(await shown(filtered('deal', rule('amount', '>', formula('setting.large'))))).toMatchObject({
    type: '/problems/filter/invalid',
  })
  expect(await shown(filtered('deal', rule('amount', '>', formula('"many"'))))).toMatchObject({
    type: '/problems/filter/invalid',
    errors: [{ pointer: '/filter/rules/0/value' }],
  })
  expect(
    await shown(filtered('deal', rule('name', '=', formula('string join(for i in 1..9999999 return "x")')))),
  ).toMatchObject({
    status: 400,
  })
})

test('the coordinates of a cell are values: an expression there would read what whoever asks may not see', async () => {
  const drill = (coordinate: object) => api.ask(ann, 'POST', '/api/reports/stages/drill', { rows: [coordinate] })
  expect((await drill({ value: 'lost' })).body.records).toHaveLength(1)
  const reads = formula('if setting.large > 50 then "lost" else "open"')
  for (const coordinate of [{ value: reads }, { value: { id: reads } }, { others: [reads] }])
    expect(await drill(coordinate)).toMatchObject({ status: 400, body: { type: '/problems/report/invalid' } })
})

test('all expressions of a question share what one may cost', async () => {
  const many = (expression: string) => filtered('deal', rule('amount', 'in', Array(60).fill(formula(expression))))
  expect(await shown(many('100 + 100'))).toEqual(['big', 'old'])
  const dear = 'count(for i in 1..4000 return i)'
  expect(await shown(filtered('deal', rule('amount', '>', formula(dear))))).toEqual([])
  expect(await shown(many(dear))).toMatchObject({
    type: '/problems/filter/invalid',
    detail: expect.stringContaining('too many steps'),
  })
})

test('no value is equal to nothing', async () => {
  expect(await shown(filtered('deal', rule('close_date', '>', formula('null'))))).toEqual([])
  expect(await shown(filtered('deal', rule('stage', 'in', formula('[]'))))).toEqual([])
})

test('checked when saved, with the place; found and renamed as all that expressions name', () => {
  const wrong = (value: unknown, field = 'close_date', operator = '>=') =>
    findFindings(
      toApplication([...fixtureApplication().definitions, ...definitions, list('its', rule(field, operator, value))]),
    )
      .filter(finding => finding.name === 'its')
      .map(finding => [finding.code, finding.pointer])
  const at = '/filter/rules/0/value/expression'
  expect(wrong(formula('today() - duration("P30D")'))).toEqual([])
  expect(wrong(formula('toady'))).toEqual([['expression/unknown-name', at]])
  expect(wrong(formula('1 + 1'))).toEqual([['expression/type', at]])
  expect(wrong(formula('name'))).toEqual([['expression/unknown-name', at]])
  expect(wrong(formula('"opne"'), 'stage', '=')).toEqual([['expression/unknown-code', at]])
  expect(wrong(['open', formula('1')], 'stage', 'in')).toEqual([
    ['expression/type', '/filter/rules/0/value/1/expression'],
  ])
  expect(wrong({ ...formula('today'), more: 1 })).toEqual([['filter/unfit-value', '/filter/rules/0/value']])

  const resolved = toResolved(toApplication([...fixtureApplication().definitions, ...definitions]))
  const renamed = toNamed({
    ...resolved,
    definitions: resolved.definitions.map(item => (item.name === 'days_back' ? { ...item, name: 'span' } : item)),
  })
  const { filter } = renamed.definitions.find(item => item.name === 'by_setting') as { filter?: { rules: object[] } }
  expect(filter?.rules[0]).toMatchObject(
    rule('close_date', '>=', formula('today - duration("P" + string(setting.span) + "D")')),
  )
})
