/** Reports say what SQL that was written by hand says, for everybody as far as he may see. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Caller } from '#runtime/system.ts'

import { cellsOf, fillDeals, type ReportFixture, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture

beforeAll(async () => {
  fixture = await reportFixture()
  await fillDeals(fixture)
})
afterAll(() => fixture?.drop())

/** Rows of SQL, with what the person may see. */
const rowsOf = (text: string, caller: Caller) => {
  const own = caller === fixture.seller ? `owner_id = '${caller.actor.userId}'` : 'true'
  return fixture.system.db.arrays({ text: text.replaceAll('SEEN', `deleted_at is null and ${own}`), values: [] })
}

const people = () => [fixture.admin, fixture.seller]

test('stage by month with all totals', async () => {
  for (const person of people()) {
    const { status, body } = await fixture.own(
      {
        object: 'deal',
        rows: [{ id: 'row', field: 'stage' }],
        columns: [{ id: 'col', field: 'close_date', by: 'month' }],
        measures: [
          { as: 'n', fn: 'count' },
          { as: 'total', fn: 'sum', field: 'amount' },
          { as: 'mean', fn: 'avg', field: 'chance' },
          { as: 'least', fn: 'min', field: 'amount' },
          { as: 'last', fn: 'max', field: 'close_date' },
        ],
      },
      {},
      person,
    )
    expect(status, JSON.stringify(body)).toBe(200)
    const wanted = await rowsOf(
      `select coalesce(initcap(stage), 'Total'), case when grouping(m) = 1 then 'Total' else coalesce(m, '(empty)') end,
         count(*), (case when m is null then sum(amount) else coalesce(sum(amount), 0.00) end)::text, trim_scale(round(avg(chance), 6))::text, min(amount)::text, max(close_date)::text
       from (select *, to_char(close_date, 'YYYY-MM') as m from ed.deal where SEEN) d group by cube (stage, m)`,
      person,
    )
    const cells = cellsOf(body)
    const got = Object.entries(cells).flatMap(([row, columns]) =>
      Object.entries(columns).map(([column, values]) => [row, column, ...values]),
    )
    expect(got.map(line => line.join(' ')).sort()).toEqual(wanted.map(line => line.join(' ')).sort())
    expect(body.rows.members.map((member: { labels: string[] }) => member.labels)).toEqual([
      ['Open'],
      ['Won'],
      ['Lost'],
      ['Total'],
    ])
    expect(body.measures.map((item: { type: string }) => item.type)).toEqual([
      'integer',
      'money',
      'percent',
      'money',
      'date',
    ])
    expect(body.money).toEqual({ currency: 'CNY', converted: false })
  }
})

test('medians and distinct values are those of the records, in every total', async () => {
  for (const person of people()) {
    const { body } = await fixture.own(
      {
        object: 'deal',
        rows: [{ id: 'row', field: 'customer.城市' }],
        measures: [
          { as: 'middle', fn: 'median', field: 'amount' },
          { as: 'customers', fn: 'countDistinct', field: 'customer' },
          {
            as: 'n',
            fn: 'count',
            filter: { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'won' }] },
          },
        ],
      },
      {},
      person,
    )
    const seen = person === fixture.seller ? `and c.owner_id = '${person.actor.userId}'` : ''
    const wanted = await rowsOf(
      `select case when grouping(c."城市") = 1 then 'Total' else coalesce(c."城市", '(empty)') end,
         percentile_cont(0.5) within group (order by d.amount)::numeric::text, count(distinct d.customer),
         count(*) filter (where d.stage = 'won')
       from (select * from ed.deal where SEEN) d left join ed."客户" c on c.id = d.customer ${seen} group by rollup (c."城市")`,
      person,
    )
    const got = Object.entries(cellsOf(body)).map(([row, columns]) => [row, ...(columns.Total ?? [])])
    const rounded = (lines: unknown[][]) =>
      lines.map(([row, middle, ...rest]) => [row, Number(middle), ...rest].join(' ')).sort()
    expect(rounded(got)).toEqual(rounded(wanted))
  }
})

test('the year before, within a period and without one', async () => {
  const measures = [
    { as: 'n', fn: 'count' },
    { as: 'before', fn: 'count', show: 'previous', against: 'year' },
    { as: 'more', fn: 'sum', field: 'amount', show: 'difference', against: 'year' },
    { as: 'rate', fn: 'sum', field: 'amount', show: 'change', against: 'year' },
  ]
  const rows = [{ id: 'row', field: 'stage' }]
  const columns = [{ id: 'col', field: 'close_date', by: 'quarter' }]
  const within = { period: { field: 'close_date', range: 'this_year' } }
  const days = { period: { from: '2025-01-01', to: '2025-12-31' } }
  for (const person of people()) {
    const { status, body } = await fixture.own({ object: 'deal', rows, columns, measures, ...within }, days, person)
    expect(status, JSON.stringify(body)).toBe(200)
    const wanted = await rowsOf(
      `select case when grouping(stage) = 1 then 'Total' else initcap(stage) end as r,
         case when grouping(q) = 1 then 'Total' else to_char(q, 'YYYY "Q"Q') end as c,
         count(*) filter (where not old), count(*) filter (where old),
         (coalesce(sum(amount) filter (where not old), 0) - coalesce(sum(amount) filter (where old), 0))::text,
         trim_scale(round((coalesce(sum(amount) filter (where not old), 0) - sum(amount) filter (where old))
           / nullif(sum(amount) filter (where old), 0), 6))::text
       from (select stage, amount, false as old, date_trunc('quarter', close_date::timestamp) as q from ed.deal
           where SEEN and close_date between '2025-01-01' and '2025-12-31'
         union all select stage, amount, true, date_trunc('quarter', close_date + interval '1 year') from ed.deal
           where SEEN and close_date between '2024-01-01' and '2024-12-31') d
       group by cube (stage, q)`,
      person,
    )
    const got = Object.entries(cellsOf(body)).flatMap(([row, across]) =>
      Object.entries(across).map(([column, [n, before, more, rate]]) => [
        row,
        column,
        n,
        before,
        Number(more),
        Number(rate),
      ]),
    )
    const numbers = wanted.map(([row, column, n, before, more, rate]) => [
      row,
      column,
      n,
      before,
      Number(more),
      Number(rate),
    ])
    expect(got.map(line => line.join(' ')).sort()).toEqual(numbers.map(line => line.join(' ')).sort())
    expect(body.period).toEqual({ from: '2025-01-01', to: '2026-01-01' })
  }
  const open = await fixture.own({
    object: 'deal',
    columns: [{ id: 'col', field: 'close_date', by: 'year' }],
    measures,
  })
  const labels = open.body.columns.members.map((member: { labels: string[] }) => member.labels.join())
  expect(labels).toEqual(['2024', '2025', '2026', '(empty)', 'Total'])
  const { Total } = cellsOf(open.body)
  expect(Total?.['2025']?.[1]).toBe(Total?.['2024']?.[0])
})

test('the period before, shares, running totals and formulas', async () => {
  const { body } = await fixture.own({
    object: 'deal',
    rows: [{ id: 'stage', field: 'stage' }],
    columns: [{ id: 'month', field: 'close_date', by: 'month' }],
    filter: {
      combinator: 'and',
      rules: [{ field: 'close_date', operator: 'between', value: ['2024-01-01', '2024-06-30'] }],
    },
    measures: [
      { as: 'n', fn: 'count' },
      { as: 'before', fn: 'count', show: 'previous' },
      { as: 'share', fn: 'count', show: 'shareOfRow' },
      { as: 'part', fn: 'count', show: 'shareOfColumn' },
      { as: 'whole', fn: 'count', show: 'shareOfTotal' },
      { as: 'up', fn: 'count', show: 'running' },
      { as: 'nothing', formula: 'n / (n - n)' },
      { as: 'half', formula: 'n / 2', decimals: 1, colors: [{ id: 'few', when: 'half < 2', color: '#ff0000' }] },
    ],
  })
  const { Open, Total } = cellsOf(body)
  const counts = Object.entries(Open ?? {})
    .filter(([month]) => month !== 'Total')
    .map(([, values]) => values[0] as number)
  expect(counts).toHaveLength(6)
  expect(Object.values(Open ?? {}).map(values => values[1])).toEqual([0, ...counts.slice(0, -1), null])
  const all = counts.reduce((sum, n) => sum + n, 0)
  expect(Open?.['2024-03']?.[2]).toBe(String(Number((counts[2]! / all).toFixed(6))))
  expect(Open?.['2024-03']?.[3]).toBe(String(Number((counts[2]! / (Total?.['2024-03']?.[0] as number)).toFixed(6))))
  expect(Open?.Total?.[4]).toBe(String(Number((all / (Total?.Total?.[0] as number)).toFixed(6))))
  expect(Object.values(Open ?? {}).map(values => values[5])).toEqual([
    ...counts.map((_, at) => counts.slice(0, at + 1).reduce((a, b) => a + b)),
    null,
  ])
  expect(Open?.Total?.[6]).toBeNull()
  expect(Open?.['2024-01']?.[7]).toBe((counts[0]! / 2).toFixed(1))
  const red = body.cells.filter((cell: { colors?: string[] }) => cell.colors?.[7] === '#ff0000')
  expect(red.length).toBe(body.cells.filter((cell: { values: number[] }) => cell.values[0]! < 4).length)
})

test('the largest, with and without all others', async () => {
  const top = (rest: string) => ({
    object: 'deal',
    rows: [{ id: 'row', field: 'customer', top: 2, topBy: 'total', rest, sortBy: 'total' }],
    measures: [
      { as: 'n', fn: 'count' },
      { as: 'total', fn: 'sum', field: 'amount' },
    ],
  })
  for (const fn of ['sum', 'median']) {
    const definition = top('others')
    definition.measures[1] = { as: 'total', fn, field: 'amount' }
    const { status, body } = await fixture.own(definition)
    expect(status, JSON.stringify(body)).toBe(200)
    const wanted = await rowsOf(
      `with c as (select customer, ${fn === 'sum' ? 'sum(amount)' : 'percentile_cont(0.5) within group (order by amount)::numeric'} as v, count(*) as n from ed.deal where SEEN group by 1)
       select (select name from ed."客户" where id = customer), n from c order by v desc limit 2`,
      fixture.admin,
    )
    const got = Object.entries(cellsOf(body)).map(([row, columns]) => [row, columns.Total?.[0]])
    expect(got.slice(0, 2)).toEqual(wanted.map(([name, n]) => [name ?? '(empty)', n]))
    const [others, total] = [got[2], got[3]]
    expect([others?.[0], total]).toEqual(['Others', ['Total', 300]])
    expect((others?.[1] as number) + (wanted as [string, number][]).reduce((sum, [, n]) => sum + n, 0)).toBe(300)
  }
  const left = await fixture.own(top('leave'))
  expect(left.body.rows.members).toHaveLength(3)
})

test('groups without values, and nothing at all', async () => {
  const none = { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'nobody' }] }
  const measures = [
    { as: 'n', fn: 'count' },
    { as: 'total', fn: 'sum', field: 'amount' },
    { as: 'per', formula: 'total / n' },
  ]
  const { status, body } = await fixture.own({
    object: 'deal',
    rows: [{ id: 'row', field: 'stage' }],
    measures,
    filter: none,
  })
  expect([status, body.rows.members.length, cellsOf(body)]).toEqual([200, 1, { Total: { Total: [0, null, null] } }])
  const whole = await fixture.own({ object: 'deal', measures })
  expect(cellsOf(whole.body).Total?.Total?.[0]).toBe(300)
})
