/**
 * Makes an index while others write. It waits for every transaction that began before it, however long that is idle, and
 * nobody waits for it; but after some patience it is called blocked, with who is in the way.
 */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { quoteIn } from '../storage/quote.ts'
import { type CreateIndex, toConcurrentDdl } from '../storage/steps.ts'
import { type Blocker, describeBlockers } from './blockers.ts'
import { promotionBlocked } from './lease.ts'
import type { PromotionNote } from './promotion-row.ts'

/** Makes the index; answers a note instead when rows violate it. `assertGoesOn` throws when somebody wants it stopped. */
export async function makeIndex(
  db: Database,
  ed: string,
  step: CreateIndex,
  patienceMs: number,
  assertGoesOn: () => Promise<void>,
): Promise<PromotionNote[]> {
  const drop = `drop index concurrently if exists ${quoteIn(ed, step.name)}`
  await runPatiently(db, drop, patienceMs, assertGoesOn)
  try {
    await runPatiently(db, toConcurrentDdl(ed, step), patienceMs, assertGoesOn)
    return []
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    await runPatiently(db, drop, patienceMs, assertGoesOn)
    return [{ code: 'unique-violated', ...step.subject }]
  }
}

/** Runs a statement that must be alone in its transaction; cancels it when it waits too long for locks or is to stop. */
async function runPatiently(
  db: Database,
  statement: string,
  patienceMs: number,
  assertGoesOn: () => Promise<void>,
): Promise<void> {
  let blockers: Blocker[] = []
  let stopped: unknown
  let waitingSince: number | undefined
  const look = async () => {
    const [running] = await db.query<{ pid: number; waits: boolean }>(sql`
      select pid, wait_event_type is not distinct from 'Lock' as waits from pg_stat_activity
      where datname = current_database() and query = ${statement} and state = 'active'`)
    if (running) {
      stopped = await assertGoesOn().catch(error => error)
      if (stopped) return void (await db.query(sql`select pg_cancel_backend(${running.pid})`))
    }
    const waiting = running?.waits ? running : undefined
    if (!waiting) {
      waitingSince = undefined
      return
    }
    waitingSince ??= Date.now()
    if (Date.now() - waitingSince < patienceMs) return
    blockers = await describeBlockers(db, waiting.pid)
    await db.query(sql`select pg_cancel_backend(${waiting.pid})`)
  }
  const timer = setInterval(() => void look().catch(() => undefined), Math.min(1000, patienceMs / 4))
  try {
    await db.script(statement)
  } catch (error) {
    if (sqlStateOf(error) !== '57014') throw error
    if (stopped) throw stopped
    const detail = 'Transactions that began earlier have not ended; an index cannot be made beside them.'
    throw promotionBlocked(detail, { retryAfter: 5, blockers }, { cause: error })
  } finally {
    clearInterval(timer)
  }
}
