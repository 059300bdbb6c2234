/** Measures of children and groups behind them: each child once, each record once, whatever stands beside. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Cells, cellsOf, fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

const lines = [
  { as: 'n', fn: 'count' },
  { as: 'total', fn: 'sum', field: 'amount' },
  { as: 'lines', fn: 'count', field: 'lines' },
  { as: 'price', fn: 'sum', field: 'lines.price' },
  { as: 'mean', fn: 'avg', field: 'lines.price', decimals: 2 },
  { as: 'least', fn: 'min', field: 'lines.quantity' },
  { as: 'most', fn: 'max', field: 'lines.quantity' },
  { as: 'names', fn: 'countDistinct', field: 'lines.name' },
  { as: 'per', formula: 'price / n', decimals: 2 },
]
const byStage = {
  object: 'deal',
  rows: [{ id: 'stage', field: 'stage' }],
  columns: [{ id: 'year', field: 'close_date', by: 'year' }],
  measures: lines,
}
const byName = {
  object: 'deal',
  rows: [{ id: 'stage', field: 'stage' }],
  columns: [{ id: 'name', field: 'lines.name' }],
  measures: [...lines.slice(0, 4), { as: 'deals', fn: 'countDistinct', field: 'lines.deal' }],
}

beforeAll(async () => {
  fixture = await reportFixture([
    report('by_stage', byStage),
    report('by_name', byName),
    report('of_customers', {
      object: '客户',
      rows: [{ id: 'city', field: '城市' }],
      measures: [
        { as: 'n', fn: 'count' },
        { as: 'deals', fn: 'count', field: 'deals' },
        { as: 'price', fn: 'sum', field: 'deals.lines.price' },
        { as: 'notes', fn: 'count', field: 'notes' },
        { as: 'chance', fn: 'max', field: 'deals.chance' },
      ],
    }),
  ])
  const customers = await fillDeals(fixture)
  await fixture.system.db.script(`
    insert into ed.deal_line (id, name, quantity, price, deal)
      select gen_random_uuid(), 'p' || (n % 4), n, (n * 7 % 50) + 0.25, d.id
      from (select id, row_number() over (order by name) as at from ed.deal) d, generate_series(1, 5) n where n <= d.at % 6;
    update ed.deal_line set deleted_at = now() where id in (select id from ed.deal_line order by deal, quantity limit 20);
    update ed.deal set deleted_at = now() where name in ('d7', 'd17', 'd27')`)
  for (const [index, customer] of customers.entries()) {
    for (let note = 0; note <= index; note++) {
      await fixture.insert('note', {
        name: `n${note}`,
        about: customer,
        about_object: 'fix-customer',
        owner_id: fixture.admin.actor.userId,
      })
    }
  }
})
afterAll(() => fixture?.drop())

type Person = ReportFixture['admin']
const rowsOf = (text: string, { actor }: Person) => {
  const own = actor === fixture.seller.actor ? `d.owner_id = '${actor.userId}'` : 'true'
  return fixture.system.db.arrays({ text: text.replaceAll('SEEN', `d.deleted_at is null and ${own}`), values: [] })
}
const linesOf = (cells: Cells) =>
  Object.entries(cells)
    .flatMap(([row, columns]) =>
      Object.entries(columns).map(([column, values]) => [row, column, ...values].join(' | ')),
    )
    .sort()
const word = (group: string, text: string) =>
  `case when grouping(${group}) = 1 then 'Total' else coalesce(${text}, '(empty)') end`

test('sums of children beside sums of records, each counted once', async () => {
  for (const person of [fixture.admin, fixture.seller]) {
    const { status, body } = await fixture.stored('by_stage', {}, person)
    expect(status, JSON.stringify(body)).toBe(200)
    const wanted = await rowsOf(
      `with d as (select d.id, d.stage as s, to_char(d.close_date, 'YYYY') as y, d.amount from ed.deal d where SEEN),
         own as (select s, y, grouping(s) as gs, grouping(y) as gy, ${word('s', 'initcap(s)')} as r, ${word('y', 'y')} as c, count(*) as n, sum(amount) as total from d group by cube (s, y)),
         lines as (select ${word('s', 'initcap(s)')} as r, ${word('y', 'y')} as c, count(*) as n, sum(price) as price, avg(price) as mean,
           min(quantity) as least, max(quantity) as most, count(distinct l.name) as names
           from d join ed.deal_line l on l.deal = d.id and l.deleted_at is null group by cube (s, y))
       select r, c, own.n, total::text, coalesce(lines.n, 0), price::text, round(mean, 2)::text, least, most, coalesce(names, 0), round(price / own.n, 2)::text
       from own left join lines using (r, c)`,
      person,
    )
    const plain = wanted.map(([r, c, n, total, count, price, ...rest]) =>
      [r, c, n, total, count, price === null ? null : Number(price), ...rest].join(' | '),
    )
    expect(linesOf(cellsOf(body))).toEqual(plain.sort())
  }
})

test('a group of children splits their measures; those of records stand where it is added up', async () => {
  const { status, body } = await fixture.stored('by_name')
  expect(status, JSON.stringify(body)).toBe(200)
  const cells = cellsOf(body)
  const wanted = await rowsOf(
    `select ${word('stage', 'initcap(stage)')} as r, ${word('l.name', 'l.name')} as c, count(*), sum(price)::text, count(distinct d.id)
     from ed.deal d join ed.deal_line l on l.deal = d.id and l.deleted_at is null where SEEN group by cube (stage, l.name)`,
    fixture.admin,
  )
  const got = Object.entries(cells).flatMap(([row, columns]) =>
    Object.entries(columns).map(([column, [, , count, price, deals]]) =>
      [row, column, count, Number(price), deals].join(' | '),
    ),
  )
  expect(got.sort()).toEqual(
    wanted.map(([r, c, count, price, deals]) => [r, c, count, Number(price), deals].join(' | ')).sort(),
  )
  const records = await rowsOf(
    `select ${word('stage', 'initcap(stage)')}, count(*), sum(amount)::text from ed.deal d where SEEN group by rollup (stage)`,
    fixture.admin,
  )
  expect(
    Object.entries(cells)
      .map(([row, { Total }]) => [row, ...(Total ?? []).slice(0, 2)])
      .sort(),
  ).toEqual(records.sort())
  const others = Object.values(cells).flatMap(columns =>
    Object.entries(columns).filter(([column]) => column !== 'Total'),
  )
  expect(others.length).toBeGreaterThan(0)
  expect(others.flatMap(([, values]) => values.slice(0, 2)).every(value => value === null)).toBe(true)
})

test('children of children, and children that several objects have', async () => {
  for (const person of [fixture.admin, fixture.seller]) {
    const { status, body } = await fixture.stored('of_customers', {}, person)
    expect(status, JSON.stringify(body)).toBe(200)
    const of = person === fixture.seller ? `c.owner_id = '${person.actor.userId}'` : 'true'
    const wanted = await rowsOf(
      `select ${word('c."城市"', 'c."城市"')}, count(*), sum((select count(*) from ed.deal d where d.customer = c.id and SEEN))::int,
         sum((select sum(price) from ed.deal_line l join ed.deal d on d.id = l.deal where d.customer = c.id and l.deleted_at is null and SEEN))::text,
         sum((select count(*) from ed.note n where n.about = c.id and n.deleted_at is null))::int
       from ed."客户" c where c.deleted_at is null and ${of} group by rollup (c."城市")`,
      person,
    )
    const got = Object.entries(cellsOf(body)).map(([row, { Total = [] }]) =>
      [row, Total[0], Total[1], Number(Total[2]), Total[3]].join(' | '),
    )
    expect(got.sort()).toEqual(
      wanted.map(([row, n, deals, price, notes]) => [row, n, deals, Number(price), notes].join(' | ')).sort(),
    )
  }
})

test('a cell of children opens the children', async () => {
  for (const person of [fixture.admin, fixture.seller]) {
    const { body } = await fixture.stored('by_name', {}, person)
    const at = (axis: { members: { values: unknown[] }[] }, index: number) =>
      axis.members[index]!.values.map(value => ({ value }))
    for (const { row, column, values } of body.cells.slice(0, 12)) {
      const ask = { rows: at(body.rows, row), columns: at(body.columns, column), limit: 1 }
      const drill = (more: object) =>
        fixture.http.ask(person, 'POST', '/api/reports/by_name/drill', { ...ask, ...more })
      const { status, body: found } = await drill({ measure: 'lines' })
      expect(status, JSON.stringify(found)).toBe(200)
      expect([found.object, found.count]).toEqual(['deal_line', values[2]])
      const rules = JSON.stringify(found.filter)
      expect(ask.rows.length === 0 || rules.includes('"deal.stage"')).toBe(true)
      const plain = await drill({})
      expect([plain.body.object, plain.body.count]).toEqual(
        ask.columns.length > 0 ? ['deal_line', values[2]] : ['deal', values[0]],
      )
    }
    const { body: notes } = await fixture.http.ask(person, 'POST', '/api/reports/of_customers/drill', {
      rows: [{ value: '上海' }],
      measure: 'notes',
    })
    expect([notes.object, notes.count, notes.filter]).toEqual(['note', 1, undefined])
  }
  const wrong = await fixture.http.ask(fixture.admin, 'POST', '/api/reports/by_name/drill', {
    columns: [{ value: 'p1' }],
    measure: 'n',
  })
  expect(wrong.body.type).toBe('/problems/report/invalid')
})

test('children that may not be read are left out, hidden fields of children too', async () => {
  // The head may read neither notes nor, of deals, anything that is hidden from him.
  const { body } = await fixture.stored('of_customers', {}, fixture.head)
  expect(body.measures.map((item: { as: string }) => item.as)).toEqual(['n', 'deals', 'price', 'chance'])
})

test('a file has no children that may not be exported', async () => {
  const heads = async (person: Person) => {
    const { status, body } = await fixture.http.ask(person, 'GET', '/api/reports/by_stage/export')
    expect(status).toBe(200)
    return body.replace('\uFEFF', '').split('\n')[0].split(',')
  }
  expect((await heads(fixture.seller)).filter((head: string) => head.includes('lines'))).toEqual([])
  expect((await heads(fixture.admin)).filter((head: string) => head.includes('lines')).length).toBeGreaterThan(0)
  expect((await fixture.http.ask(fixture.seller, 'GET', '/api/reports/by_name/export')).status).toBe(403)
})

test('periods, years before and largest go by the record that the children belong to', async () => {
  const { status, body } = await fixture.own(
    {
      object: 'deal',
      period: { field: 'close_date', range: 'this_year' },
      rows: [{ id: 'name', field: 'lines.name', top: 2, topBy: 'price', sortBy: 'price' }],
      measures: [
        { as: 'price', fn: 'sum', field: 'lines.price' },
        { as: 'before', fn: 'sum', field: 'lines.price', show: 'previous', against: 'year' },
        { as: 'most', fn: 'median', field: 'lines.quantity' },
      ],
    },
    { period: { from: '2025-01-01', to: '2025-12-31' } },
  )
  expect(status, JSON.stringify(body)).toBe(200)
  const wanted = await rowsOf(
    `with x as (select l.name, price, quantity, extract(year from d.close_date) as y from ed.deal d join ed.deal_line l on l.deal = d.id and l.deleted_at is null where SEEN),
       top as (select name from x where y = 2025 group by 1 order by sum(price) desc limit 2)
     select case when grouping(k) = 1 then 'Total' else k end, sum(price) filter (where y = 2025)::text, sum(price) filter (where y = 2024)::text,
       (percentile_cont(0.5) within group (order by quantity) filter (where y = 2025))::numeric::text
     from (select case when name in (select name from top) then name else 'Others' end as k, * from x) z group by rollup (k)`,
    fixture.admin,
  )
  const numbers = (rows: unknown[][]) => rows.map(([row, ...values]) => [row, ...values.map(Number)].join(' | ')).sort()
  expect(numbers(Object.entries(cellsOf(body)).map(([row, { Total = [] }]) => [row, ...Total]))).toEqual(
    numbers(wanted),
  )
})

test.each([
  [
    'a group that would count records twice',
    { rows: [{ id: 'row', field: 'lines.name' }], measures: [lines[0]] },
    'report/invalid',
  ],
  ['children as a group', { rows: [{ id: 'row', field: 'lines' }] }, 'report/invalid'],
  ['a sum of children', { measures: [{ as: 'n', fn: 'sum', field: 'lines' }] }, 'report/invalid'],
  [
    'a count of a field of children',
    { measures: [{ as: 'n', fn: 'count', field: 'lines.price' }] },
    'aggregate/invalid',
  ],
  [
    'a field that the children do not have',
    { measures: [{ as: 'n', fn: 'sum', field: 'lines.prise' }] },
    'field/unknown',
  ],
  [
    'children in the middle of a path',
    { measures: [{ as: 'n', fn: 'sum', field: 'customer.deals.amount' }] },
    'field/unknown',
  ],
  [
    'the largest by what is not split',
    { rows: [{ id: 'row', field: 'lines.name', top: 1 }], measures: lines },
    'report/invalid',
  ],
  ['a period of children', { period: { field: 'lines.at', range: 'this_year' } }, 'field/unknown'],
])('%s', async (_, more, code) => {
  const { status, body } = await fixture.own({
    object: 'deal',
    rows: byStage.rows,
    measures: [lines[0], lines[2]],
    ...more,
  })
  expect([status < 500, body.type]).toEqual([true, `/problems/${code}`])
})
