/** POST /api/records/{object}/aggregate, start to end: plan → statement → rows → JSON. */
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import type { Condition } from '../query/condition.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases } from '../query/scope.ts'
import { readRecord, type Selection } from '../query/selection.ts'
import type { Answer } from '../read.ts'
import { type AggregateRequest, planAggregate } from './aggregate-plan.ts'
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

/** The groups and measures of a request; `conditions` come from definitions, `key` identifies them. */
export async function aggregateRecords(
  context: Context,
  request: AggregateRequest,
  conditions: { readonly key: string; readonly of: readonly Condition[] } = { key: '', of: [] },
): Promise<Answer<Rows>> {
  const { text, values, selections, limit } = prepare(context, request, conditions)
  const found = await context.db.arrays({ text, values: bindValues(values, context.actor, new Date()), prepared: true })
  const rows = found.filter(row => row[1] === true)
  return {
    revision: found[0]?.[0] as number,
    value: {
      rows: rows.slice(0, limit).map(row => readRecord(selections, row, 2)),
      ...(rows.length > limit ? { more: true } : {}),
    },
  }
}

function prepare(
  context: Context,
  request: AggregateRequest,
  conditions: { readonly key: string; readonly of: readonly Condition[] },
): Prepared {
  const known = plans.get(context.catalog) ?? new Map<string, Prepared>()
  plans.set(context.catalog, known)
  const key = `${context.ed}|${context.rights.key}|${conditions.key}|${JSON.stringify(request)}`
  const found = known.get(key)
  if (found) return found
  const plan = planAggregate(context, request, conditions.of)
  const { sql: rows, selections } = aggregateSelect(context, plan, createAliases())
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (select true, a.* from (${rows}) a) t on true`
  const made = { text: statement.text, values: statement.values, selections, limit: plan.limit }
  if (known.size >= mostPlans) known.delete(known.keys().next().value ?? '')
  known.set(key, made)
  return made
}
