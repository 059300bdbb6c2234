/** Reports over a million records against SQL that was written by hand for the same answer, both through one connection. */

import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { type Caller, toContext } from '#runtime/system.ts'

import { median } from '../median.ts'
import { fillSales, withSales } from '../reports/report-application.ts'
import { below, type Row, told } from '../row.ts'
import type { Run } from './run.ts'

interface Question {
  readonly name: string
  readonly report: object
  /** The same by hand. */
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
    text: `select stage, date_trunc('month', closed_on::timestamp)::date as m, count(*), sum(amount), min(amount_currency), max(amount_currency)
      ${live} group by cube (1, 2)`,
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
      `select owner_id, date_trunc('month', closed_on::timestamp)::date as m, count(*), sum(amount), avg(amount), min(amount), max(amount),
        min(amount_currency), max(amount_currency) ${live} group by cube (1, 2)`,
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
      `select owner_id, m, sum(amount) filter (where not old), sum(amount) filter (where old), min(amount_currency), max(amount_currency)
      from (select owner_id, amount, amount_currency, date_trunc('month', closed_on::timestamp)::date as m, false as old ${live}
          and stage = 'won' and closed_on >= '2026-01-01' and closed_on < '2027-01-01'
        union all select owner_id, amount, amount_currency, date_trunc('month', closed_on + interval '1 year')::date, true ${live}
          and stage = 'won' and closed_on >= '2025-01-01' and closed_on < '2026-01-01') s
      group by cube (1, 2)`,
    ),
  },
  {
    name: 'moments by day of the person, count',
    report: { object: 'sale', rows: [{ id: 'day', field: 'met_at', by: 'day' }], measures: [count] },
    text: `select date_trunc('day', met_at at time zone 'Asia/Shanghai')::date, count(*) ${live} group by rollup (1)`,
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
    const count = Math.min(run.rows, 1_000_000)
    run.say(`filling ${count.toLocaleString('en')} sales`)
    await fillSales(db, count)
    const context = toContext(system, administrator())
    const found: Row[] = []
    for (const { name, report, text } of questions) {
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = -1; round < Math.max(3, run.rounds); round++) {
        const mine = await timed(() => runReport(context, { report: report as never }, {}))
        const other = await timed(() => db.arrays({ text, values: [] }))
        if (round < 0) continue
        ours.push(mine)
        theirs.push(other)
      }
      const [mine, other] = [median(ours), median(theirs)]
      run.say(`${name}: ${Math.round(mine)} ms, by hand ${Math.round(other)} ms`)
      found.push(below(`reports, ${name}`, mine / other, '× by hand', 1.2), told(`reports, ${name}, time`, mine, 'ms'))
    }
    return found
  } finally {
    await db.close()
  }
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
