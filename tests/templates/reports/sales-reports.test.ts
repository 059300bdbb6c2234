/** The reports of the template say what SQL that was written by hand says: to an administrator, and to each person who opens them within his scope. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { templateFiles } from '../template-files.ts'
import { cube, inYear, monthOf, openTemplate } from './asked-reports.ts'

let opened: Awaited<ReturnType<typeof openTemplate>>
beforeAll(async () => {
  opened = await openTemplate('sales')
})
afterAll(() => opened?.drop())

/** Who opens reports, and whose records each of them sees; an administrator sees all. */
const people: Readonly<Record<string, { readonly role?: string; readonly sees: Readonly<Record<string, string>> }>> = {
  admin: { sees: {} },
  'he.jia': {
    role: 'sales_representative',
    sees: {
      contact: 'unit',
      opportunity: 'team',
      quote: 'team',
      order: 'team',
      activity: 'team',
      expense: 'own',
      sales_target: 'own',
    },
  },
  'wang.lei': {
    role: 'sales_manager',
    sees: {
      opportunity: 'unitAndBelow',
      quote: 'unitAndBelow',
      order: 'unitAndBelow',
      activity: 'unitAndBelow',
      expense: 'unitAndBelow',
      sales_target: 'unitAndBelow',
    },
  },
  'sun.yue': { role: 'marketing', sees: { expense: 'unitAndBelow' } },
  'zhou.wen': { role: 'service_agent', sees: {} },
}
const objects = 'account contact lead opportunity quote order activity expense sales_target campaign case'.split(' ')

/** Worth of one unit of a currency in yuan on a day. */
const rateOn = (currency: string, date: string) => `case ${currency} when 'CNY' then 1 else (select r.rate
  from ed.exchange_rate r join ed.currency c on c.id = r.currency
  where c.code = ${currency} and r.valid_from <= ${date} order by r.valid_from desc limit 1) end`
const today = `(now() at time zone 'UTC')::date`

/** What a person sees, amounts in yuan as `v`. */
async function visible(login: string): Promise<string> {
  const scopes = await opened.scopesOf(login)
  const sees = people[login]?.sees ?? {}
  const tables = objects.map(
    name => `${name}_seen as (select * from ed."${name}" where deleted_at is null and ${scopes[sees[name] ?? 'all']})`,
  )
  return `with ${tables.join(',\n')},
    opp as (select *, coalesce(product_total, amount) as own_total, coalesce(product_total_currency, amount_currency) as own_currency from opportunity_seen),
    o as (select *, own_total * (${rateOn('own_currency', today)}) as v,
      round(own_total * probability, 2) * (${rateOn('own_currency', today)}) as w from opp),
    won as (select *, close_date as day, false as old from o where stage = 'won' and ${inYear('close_date')}
      union all select *, (close_date + interval '1 year')::date, true from o where stage = 'won' and ${inYear('close_date', 1)}),
    orders as (select *, order_date as day, total * (${rateOn('total_currency', 'order_date')}) as v from order_seen
      where approval = 'approved' and fulfilment <> 'cancelled'),
    orders_twice as (select *, false as old from orders where ${inYear('day')}
      union all select id_columns.*, true from (select * from orders where ${inYear('day', 1)}) id_columns),
    ol as (select l.*, a.region, o.order_date, l.amount * (${rateOn('l.amount_currency', 'o.order_date')}) as v
      from ed.order_line l join orders o on o.id = l."order" left join ed.account a on a.id = o.account
      where l.deleted_at is null and ${inYear('o.order_date')}),
    ql as (select l.*, a.region, q.status, l.amount * (${rateOn('l.amount_currency', 'q.quote_date')}) as v
      from ed.quote_line l join quote_seen q on q.id = l.quote left join ed.account a on a.id = q.account
      where l.deleted_at is null and q.status <> 'superseded' and ${inYear('q.quote_date')}),
    e as (select *, amount * (${rateOn('amount_currency', 'expense_date')}) as v from expense_seen where ${inYear('expense_date')})`
}

const sum = (value: string, where?: string) => `round(sum(${value})${where ? ` filter (where ${where})` : ''}, 0)`
const count = (where?: string) => `count(*)${where ? ` filter (where ${where})` : ''}`
/** Formulas are written with as many digits as the report says, shares with six. */
const ratio = (part: string, whole: string, digits = 3) => `round((${part})::numeric / nullif(${whole}, 0), ${digits})`
/** The largest by a sum; the rest are others. */
const top = (from: string, key: string, number: number, of = 'v') =>
  `(select f.*, case when t.n <= ${number} then f.${key}::text else 'others' end as best from ${from} f
    left join (select ${key} as k, row_number() over (order by sum(${of}) desc nulls last, ${key}::text collate "C") as n from ${from} group by 1) t on t.k = f.${key})`
const moved = `case when old then day + interval '1 year' else day end`
const open = `stage not in ('won', 'lost')`

/** What was won against what is to be won, by one key of both; amounts of running totals beside them where there is an order. */
function targets(key: string, running?: (value: string, key: string) => string): string {
  const target = key.replace('day', 'starts_on')
  // Months to come have nothing yet, and nothing goes on into them.
  const isToCome = running ? `coalesce(w.k, p.k) > ${today}` : 'false'
  const so = (value: string) =>
    running ? [`case when ${value} is not null then round(${running(value, 'k')}, 0) end`] : []
  const known = (value: string) => `case when ${isToCome} then ${value} else coalesce(${value}, 0) end as ${value}`
  const shown = (keyed: string, won: string, plan: string, more: readonly string[]) =>
    `select ${[keyed, `round(${won}, 0)`, `round(${plan}, 0)`, ratio(won, plan), `round(${won} - ${plan}, 0)`, ...more].join(', ')}`
  return `, w as (select ${key} as k, sum(v) as won from won where not old group by 1),
    p as (select ${target} as k, sum(amount) as plan from sales_target_seen where kind = 'won' and scope = 'person' and ${inYear('starts_on')} group by 1),
    both_sides as (select coalesce(w.k, p.k) as k, ${known('won')}, ${known('plan')} from w full join p on p.k = w.k)
    ${shown('k::text', 'won', 'plan', [...so('won'), ...so('plan')])} from both_sides
    union all ${shown(`'*'`, 'sum(won)', 'sum(plan)', running ? ['null', 'null'] : [])} from both_sides`
}

/** The SQL of each report, and how many groups it has down and across. */
const questions: Readonly<Record<string, readonly [sql: string, rows: number, columns: number]>> = {
  pipeline_by_stage: [
    cube(`(select * from o where ${open})`, ['stage', monthOf('close_date')], [count(), sum('v')]),
    1,
    1,
  ],
  forecast: [
    cube(
      `(select * from o where ${open} and forecast <> 'omitted')`,
      [monthOf('close_date'), 'forecast'],
      [sum('w'), sum('v'), ratio('sum(w)', 'sum(v)')],
    ),
    1,
    1,
  ],
  won_by_owner: [cube('won', ['owner_id', monthOf('day')], [sum('v', 'not old'), sum('v', 'old')]), 1, 1],
  won_lost: [
    cube(
      `(select *, close_date as day, false as old from o where stage in ('won', 'lost') and ${inYear('close_date')}
        union all select *, (close_date + interval '1 year')::date, true from o where stage in ('won', 'lost') and ${inYear('close_date', 1)})`,
      [monthOf('day')],
      [
        count(`stage = 'won' and not old`),
        count(`stage = 'lost' and not old`),
        ratio(count(`stage = 'won' and not old`), count('not old')),
        sum('v', `stage = 'won' and not old`),
        sum('v', `stage = 'won' and old`),
        sum('v', `stage = 'lost' and not old`),
      ],
    ),
    1,
    0,
  ],
  lost_reasons: [
    cube(
      `(select *, count(*) over () as whole from o where stage = 'lost' and ${inYear('close_date')})`,
      ['loss_reason'],
      [count(), ratio('count(*)', 'max(whole)', 6), sum('v')],
    ),
    1,
    0,
  ],
  top_accounts: [
    cube(
      `(select w.* from won w join (select account as k, row_number() over (order by sum(v) desc) as n
        from won where not old group by 1) t on t.k = w.account and t.n <= 10)`,
      ['account'],
      [sum('v', 'not old'), count('not old'), sum('v', 'old')],
    ),
    1,
    0,
  ],
  activity_by_person: [
    cube(
      `(select * from activity_seen where status = 'done' and (start at time zone 'UTC')::date between ${today} - 29 and ${today})`,
      ['owner_id', 'record_type'],
      [count()],
    ),
    1,
    1,
  ],
  lead_conversion: [
    cube(
      `(select *, estimated_amount * (${rateOn('estimated_amount_currency', today)}) as v from lead_seen where ${inYear('received_on')})`,
      ['source'],
      [
        count(),
        count(`status = 'converted'`),
        ratio(count(`status = 'converted'`), 'count(*)'),
        count(`status = 'disqualified'`),
        sum('v'),
      ],
    ),
    1,
    0,
  ],
  leads_by_month: [
    cube(
      `(select status, received_on as day, false as old from lead_seen where ${inYear('received_on')}
        union all select status, (received_on + interval '1 year')::date, true from lead_seen where ${inYear('received_on', 1)})`,
      [monthOf('day')],
      [count('not old'), count('old'), count(`status = 'converted' and not old`)],
    ),
    1,
    0,
  ],
  orders_by_product: [cube(top('ol', 'product', 15), ['best', 'region'], [sum('v'), 'sum(quantity)']), 1, 1],
  quotes_by_product: [
    cube(top('ql', 'product', 15), ['best', 'region'], [sum('v'), sum('v', `status = 'accepted'`)]),
    1,
    1,
  ],
  orders_by_month: [
    cube(
      'orders_twice',
      [`date_trunc('month', ${moved})::date`],
      [
        sum('v', 'not old'),
        sum('v', 'old'),
        `case when k0 > ${today} then null else ${ratio('coalesce(sum(v) filter (where not old), 0) - sum(v) filter (where old)', 'sum(v) filter (where old)', 6)} end`,
        count('not old'),
      ],
    ),
    1,
    0,
  ],
  expense_by_person: [cube('e', ['person', monthOf('expense_date')], [sum('v'), count()]), 1, 1],
  expense_by_kind: [
    cube(
      '(select *, (select sum(v) from e) as whole from e)',
      ['kind'],
      [sum('v'), ratio('sum(v)', 'max(whole)', 6), count()],
    ),
    1,
    0,
  ],
  accounts_by_industry: [
    cube(
      `(select * from account_seen where 'customer' = any(roles) and record_type = 'organization')`,
      ['industry', 'status'],
      [count()],
    ),
    1,
    1,
  ],
  open_cases: [
    cube(
      `(select * from case_seen where status in ('new', 'in_progress', 'waiting'))`,
      ['owner_id', 'priority'],
      [count()],
    ),
    1,
    1,
  ],
  case_satisfaction: [
    cube(
      `(select satisfaction, (closed_at at time zone 'UTC') as day, false as old from case_seen where satisfaction is not null and ${inYear(`closed_at at time zone 'UTC'`)}
        union all select satisfaction, (closed_at at time zone 'UTC') + interval '1 year', true from case_seen where satisfaction is not null and ${inYear(`closed_at at time zone 'UTC'`, 1)})`,
      [monthOf('day')],
      [
        'round(avg(satisfaction) filter (where not old), 2)',
        'round(avg(satisfaction) filter (where old), 2)',
        count('not old'),
      ],
    ),
    1,
    0,
  ],
  case_categories: [
    cube(
      `(select *, opened_at at time zone 'UTC' as day from case_seen where ${inYear(`opened_at at time zone 'UTC'`)})`,
      ['category', monthOf('day')],
      [count()],
    ),
    1,
    1,
  ],
  target_by_person: [targets('owner_id'), 1, 0],
  target_by_month: [targets(monthOf('day'), (value, key) => `sum(${value}) over (order by ${key})`), 1, 0],
  campaign_results: [
    cube(
      `(select c.*, (select count(*) from lead_seen l where l.campaign = c.id) as led,
        (select count(*) from o where o.campaign = c.id) as deals,
        (select count(*) from lead_seen l where l.campaign = c.id and l.status = 'converted') as converted,
        (select sum(v) from o where o.campaign = c.id and stage = 'won') as won
        from campaign_seen c where kind <> 'programme' and status <> 'planned' and ${inYear('start_date')})`,
      ['name'],
      [
        sum('budget'),
        sum('actual_cost'),
        ratio('sum(actual_cost)', 'sum(budget)'),
        'sum(led)',
        'sum(deals)',
        'sum(converted)',
        sum('won'),
        `round(sum(actual_cost) / nullif(sum(led), 0), 0)`,
        `round(sum(won) / sum(actual_cost), 2)`,
      ],
    ),
    1,
    0,
  ],
  accounts_by_city: [
    cube(
      top(
        `(select a.*, 1 as v, (select count(*) from contact_seen c where c.account = a.id) as people
          from account_seen a where 'customer' = any(roles))`,
        'city',
        20,
      ),
      ['best'],
      ['count(*)', 'sum(people)', 'round(sum(people)::numeric / count(*), 1)'],
    ),
    1,
    0,
  ],
}

const definitions = templateFiles('sales').map(file => file.definition)
const reports = definitions.flatMap(item => (item.kind === 'report' ? item.name : []))
const opens = (role: string) =>
  definitions.flatMap(item => (item.kind === 'role' && item.name === role ? item.reports : [])) as string[]

test('each report has its SQL', () => {
  expect(Object.keys(questions).sort()).toEqual(reports.sort())
})

describe.each(reports)('%s', name => {
  test.each(Object.entries(people).filter(([, { role }]) => !role || opens(role).includes(name)))('%s', async login => {
    const [text, rows, columns] = questions[name] ?? ['', 0, 0]
    const least = await opened.compare(login, name, `${await visible(login)} ${text}`, [rows, columns])
    expect(least).toBeGreaterThan(2)
  })
})

describe.each(['unit', 'owner'])('targets follow a filter by %s, as what was won does', field => {
  test.each(['target_by_person', 'target_by_month'])('%s', async name => {
    const column = `${field}_id`
    const seen = await visible('admin')
    const ids = await opened.rowsOf(`select distinct ${column}::text from ed.sales_target where scope = 'person'`)
    expect(ids.length).toBeGreaterThan(1)
    for (const [id] of ids) {
      const [[won, plan] = []] = await opened.rowsOf(`${seen} select
        (select round(sum(v), 0) from won where not old and ${column} = '${id}'),
        (select round(sum(amount), 0) from sales_target_seen
          where kind = 'won' and scope = 'person' and ${column} = '${id}' and ${inYear('starts_on')})`)
      const filter = { combinator: 'and' as const, rules: [{ field, operator: 'in' as const, value: [String(id)] }] }
      const total = (await opened.ask('admin', name, filter))['* | *']
      expect(Number(total?.[1])).toBe(Number(plan))
      expect(Number(total?.[0])).toBeCloseTo(Number(won), 5)
    }
  })
})

test('targets stand on the first of their month, on whatever day the samples are installed', async () => {
  const rows = await opened.rowsOf(`select count(*)::int, count(*) filter (where extract(day from starts_on) = 1)::int,
    count(*) filter (where date_trunc('month', starts_on) = date_trunc('month', current_date))::int from ed.sales_target`)
  expect(rows).toEqual([[432, 432, 18]])
})
