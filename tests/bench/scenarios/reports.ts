/** Reports over a million records and over ten against SQL that was written by hand for the same answer, in turn. */

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'
import type { Context } from '#runtime/context.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { cancelRun, findRun } from '#runtime/reports/ask-statement.ts'
import { usualLimits } from '#runtime/reports/report-turns.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { type Caller, toContext } from '#runtime/system.ts'

import { median } from '../median.ts'
import { fillPeople, fillSales, withSales } from '../reports/report-application.ts'
import { below, type Row, told } from '../row.ts'
import type { Run } from './run.ts'

interface Question {
  readonly name: string
  readonly report: object
  /** The same by hand, as somebody writes it who knows PostgreSQL: finest groups first, subtotals from those. */
  readonly text: string
}

const rows = [{ id: 'owner', field: 'owner' }]
const columns = [{ id: 'month', field: 'closed_on', by: 'month' }]
const total = { as: 'total', fn: 'sum', field: 'amount' }
const count = { as: 'n', fn: 'count' }
const live = 'from ed.sale s where s.deleted_at is null'
const named = `select u.name, t.* from (%) t left join ed."user" u on u.id = t.owner_id`

const questions: readonly Question[] = [
  {
    name: 'stage by month, count and sum, all totals',
    report: { object: 'sale', rows: [{ id: 'stage', field: 'stage' }], columns, measures: [count, total] },
    text: `with finest as materialized (select stage, date_trunc('month', closed_on::timestamp)::date as m, count(*) as n, sum(amount) as total,
        min(amount_currency) as a, max(amount_currency) as b ${live} group by 1, 2)
      select stage, m, sum(n), sum(total), min(a), max(b) from finest group by cube (1, 2)`,
  },
  {
    name: 'owner by month, five measures, all totals',
    report: {
      object: 'sale',
      rows,
      columns,
      measures: [count, total, ...['avg', 'min', 'max'].map(fn => ({ as: fn, fn, field: 'amount' }))],
    },
    text: named.replace(
      '%',
      `with finest as materialized (select owner_id, date_trunc('month', closed_on::timestamp)::date as m, count(*) as n, count(amount) as k,
          sum(amount) as total, min(amount) as low, max(amount) as high, min(amount_currency) as a, max(amount_currency) as b
          ${live} group by 1, 2)
        select owner_id, m, sum(n), sum(total), sum(total) / nullif(sum(k), 0), min(low), max(high), min(a), max(b)
        from finest group by cube (1, 2)`,
    ),
  },
  {
    name: 'owner by month of a year with the year before',
    report: {
      object: 'sale',
      rows,
      columns,
      period: { field: 'closed_on', range: 'this_year' },
      filter: { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'won' }] },
      measures: [total, { ...total, as: 'before', show: 'previous', against: 'year' }],
    },
    text: named.replace(
      '%',
      `with finest as materialized (select owner_id, m, sum(amount) filter (where not old) as now, sum(amount) filter (where old) as before,
        min(amount_currency) as a, max(amount_currency) as b from (select owner_id, amount, amount_currency, date_trunc('month', closed_on::timestamp)::date as m, false as old ${live}
          and stage = 'won' and closed_on >= '2026-01-01' and closed_on < '2027-01-01'
        union all select owner_id, amount, amount_currency, date_trunc('month', closed_on + interval '1 year')::date, true ${live}
          and stage = 'won' and closed_on >= '2025-01-01' and closed_on < '2026-01-01') s group by 1, 2)
      select owner_id, m, sum(now), sum(before), min(a), max(b) from finest group by cube (1, 2)`,
    ),
  },
  {
    name: 'moments by day of the person, count',
    report: { object: 'sale', rows: [{ id: 'day', field: 'met_at', by: 'day' }], measures: [count] },
    text: `select date_trunc('day', met_at at time zone 'Asia/Shanghai')::date, count(*) ${live} group by rollup (1)`,
  },
  {
    name: 'targets beside what was reached, by person and month of a year',
    report: {
      object: 'sale',
      rows,
      columns,
      period: { field: 'closed_on', range: 'this_year' },
      measures: [
        total,
        {
          as: 'goal',
          fn: 'sum',
          source: {
            object: 'goal',
            field: 'amount',
            groups: [
              { group: 'owner', field: 'person' },
              { group: 'month', field: 'month' },
            ],
          },
        },
      ],
    },
    text: named.replace(
      '%',
      `with finest as materialized (select owner_id, m, sum(amount) as total, sum(goal) as goal, min(amount_currency) as a,
        max(amount_currency) as b, min(goal_currency) as c, max(goal_currency) as d from (select owner_id, date_trunc('month', closed_on::timestamp)::date as m, amount, amount_currency, null::numeric as goal, null as goal_currency ${live}
          and closed_on >= '2026-01-01' and closed_on < '2027-01-01'
        union all select person, date_trunc('month', month::timestamp)::date, null, null, amount, amount_currency from ed.goal
          where deleted_at is null and month >= '2026-01-01' and month < '2027-01-01') s group by 1, 2)
      select owner_id, m, sum(total), sum(goal), min(a), max(b), min(c), max(d) from finest group by cube (1, 2)`,
    ),
  },
  {
    name: 'lines by product and stage of their sale',
    report: {
      object: 'sale',
      rows: [{ id: 'product', field: 'lines.product' }],
      columns: [{ id: 'stage', field: 'stage' }],
      measures: [
        { as: 'price', fn: 'sum', field: 'lines.price' },
        { as: 'n', fn: 'count', field: 'lines' },
      ],
    },
    text: `with finest as materialized (select l.product, s.stage, sum(l.price) as price, count(*) as n
        from ed.sale_line l join ed.sale s on s.id = l.sale where l.deleted_at is null and s.deleted_at is null group by 1, 2)
      select product, stage, sum(price), sum(n) from finest group by cube (1, 2)`,
  },
  {
    name: 'median by region',
    report: { object: 'sale', rows: [{ id: 'region', field: 'region' }], measures: [{ ...total, fn: 'median' }] },
    text: `select region, (percentile_disc(0.5) within group (order by amount) + percentile_disc(0.5) within group (order by amount desc)) / 2,
      min(amount_currency), max(amount_currency) ${live} group by rollup (1)`,
  },
]

/** The time of each report as a multiple of that of the statement by hand. */
export async function measureReports(run: Run): Promise<Row[]> {
  const db = createDatabase({ url: await run.database.createEmpty(), poolSize: 6, applicationName: 'reports' })
  try {
    const system = await openSystem(db, 'Asia/Shanghai')
    await install(system, { template: 'none', sampleRecords: false, createCredential: async () => undefined })
    const base = await readHead(db)
    const application = withSales(toNamed((await loadRevision(db, base)).application))
    const origin = { author: null, message: 'sales', source: 'benchmark' }
    await promote(db, { ed: system.ed, base, application, findings: findFindings, ...origin })
    await system.catalogs.refresh()
    const sizes = run.isSmall ? [run.rows ?? 50_000] : run.rows === undefined ? [1_000_000, 10_000_000] : [run.rows]
    // As long as it takes: what is measured is the time.
    const limits = { ...usualLimits, timeout: 3_600_000 }
    const context = toContext({ ...system, reportLimits: limits }, administrator())
    const found: Row[] = []
    await fillPeople(db)
    let filled = 0
    for (const size of sizes) {
      const millions = `${(size / 1_000_000).toLocaleString('en')} million`
      run.say(`filling ${size.toLocaleString('en')} sales`)
      await fillSales(db, filled, size, filled === 0 ? Math.min(size, 1_000_000) : 0)
      filled = size
      // The larger the table, the less a single round is in doubt.
      const rounds = size > 2_000_000 ? 2 : Math.max(3, run.rounds)
      for (const question of questions) found.push(...(await compare(run, db, context, question, rounds, millions)))
      found.push(...(await measureCancel(context, millions)))
    }
    return found
  } finally {
    await db.close()
  }
}

async function compare(
  run: Run,
  db: Database,
  context: Context,
  { name, report, text }: Question,
  rounds: number,
  millions: string,
): Promise<Row[]> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -1; round < rounds; round++) {
    const mine = await timed(() => runReport(context, { report: report as never }, {}))
    const other = await timed(() => db.arrays({ text, values: [] }))
    if (round < 0) continue
    ours.push(mine)
    theirs.push(other)
  }
  const [mine, other] = [median(ours), median(theirs)]
  run.say(`${millions}, ${name}: ${Math.round(mine)} ms, by hand ${Math.round(other)} ms`)
  const title = `reports, ${millions}, ${name}`
  return [below(title, mine / other, '× by hand', 1.2), told(`${title}, time`, mine, 'ms')]
}

/** What is said of a report under way, and how soon it ends when it is told to. */
async function measureCancel(context: Context, millions: string): Promise<Row[]> {
  const [question] = questions
  const run = `bench-${newId()}`
  const ask = () => runReport(context, { report: question?.report as never }, { run })
  const took = await timed(ask)
  const asked = timed(() => ask().catch(() => undefined))
  let guess: number | undefined
  for (let tries = 0; tries < 10_000 && guess === undefined; tries++) {
    const { expected } = await findRun(context, run)
    guess = expected?.milliseconds
  }
  const begun = performance.now()
  await cancelRun(context, run)
  await asked
  const ended = performance.now() - begun
  return [
    told(`reports, ${millions}, time expected of one that took ${Math.round(took)} ms`, guess ?? Number.NaN, 'ms'),
    told(`reports, ${millions}, cancelled after`, ended, 'ms'),
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function administrator(): Caller {
  const userId = newId()
  return {
    actor: {
      userId,
      name: 'Administrator',
      roleIds: ['sys-role-administrator'],
      unitId: null,
      unitsBelow: [],
      teamIds: [],
      teamMates: [userId],
      locale: 'en',
      timeZone: 'Asia/Shanghai',
    },
    source: { kind: 'api' },
  }
}
