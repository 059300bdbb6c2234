/** Measures of other objects beside those of the report, by the groups that they share, as SQL by hand says it. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { field, object } from '../../support/fixture-application.ts'
import { type Cells, cellsOf, fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

const amount = { as: 'won', fn: 'sum', field: 'amount' }
const shared = [
  { group: 'owner', field: 'person' },
  { group: 'month', field: 'month' },
]
const quota = { as: 'quota', fn: 'sum', source: { object: 'target', field: 'amount', period: 'month', groups: shared } }
const base = {
  object: 'deal',
  rows: [{ id: 'owner', field: 'owner' }],
  columns: [{ id: 'month', field: 'close_date', by: 'month' }],
  measures: [amount, quota, { as: 'reached', formula: 'won / quota', format: 'percent' }],
}
const within = { period: { field: 'close_date', range: 'this_year' } }
const in2025 = { period: { from: '2025-01-01', to: '2025-12-31' } }

beforeAll(async () => {
  fixture = await reportFixture(
    [
      object('target', 'target', [
        field('target', 'name', 'text'),
        field('target', 'person', 'reference', { target: 'user' }),
        field('target', 'buyer', 'reference', { target: '客户' }),
        field('target', 'month', 'date'),
        field('target', 'amount', 'money'),
        field('target', 'secret', 'integer'),
        field('target', 'place', 'text'),
        field('target', 'stage', 'text'),
      ]),
      report('against_target', { ...base, ...within }),
      report('secret_target', {
        ...base,
        measures: [
          amount,
          { as: 'hidden', fn: 'sum', source: { ...quota.source, field: 'secret' } },
          { as: 'part', formula: 'hidden / won' },
          {
            as: 'by_secret',
            fn: 'count',
            source: { object: 'target', groups: [{ group: 'version', field: 'secret' }] },
          },
        ],
        columns: [...base.columns, { id: 'version', field: 'rev' }],
      }),
      report('unread', { ...base, measures: [amount, { as: 'notes', fn: 'count', source: { object: 'unread' } }] }),
      object('unread', 'unread', [field('unread', 'name', 'text')]),
    ],
    [{ object: 'target', read: 'own', export: 'own', fields: [{ field: 'secret', access: 'hidden' }] }],
  )
  await fillDeals(fixture)
  const people = [fixture.admin.actor.userId, fixture.seller.actor.userId, fixture.head.actor.userId]
  for (let index = 0; index < 72; index++) {
    const person = people[index % 3] as string
    await fixture.insert('target', {
      name: `t${index}`,
      person: index % 24 === 23 ? null : person,
      month:
        index % 30 === 29
          ? null
          : `202${4 + Math.floor(index / 36)}-${String(1 + (Math.floor(index / 3) % 12)).padStart(2, '0')}-01`,
      amount: `${index * 100}.00`,
      amount_currency: 'CNY',
      secret: index,
      stage: index % 5 === 0 ? 'won' : null,
      owner_id: person,
    })
  }
})
afterAll(() => fixture?.drop())

type Person = ReportFixture['admin']
const rowsOf = (text: string, { actor }: Person) => {
  const own = actor === fixture.seller.actor ? `owner_id = '${actor.userId}'` : 'true'
  return fixture.system.db.arrays({ text: text.replaceAll('SEEN', `deleted_at is null and ${own}`), values: [] })
}
const linesOf = (cells: Cells, ...at: number[]) =>
  Object.entries(cells)
    .flatMap(([row, columns]) =>
      Object.entries(columns).map(([column, values]) =>
        [row, column, ...(at.length > 0 ? at.map(index => values[index]) : values)].join(' | '),
      ),
    )
    .sort()
const named = `coalesce((select name from ed."user" u where u.id = o), '(empty)')`

test('targets by person and month beside what was reached, within a period', async () => {
  for (const person of [fixture.admin, fixture.seller]) {
    const { status, body } = await fixture.stored('against_target', in2025, person)
    expect(status, JSON.stringify(body)).toBe(200)
    const wanted = await rowsOf(
      `with x as (select owner_id as o, to_char(close_date, 'YYYY-MM') as m, amount as won, null::numeric as quota from ed.deal
           where SEEN and close_date between '2025-01-01' and '2025-12-31'
         union all select person, to_char(month, 'YYYY-MM'), null, amount from ed.target
           where SEEN and month between '2025-01-01' and '2025-12-31'),
         all_of as (select * from x union all select o, to_char(d, 'YYYY-MM'), 0.00, 0.00
           from (select distinct o from x) p, generate_series(timestamp '2025-01-01', '2025-12-01', '1 month') d)
       select case when grouping(o) = 1 then 'Total' else ${named} end, case when grouping(m) = 1 then 'Total' else m end,
         sum(won)::text, sum(quota)::text, trim_scale(round(sum(won) / nullif(sum(quota), 0), 6))::text
       from all_of x group by cube (o, m)`,
      person,
    )
    const shown = wanted.filter(row => row.slice(2).some(value => value !== null))
    expect(linesOf(cellsOf(body))).toEqual(shown.map(line => line.join(' | ')).sort())
    expect(body.measures.map((item: { object?: string }) => item.object)).toEqual([undefined, 'target', undefined])
    expect(body.money).toEqual({ currency: 'CNY', converted: false })
  }
})

test('each is compared with its own year before', async () => {
  const measures = [
    { ...amount, as: 'more', show: 'difference', against: 'year' },
    { ...quota, as: 'before', show: 'previous', against: 'year' },
  ]
  const { status, body } = await fixture.own({ ...base, ...within, measures }, in2025)
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `select case when grouping(o) = 1 then 'Total' else ${named} end, case when grouping(m) = 1 then 'Total' else m end,
       sum(quota)::text
     from (select person as o, to_char(month + interval '1 year', 'YYYY-MM') as m, amount as quota from ed.target
         where SEEN and month between '2024-01-01' and '2024-12-31') x group by cube (o, m)`,
    fixture.admin,
  )
  const isSaid = (line: string) => !line.endsWith('| ') && !line.endsWith('| 0.00')
  const got = linesOf(cellsOf(body), 1).filter(isSaid)
  expect(got).toEqual(
    wanted
      .map(line => line.join(' | '))
      .filter(isSaid)
      .sort(),
  )
})

test('where a group is not shared the target stands beside the total alone, and makes no groups', async () => {
  const rows = [...base.rows, { id: 'stage', field: 'stage' }]
  const { status, body } = await fixture.own({
    ...base,
    rows,
    columns: [],
    measures: [amount, { ...quota, source: { ...quota.source, groups: [shared[0]] } }],
  })
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `select case when o is null and grouping(o) = 1 then 'Total' else ${named} end || case when grouping(o) = 1 then '' when grouping(s) = 1 then '/Total' else '/' || initcap(s) end, 'Total',
       sum(won)::text, case when grouping(s) = 1 then sum(quota)::text end
     from (select owner_id as o, stage as s, amount as won, null::numeric as quota, true as own from ed.deal where SEEN
       union all select person, null, null, amount, false from ed.target where SEEN) x
     group by rollup (o, s) having grouping(s) = 1 or bool_or(own)`,
    fixture.admin,
  )
  expect(linesOf(cellsOf(body))).toEqual(wanted.map(line => line.join(' | ')).sort())
  expect(Object.keys(cellsOf(body)).some(name => name.endsWith('(empty)') && name.includes('/'))).toBe(false)
})

test('the largest may be found by either, distinct values and medians are reckoned beside', async () => {
  const measures = [
    { as: 'n', fn: 'countDistinct', field: 'customer' },
    { ...quota, source: { object: 'target', field: 'amount', groups: [shared[0]] } },
    { as: 'people', fn: 'countDistinct', source: { object: 'target', field: 'person', groups: [shared[0]] } },
    { as: 'middle', fn: 'median', source: { object: 'target', field: 'secret', groups: [shared[0]] } },
  ]
  const rows = [{ ...base.rows[0], top: 1, topBy: 'quota', sortBy: 'quota' }]
  const { status, body } = await fixture.own({ ...base, rows, columns: [], measures })
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `select name, sum(quota)::text, count(distinct o), trim_scale(percentile_cont(0.5) within group (order by secret)::numeric)::text
     from (select case when person = (select person from ed.target where SEEN group by 1 order by sum(amount) desc limit 1)
         then (select name from ed."user" where id = person) else 'Others' end as name, amount as quota, person as o, secret from ed.target where SEEN) x group by rollup (1)`,
    fixture.admin,
  )
  const got = Object.entries(cellsOf(body)).map(([row, columns]) => [row, ...(columns.Total ?? []).slice(1)])
  expect(got.map(line => line.join(' | ')).sort()).toEqual(
    wanted.map(([name, ...rest]) => [name ?? 'Total', ...rest].join(' | ')).sort(),
  )
  const [[distinct]] = (await rowsOf('select count(distinct customer) from ed.deal where SEEN', fixture.admin)) as [
    [number],
  ]
  expect(cellsOf(body).Total?.Total?.[0]).toBe(distinct)
})

test('a cell of a target opens the targets, those of the person alone', async () => {
  for (const person of [fixture.admin, fixture.seller]) {
    const { body } = await fixture.stored('against_target', in2025, person)
    for (const { row, column, values } of body.cells) {
      const at = (axis: { members: { values: unknown[] }[] }, index: number) =>
        axis.members[index]!.values.map(value => ({ value }))
      const ask = {
        ...in2025,
        rows: at(body.rows, row),
        columns: at(body.columns, column),
        measure: 'quota',
        fields: ['amount'],
      }
      const drilled = await fixture.http.ask(person, 'POST', '/api/reports/against_target/drill', {
        ...ask,
        limit: 200,
      })
      expect(drilled.status, JSON.stringify(drilled.body)).toBe(200)
      expect(drilled.body.object).toBe('target')
      const sum = drilled.body.records.reduce(
        (all: number, record: { amount: { amount: string } }) => all + Number(record.amount.amount),
        0,
      )
      expect(sum).toBe(Number(values[1] ?? 0))
      expect(drilled.body.filter.rules.length).toBeGreaterThan(0)
    }
  }
})

test('what filters say of a shared group holds for both, anything else for the report alone', async () => {
  const { seller } = fixture
  const rules = [
    { field: 'owner', operator: '=', value: seller.actor.userId },
    { field: 'close_date', operator: 'between', value: ['2025-01-01', '2025-06-30'] },
    {
      combinator: 'or',
      rules: [
        { field: 'stage', operator: '=', value: 'won' },
        { field: 'owner', operator: 'null' },
      ],
    },
  ]
  const columns: object[] = []
  const source = {
    ...quota.source,
    filter: { combinator: 'and', rules: [{ field: 'secret', operator: '>', value: { parameter: 'least' } }] },
  }
  const definition = {
    ...base,
    columns: [...columns, ...base.columns],
    parameters: [{ name: 'least', type: 'number', default: '40' }],
    measures: [
      { as: 'n', fn: 'count' },
      { ...quota, source },
    ],
  }
  const { status, body } = await fixture.own(definition, { filter: { combinator: 'and', rules } })
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `select (select count(*) from ed.deal where SEEN and owner_id = '${seller.actor.userId}' and stage = 'won' and close_date between '2025-01-01' and '2025-06-30'),
       (select sum(amount)::text from ed.target where SEEN and person = '${seller.actor.userId}' and month between '2025-01-01' and '2025-06-30' and secret > 40)`,
    fixture.admin,
  )
  expect([cellsOf(body).Total?.Total]).toEqual(wanted)
  expect(Object.keys(cellsOf(body))).toEqual(['Seller', 'Total'])
  const asked = { ...in2025, filter: { combinator: 'and', rules: [rules[0]] }, measure: 'quota', fields: ['amount'] }
  const drilled = await fixture.http.ask(fixture.admin, 'POST', '/api/reports/against_target/drill', asked)
  expect(drilled.body.filter.rules[0].rules).toEqual([{ ...rules[0], field: 'person' }])
})

test('filters over common fields hold for both, though nothing is grouped by them', async () => {
  const id = fixture.seller.actor.userId
  const source = { ...quota.source, groups: [shared[1]], common: ['owner'] }
  const definition = { ...base, rows: base.columns, columns: [], measures: [amount, { ...quota, source }] }
  const filter = { combinator: 'and', rules: [{ field: 'owner', operator: 'in', value: [id] }] }
  const wanted = await rowsOf(
    `select case when grouping(m) = 1 then 'Total' else m end, 'Total',
       (case when m = '(empty)' then sum(won) else coalesce(sum(won), 0.00) end)::text,
       (case when m = '(empty)' then sum(quota) else coalesce(sum(quota), 0.00) end)::text
     from (select coalesce(to_char(close_date, 'YYYY-MM'), '(empty)') as m, amount as won, null::numeric as quota from ed.deal
         where SEEN and owner_id = '${id}'
       union all select coalesce(to_char(month, 'YYYY-MM'), '(empty)'), null, amount from ed.target
         where SEEN and owner_id = '${id}') x group by rollup (m)`,
    fixture.admin,
  )
  const { status, body } = await fixture.own(definition, { filter })
  expect(status, JSON.stringify(body)).toBe(200)
  const shown = wanted.filter(row => row.slice(2).some(value => value !== null))
  expect(linesOf(cellsOf(body))).toEqual(shown.map(line => line.join(' | ')).sort())
})

const filterOf = (...rules: object[]) => ({ combinator: 'and', rules })
const measuresOf = (body: { measures: { as: string; apart?: string[] }[] }) =>
  body.measures.map(({ as, apart }) => [as, apart])

test('what goes with a field of the report is named by the source, and filters over it hold for both', async () => {
  const source = { ...quota.source, groups: [shared[0]], paths: [{ own: 'stage', field: 'stage' }] }
  const measures = [
    { as: 'n', fn: 'count' },
    { ...quota, source },
    { as: 'each', formula: 'quota / n' },
  ]
  const filter = filterOf({ field: 'stage', operator: 'in', value: ['won', 'lost'] })
  const { status, body } = await fixture.own({ ...base, columns: [], measures }, { filter })
  expect(status, JSON.stringify(body)).toBe(400)
  const texts = { ...source, paths: [{ own: 'name', field: 'stage' }] }
  const named = filterOf({ field: 'name', operator: 'in', value: ['won', 'd3'] })
  const told = await fixture.own(
    { ...base, columns: [], measures: [measures[0], { ...quota, source: texts }, measures[2]] },
    { filter: named },
  )
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  const wanted = await rowsOf(
    `select (select count(*) from ed.deal where SEEN and name in ('won', 'd3')),
       (select sum(amount)::text from ed.target where SEEN and stage in ('won', 'd3'))`,
    fixture.admin,
  )
  expect(cellsOf(told.body).Total?.Total?.slice(0, 2)).toEqual(wanted[0])
  expect(measuresOf(told.body)).toEqual([
    ['n', undefined],
    ['quota', undefined],
    ['each', undefined],
  ])
})

test('what reaches one side alone is said, of formulas, too; unless the source says that it does not concern it', async () => {
  const chinese = { ...fixture.admin, actor: { ...fixture.admin.actor, locale: 'zh-CN' as const } }
  const plain = { object: 'target', field: 'amount' }
  const definition = {
    ...base,
    ...within,
    columns: [],
    filter: filterOf({ field: 'stage', operator: '=', value: 'won' }),
    measures: [amount, { ...quota, source: plain }, base.measures[2]],
  }
  const asked = await fixture.own(definition, in2025)
  const [stage, days] = [/^stage is won$/i, /^Period: Jan 1, 2025 – Dec 31, 2025$/]
  for (const [as, apart] of measuresOf(asked.body).slice(1)) {
    expect([as, apart?.length]).toEqual([as, 2])
    expect([apart?.[0], apart?.[1]]).toEqual([expect.stringMatching(stage), expect.stringMatching(days)])
  }
  expect(measuresOf(asked.body)[0]).toEqual(['won', undefined])
  const translated = await fixture.own(definition, in2025, chinese)
  expect(translated.body.measures[1].apart[1]).toBe('期间：2025年1月1日 – 2025年12月31日')
  // The definition may say so of its own filter; what whoever asks adds is told all the same.
  const waived = { ...quota, source: { ...plain, paths: [{ own: 'stage' }, { own: 'close_date' }] } }
  const quiet = { ...definition, measures: [amount, waived] }
  expect(measuresOf((await fixture.own(quiet, in2025)).body)).toEqual([
    ['won', undefined],
    ['quota', undefined],
  ])
  const added = { ...in2025, filter: filterOf({ field: 'stage', operator: '=', value: 'won' }) }
  const more = await fixture.own({ ...quiet, filter: undefined }, added)
  expect(measuresOf(more.body)[1]?.[1]).toEqual([expect.stringMatching(stage)])
  const csv = await fixture.http.ask(
    fixture.admin,
    'GET',
    `/api/reports/against_target/export?filter=${encodeURIComponent(JSON.stringify(added.filter))}`,
  )
  expect(String(csv.body).split('\n')[0]).toMatch(/not limited by: stage is won\]/i)
})

test('two measures of one object that share other fields are not mixed up', async () => {
  const rule = { field: 'owner', operator: '=', value: fixture.seller.actor.userId }
  const plain = { object: 'target', field: 'amount' }
  const measures = [
    { ...quota, as: 'all', source: plain },
    { ...quota, as: 'his', source: { ...plain, common: ['owner'] } },
  ]
  const { body } = await fixture.own(
    { ...base, rows: [], columns: [], measures: [amount, ...measures] },
    { filter: filterOf(rule) },
  )
  const wanted = await rowsOf(
    `select sum(amount)::text, sum(amount) filter (where owner_id = '${fixture.seller.actor.userId}')::text from ed.target where SEEN`,
    fixture.admin,
  )
  expect(cellsOf(body).Total?.Total?.slice(1)).toEqual(wanted[0])
})

test('filters of the report hold behind the reference that leads to its records', async () => {
  const id = fixture.seller.actor.userId
  const definition = {
    object: '客户',
    rows: [{ id: 'city', field: '城市' }],
    measures: [
      { as: 'n', fn: 'count' },
      {
        as: 'won',
        fn: 'sum',
        source: {
          object: 'deal',
          field: 'amount',
          record: 'customer',
          groups: [{ group: 'city', field: 'customer.城市' }],
        },
      },
    ],
  }
  const filter = filterOf(
    { field: 'owner', operator: '=', value: id },
    {
      combinator: 'or',
      rules: [
        { field: '城市', operator: '!=', value: '上海' },
        { field: 'name', operator: 'null' },
      ],
    },
  )
  const { status, body } = await fixture.own(definition, { filter })
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `select coalesce(c."城市", '(empty)'), sum(d.amount)::text from ed.deal d join ed."客户" c on c.id = d.customer
     where d.deleted_at is null and c.owner_id = '${id}' and c."城市" is distinct from '上海' group by 1 order by 1`,
    fixture.admin,
  )
  const got = Object.entries(cellsOf(body)).flatMap(([row, { Total }]) => (row === 'Total' ? [] : [[row, Total?.[1]]]))
  expect(got.sort()).toEqual(wanted.sort())
  expect(measuresOf(body)[1]?.[1]).toBeUndefined()
})

test('hidden fields of the other object are left out with what is made from them; so is one that may not be read', async () => {
  const own = await fixture.stored('secret_target', {}, fixture.seller)
  expect(own.body.measures.map((item: { as: string }) => item.as)).toEqual(['won'])
  expect((await fixture.stored('secret_target')).body.measures).toHaveLength(4)
  expect(
    (await fixture.stored('unread', {}, fixture.seller)).body.measures.map((item: { as: string }) => item.as),
  ).toEqual(['won'])
  const asked = await fixture.own(
    { ...base, measures: [amount, { as: 'x', fn: 'count', source: { object: 'unread' } }] },
    {},
    fixture.seller,
  )
  expect(asked.body.type).toBe('/problems/object/unknown')
  const hidden = await fixture.own(
    { ...base, measures: [{ as: 'x', fn: 'sum', source: { ...quota.source, field: 'secret' } }] },
    {},
    fixture.seller,
  )
  expect(hidden.body.type).toBe('/problems/field/unknown')
})

test('targets alone, in several currencies', async () => {
  await fixture.insert('target', {
    name: 'usd',
    month: '2025-03-01',
    amount: '10',
    amount_currency: 'USD',
    owner_id: fixture.admin.actor.userId,
  })
  const { body } = await fixture.own({
    ...base,
    columns: [],
    measures: [{ ...quota, source: { object: 'target', field: 'amount' } }, amount],
  })
  const [[wanted]] = (await rowsOf(
    `select sum(case amount_currency when 'USD' then 7 else 1 end * amount)::text from ed.target where SEEN`,
    fixture.admin,
  )) as [[string]]
  expect(cellsOf(body).Total?.Total?.[0]).toBe(Number(wanted).toFixed(2))
  expect(body.money).toEqual({ currency: 'CNY', converted: true, rates: 'today' })
})

test.each([
  ['an object that is not there', { object: 'targt' }, 'object/unknown'],
  ['a group that is not there', { groups: [{ group: 'ownr', field: 'person' }] }, 'report/invalid'],
  ['a field of other values', { groups: [{ group: 'owner', field: 'buyer' }] }, 'report/invalid'],
  ['a field that is no date', { groups: [{ group: 'month', field: 'place' }] }, 'report/invalid'],
  ['a common field that the report lacks', { common: ['place'] }, 'field/unknown'],
  ['a common field of other values', { common: ['stage'] }, 'report/invalid'],
  ['a reference that leads elsewhere', { record: 'person' }, 'report/invalid'],
  ['a field of other values beside one', { paths: [{ own: 'stage', field: 'month' }] }, 'report/invalid'],
  ['a field that the report lacks', { paths: [{ own: 'stagee' }] }, 'field/unknown'],
  ['a period that is no date', { period: 'name' }, 'report/invalid'],
  ['a field that is not there', { field: 'amont' }, 'field/unknown'],
  ['a sum of texts', { field: 'name' }, 'aggregate/invalid'],
  ['a filter that is none', { filter: { combinator: 'xor', rules: [] } }, 'filter/invalid'],
])('%s', async (_, more, code) => {
  const measures = [amount, { ...quota, source: { ...quota.source, ...more } }]
  const { status, body } = await fixture.own({ ...base, measures })
  expect([status < 500, body.type]).toEqual([true, `/problems/${code}`])
})

test('a comparison without a date, a field beside the source, a largest by what is not split', async () => {
  const ask = async (more: object, measure: object) =>
    (await fixture.own({ ...base, ...more, measures: [amount, { ...quota, ...measure }] })).body.type
  const plain = { object: 'target', field: 'amount' }
  expect(await ask({}, { show: 'previous', source: plain })).toBe('/problems/report/invalid')
  expect(await ask({}, { field: 'amount' })).toBe('/problems/report/invalid')
  expect(await ask({ rows: [{ ...base.rows[0], top: 1, topBy: 'quota' }] }, { source: plain })).toBe(
    '/problems/report/invalid',
  )
})
