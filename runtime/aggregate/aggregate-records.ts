/** POST /api/records/{object}/aggregate, start to end: plan → statement → rows → JSON. */
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { createAliases } from '../query/scope.ts'
import { readRecord, type Selection } from '../query/selection.ts'
import type { Answer } from '../read.ts'
import { type AggregatePlan, type AggregateRequest, planAggregate } from './aggregate-plan.ts'
import { aggregateSelect, type Reckoning } from './aggregate-sql.ts'

export interface Rows {
  readonly rows: readonly Record<string, unknown>[]
  /** There are more groups than the limit. */
  readonly more?: true
}

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
}

interface Prepared {
  readonly plan: AggregatePlan
  readonly direct: Statement
  /** Made when amounts of unlike currencies have been met; from then on it is asked at once. */
  converted: Statement | undefined
}

const plans = new WeakMap<Catalog, Map<string, Prepared>>()
const mostPlans = 1000

/** The groups and measures of a request. Statements are kept per catalog and roles. */
export async function aggregateRecords(context: Context, request: AggregateRequest): Promise<Answer<Rows>> {
  const known = plans.get(context.catalog) ?? new Map<string, Prepared>()
  plans.set(context.catalog, known)
  const key = `${context.ed}|${context.rights.key}|${JSON.stringify(request)}`
  const found = known.get(key)
  if (found) return run(context, found)
  const made = prepare(context, planAggregate(context, request))
  if (known.size >= mostPlans) known.delete(known.keys().next().value ?? '')
  known.set(key, made)
  return run(context, made)
}

/** The same for a plan that was made from a definition; `record` is what `$record` stands for. */
export function aggregatePlanned(context: Context, plan: AggregatePlan, record: string | null): Promise<Answer<Rows>> {
  return run(context, prepare(context, plan), record)
}

/** Asks without rates first: only where currencies turn out to be mixed are they converted, in a second statement. */
async function run(context: Context, known: Prepared, record: string | null = null): Promise<Answer<Rows>> {
  const first = await ask(context, known.converted ?? known.direct, known.plan, record)
  if (!first.isMixed || first.revision !== context.catalog.revision) return first
  known.converted ??= print(context, known.plan, 'converted')
  return ask(context, known.converted, known.plan, record)
}

/** Cells of a row: revision, whether currencies were mixed (null where there is no row), then the selections'. */
async function ask(
  context: Context,
  { text, values, selections }: Statement,
  { limit }: AggregatePlan,
  record: string | null,
): Promise<Answer<Rows> & { readonly isMixed: boolean }> {
  const found = await context.db.arrays({ text, values: await bindQuestion(context, values, record), prepared: true })
  const rows = found.filter(row => row[1] !== null)
  return {
    revision: found[0]?.[0] as number,
    isMixed: rows[0]?.[1] === true,
    value: {
      rows: rows.slice(0, limit).map(row => readRecord(selections, row, 2)),
      ...(rows.length > limit ? { more: true } : {}),
    },
  }
}

function prepare(context: Context, plan: AggregatePlan): Prepared {
  return { plan, direct: print(context, plan, 'direct'), converted: undefined }
}

function print(context: Context, plan: AggregatePlan, reckoning: Reckoning): Statement {
  const { sql: rows, selections } = aggregateSelect(context, plan, createAliases(), reckoning)
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (${rows}) t on true`
  return { text: statement.text, values: statement.values, selections }
}
