/**
 * Runs the statement of a report for so long and no longer, under a name by which it can be looked at and ended from any
 * server: PostgreSQL knows it, and nothing else has to.
 */
import { createHash } from 'node:crypto'
import type { Transaction } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import type { Statement } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { type ExpectedTime, earlierTime, noteTime, plannedCost, plannedTime } from './expected-time.ts'
import { cancelledReport, slowReport } from './report-problems.ts'
import { inTurn, leaveQueue, usualLimits, waitingTime } from './report-turns.ts'

/** The rows, and how long the database took. `run` is the id by which the caller may look at it and cancel it. */
export async function askStatement(
  { db, actor, reportLimits = usualLimits }: Context,
  statement: Statement,
  run: string | undefined,
): Promise<{ rows: unknown[][]; milliseconds: number }> {
  const { timeout } = reportLimits
  const name = run === undefined ? 'report' : runName(actor.userId, run)
  const begin = `begin read only; set local statement_timeout = ${timeout}; set local application_name = '${name}'`
  return inTurn(db, { userId: actor.userId, name }, reportLimits, async () => {
    let begun = performance.now()
    try {
      return await db.transaction(
        async tx => {
          const cost = run === undefined ? undefined : await nameWithTime(tx, statement, name)
          begun = performance.now()
          const rows = await tx.arrays(statement)
          const milliseconds = Math.round(performance.now() - begun)
          noteTime(statement, milliseconds, cost)
          return { rows, milliseconds }
        },
        { begin },
      )
    } catch (error) {
      if (sqlStateOf(error) !== '57014') throw error
      if (performance.now() - begun < timeout) throw cancelledReport('The report was cancelled.')
      throw slowReport(`It was stopped after ${timeout / 1000} seconds; ask for fewer groups or a shorter period.`)
    }
  })
}

/** Puts the expected time into the name; answers the planner's cost where that was asked for. */
async function nameWithTime(tx: Transaction, statement: Statement, name: string): Promise<number | undefined> {
  const known = earlierTime(statement)
  const cost = known ? undefined : await plannedCost(tx, statement)
  const { milliseconds, basis } = known ?? plannedTime(cost ?? 0)
  const time = Math.min(milliseconds, 99_999_999)
  await tx.script(`set local application_name = '${name} ${time}${basis === 'earlier' ? 'e' : 'p'}'`)
  return cost
}

/** What is known of a report that was asked: it waits for its turn, it runs, or neither. */
export interface RunState {
  readonly state: 'waiting' | 'running' | 'none'
  /** Milliseconds. */
  readonly elapsed?: number
  /** How long all of it will take, about. */
  readonly expected?: ExpectedTime
}

/** Looks at a report of the same person. */
export async function findRun({ db, actor }: Context, run: string): Promise<RunState> {
  const name = runName(actor.userId, run)
  const waited = waitingTime(db, name)
  if (waited !== undefined) return { state: 'waiting', elapsed: waited }
  const [row] = await db.query<{ name: string; elapsed: number }>({
    text: `select application_name as name, greatest(0, extract(epoch from clock_timestamp() - xact_start) * 1000)::int as elapsed
      from pg_stat_activity where left(application_name, ${nameLength}) = $1 and datname = current_database() and xact_start is not null`,
    values: [name],
  })
  if (!row) return { state: 'none' }
  const [, time, basis] = /(\d+)([ep])$/.exec(row.name.slice(nameLength)) ?? []
  const expected: ExpectedTime | undefined = time
    ? { milliseconds: Number(time), basis: basis === 'e' ? 'earlier' : 'planner' }
    : undefined
  return { state: 'running', elapsed: row.elapsed, ...(expected ? { expected } : {}) }
}

/** Ends a report of the same person, also one that waits for its turn; false when there is none by that id. */
export async function cancelRun({ db, actor }: Context, run: string): Promise<boolean> {
  const name = runName(actor.userId, run)
  if (leaveQueue(db, name)) return true
  const rows = await db.query<{ ended: boolean }>({
    text: `select pg_cancel_backend(pid) as ended from pg_stat_activity
      where left(application_name, ${nameLength}) = $1 and datname = current_database() and state = 'active'`,
    values: [name],
  })
  return rows.some(row => row.ended)
}

const nameLength = 47

/** So many characters, of which none needs quoting; with the time behind them no more than the 63 that PostgreSQL keeps. */
function runName(userId: string, run: string): string {
  return `report ${createHash('sha256').update(`${userId} ${run}`).digest('hex').slice(0, 40)}`
}
