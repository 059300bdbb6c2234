/** GET /api/records/{object}, start to end: plan → statement → rows → JSON. Plans are kept per catalog and roles. */
import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { bindQuestion } from '../query/bind-question.ts'
import type { Condition } from '../query/condition.ts'
import { readRecord } from '../query/selection.ts'
import { encodeCursor } from '../query/sort.ts'
import type { Answer } from '../read.ts'
import { type ListColor, type ListRequest, planList } from './list-plan.ts'
import { cappedCount, type ListStatement, listStatement } from './list-sql.ts'

export interface RecordList {
  readonly records: readonly Record<string, unknown>[]
  readonly count?: number
  /** The count is at least this. */
  readonly more?: boolean
  /** By field; only where asked for. */
  readonly totals?: Readonly<Record<string, unknown>>
  /** Where the next page begins; absent on the last one. */
  readonly after?: string
}

/** What a definition adds to a request. */
export interface ListConditions {
  /** Identifies them within a catalog. */
  readonly key: string
  readonly of: readonly Condition[]
  readonly colors?: readonly ListColor[]
}

interface Prepared extends ListStatement {
  readonly limit: number
  readonly capped: boolean
}

const plans = new WeakMap<Catalog, Map<string, Prepared>>()
const mostPlans = 2000

/**
 * The page of records that a request asks for. `conditions` come from definitions; give a `key` that identifies them.
 * `record` is what `$record` stands for.
 */
export async function listRecords(
  context: Context,
  request: ListRequest,
  conditions: ListConditions = { key: '', of: [] },
  record: string | null = null,
): Promise<Answer<RecordList>> {
  const prepared = prepare(context, request, conditions)
  const rows = await context.db.arrays({
    text: prepared.text,
    values: await bindQuestion(context, prepared.values, record),
    prepared: true,
  })
  return toAnswer(prepared, rows)
}

function prepare(context: Context, request: ListRequest, conditions: ListConditions): Prepared {
  const known = plans.get(context.catalog) ?? new Map<string, Prepared>()
  plans.set(context.catalog, known)
  const key = `${context.ed}|${context.rights.key}|${conditions.key}|${JSON.stringify(request)}`
  const found = known.get(key)
  if (found) return found
  const plan = planList(context, request, conditions.of, conditions.colors)
  const prepared = { ...listStatement(context, plan), limit: plan.limit, capped: plan.count === 'capped' }
  if (known.size >= mostPlans) known.delete(known.keys().next().value ?? '')
  known.set(key, prepared)
  return prepared
}

function toAnswer(prepared: Prepared, rows: readonly unknown[][]): Answer<RecordList> {
  const [first = []] = rows
  const found = first[prepared.recordAt] === null ? [] : rows
  const page = found.slice(0, prepared.limit)
  const last = page.at(-1)
  const count = first[1] as number | null
  return {
    revision: first[0] as number,
    value: {
      records: page.map(row => readRecord(prepared.selections, row, prepared.recordAt)),
      ...countOf(count, prepared.capped),
      ...(prepared.totals.length > 0 ? { totals: readRecord(prepared.totals, first[2] as unknown[], 0) } : {}),
      ...(found.length > prepared.limit && last
        ? { after: encodeCursor(last.slice(prepared.positionAt) as (string | null)[]) }
        : {}),
    },
  }
}

function countOf(count: number | null, capped: boolean): { count?: number; more?: boolean } {
  if (count === null) return {}
  return capped && count > cappedCount ? { count: cappedCount, more: true } : { count }
}
