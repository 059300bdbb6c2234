/** POST /api/records/{object}/aggregate, start to end: plan → statement → rows → JSON. */
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases } from '../query/scope.ts'
import { readRecord, type Selection } from '../query/selection.ts'
import type { Answer } from '../read.ts'
import { type AggregatePlan, type AggregateRequest, planAggregate } from './aggregate-plan.ts'
import { aggregateSelect } from './aggregate-sql.ts'

export interface Rows {
  readonly rows: readonly Record<string, unknown>[]
  /** There are more groups than the limit. */
  readonly more?: true
}

interface Prepared {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
  readonly limit: number
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

async function run(context: Context, statement: Prepared, record: string | null = null): Promise<Answer<Rows>> {
  const found = await context.db.arrays(prepared(statement, context.actor, record))
  const rows = found.filter(row => row[1] === true)
  return {
    revision: found[0]?.[0] as number,
    value: {
      rows: rows.slice(0, statement.limit).map(row => readRecord(statement.selections, row, 2)),
      ...(rows.length > statement.limit ? { more: true } : {}),
    },
  }
}

function prepare(context: Context, plan: AggregatePlan): Prepared {
  const { sql: rows, selections } = aggregateSelect(context, plan, createAliases())
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (select true, a.* from (${rows}) a) t on true`
  return { text: statement.text, values: statement.values, selections, limit: plan.limit }
}
