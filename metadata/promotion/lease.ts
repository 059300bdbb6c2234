/**
 * Only one promotion works at a time. Its lease is an advisory lock of a transaction that stays open beside the work:
 * it ends by itself when the process dies, and it needs no session state, so that a pooler may sit in between.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import type { Connection, Database } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'

/** Somebody holds what the promotion needs; worth another try. */
export const promotionBlocked = problemKind('promotion/blocked', 503, 'The promotion is blocked by others')

const leaseKey = 0x6c656173

/** Runs `work` as the only promotion; waits up to `waitMs` for another one, then raises `promotion/blocked`. */
export async function withLease<T>(db: Database, waitMs: number, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + waitMs
  for (;;) {
    const result = await tryWithLease(db, work)
    if (result) return result.value
    if (Date.now() >= until) throw await blockedByPromotion(db)
    await sleep(20 + Math.random() * 60)
  }
}

/** Runs `work` as the only promotion, or answers undefined when another one works. */
export async function tryWithLease<T>(db: Database, work: () => Promise<T>): Promise<{ value: T } | undefined> {
  const connection = await db.connect()
  try {
    if (!(await takeLease(connection))) return undefined
    return { value: await work() }
  } finally {
    await connection.script('rollback').catch(() => undefined)
    connection.release()
  }
}

async function takeLease(connection: Connection): Promise<boolean> {
  const results = await connection.script(
    `begin; set local idle_in_transaction_session_timeout = 0; select pg_try_advisory_xact_lock(${leaseKey}) as taken`,
  )
  return results[2]?.[0]?.taken === true
}

async function blockedByPromotion(db: Database) {
  const running = await db.query(sql`
    select message, author, started_at as "startedAt", progress from bm.promotion
    where state in ('preparing', 'finishing') order by started_at desc limit 1`)
  return promotionBlocked('Another promotion is under way.', { retryAfter: 5, blockers: running })
}
