/**
 * Runs the statement of a report for so long and no longer, under a name by which it can be ended from any server:
 * PostgreSQL knows it, and nothing else has to.
 */
import { createHash } from 'node:crypto'

import { sqlStateOf } from '#platform/database/database-problems.ts'
import type { Statement } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { cancelledReport, slowReport } from './report-problems.ts'

/** How long one statement may take, in milliseconds. */
const mostMilliseconds = 60_000

/** The rows, and how long the database took. `run` is the id by which the caller may cancel it. */
export async function askStatement(
  { db, actor }: Context,
  statement: Statement,
  run: string | undefined,
): Promise<{ rows: unknown[][]; milliseconds: number }> {
  const name = run === undefined ? 'report' : runName(actor.userId, run)
  const begin = `begin read only; set local statement_timeout = ${mostMilliseconds}; set local application_name = '${name}'`
  const begun = performance.now()
  try {
    const rows = await db.transaction(tx => tx.arrays(statement), { begin })
    return { rows, milliseconds: Math.round(performance.now() - begun) }
  } catch (error) {
    if (sqlStateOf(error) !== '57014') throw error
    if (performance.now() - begun < mostMilliseconds) throw cancelledReport('The report was cancelled.')
    throw slowReport(
      `It was stopped after ${mostMilliseconds / 1000} seconds; ask for fewer groups or a shorter period.`,
    )
  }
}

/** Ends a running report of the same person; false when none runs by that id. */
export async function cancelRun({ db, actor }: Context, run: string): Promise<boolean> {
  const rows = await db.query<{ ended: boolean }>({
    text: `select pg_cancel_backend(pid) as ended from pg_stat_activity
      where application_name = $1 and datname = current_database() and state = 'active'`,
    values: [runName(actor.userId, run)],
  })
  return rows.some(row => row.ended)
}

/** At most 63 characters, of which none needs quoting: PostgreSQL cuts longer names. */
function runName(userId: string, run: string): string {
  return `report ${createHash('sha256').update(`${userId} ${run}`).digest('hex').slice(0, 40)}`
}
