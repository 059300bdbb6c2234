/** How the promotion that is under way, or the last one, stands: for pages that follow it, on whatever node it runs. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'
import type { PromotionMeter, PromotionNote, PromotionRow } from './promotion-row.ts'

export interface PromotionStatus extends PromotionMeter {
  readonly id: string
  readonly state: PromotionRow['state']
  /** What somebody has asked for and has not happened yet. */
  readonly wish: 'pause' | 'cancel' | null
  readonly base: number
  /** The new head, from the switch on. */
  readonly revision: number | null
  readonly notes: readonly PromotionNote[]
  /** Id of a user; null for the system. */
  readonly author: string | null
  readonly message: string
  readonly source: string
  readonly draft: string | null
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly heardOfAt: string
  /** Seconds that are left of the preparation, at the speed so far; null where nothing can be said. */
  readonly estimate: number | null
  /** Why it failed or is blocked. */
  readonly problem: { readonly code: string; readonly detail: string } | null
}

/** The one that is open, else the latest; undefined when there never was any. */
export async function readPromotion(db: Queryable): Promise<PromotionStatus | undefined> {
  const [row] = await db.query<PromotionStatus & { readonly secondsAtWork: number | null; readonly from: number }>(sql`
    select id, state, control as wish, base, revision, notes, author, message, source, draft,
      started_at as "startedAt", heartbeat as "heardOfAt", phase, done::float8 as done, total::float8 as total,
      step_table as "table", problem, coalesce((progress->>'from')::float8, 0) as from, extract(epoch from heartbeat - working_since)::float8 as "secondsAtWork"
    from bm.promotion
    order by state in ('preparing', 'paused', 'blocked', 'finishing') desc, started_at desc limit 1`)
  if (!row) return undefined
  const { secondsAtWork, from, ...status } = row
  const speed = secondsAtWork !== null && secondsAtWork > 0 ? (status.done - from) / secondsAtWork : 0
  // The first steps touch no rows and say nothing about the others.
  const isAtWork = status.state === 'preparing' && speed > 0 && status.done > status.total / 100
  return { ...status, estimate: isAtWork ? Math.ceil((status.total - status.done) / speed) : null }
}
