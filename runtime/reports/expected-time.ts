/**
 * How long the statement of a report will take, as far as that can be known: as long as it took before on this server,
 * else what PostgreSQL's planner reckons, by what its reckoning has come to so far.
 */
import { createHash } from 'node:crypto'

import type { Queryable, Statement } from '#platform/database/queryable.ts'

export interface ExpectedTime {
  readonly milliseconds: number
  /** `earlier`: the same statement has run before; `planner`: a rough guess. */
  readonly basis: 'earlier' | 'planner'
}

const mostKnown = 1000
const mostTimes = 5
const earlier = new Map<string, number[]>()
/** Milliseconds for a unit of the planner's cost: a first guess, better after each report that was reckoned by it. */
let perCost = 0.01

const keyOf = (statement: Statement) => createHash('sha256').update(statement.text).digest('base64')

/** What earlier runs say of a statement with the same text, whatever its days and parameters; undefined where there are none. */
export function earlierTime(statement: Statement): ExpectedTime | undefined {
  const times = earlier.get(keyOf(statement))?.toSorted((a, b) => a - b)
  return times ? { milliseconds: times[Math.floor(times.length / 2)] ?? 0, basis: 'earlier' } : undefined
}

/** The planner's cost of a statement. */
export async function plannedCost(db: Queryable, { text, values }: Statement): Promise<number> {
  const [[plan]] = (await db.arrays({ text: `explain (format json) ${text}`, values })) as [[unknown]]
  const [root] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as [{ Plan: { 'Total Cost': number } }]
  return root.Plan['Total Cost']
}

/** What a cost comes to. */
export function plannedTime(cost: number): ExpectedTime {
  return { milliseconds: Math.max(1, Math.round(cost * perCost)), basis: 'planner' }
}

/** Learns from a statement that was answered; `cost` where the planner was asked. */
export function noteTime(statement: Statement, milliseconds: number, cost: number | undefined): void {
  const key = keyOf(statement)
  const times = [...(earlier.get(key) ?? []), milliseconds].slice(-mostTimes)
  earlier.delete(key)
  earlier.set(key, times)
  if (earlier.size > mostKnown) earlier.delete(earlier.keys().next().value ?? '')
  // Short ones tell of connections and planning rather than of records.
  if (cost !== undefined && cost > 0 && milliseconds > 100) perCost = perCost * 0.7 + (milliseconds / cost) * 0.3
}
