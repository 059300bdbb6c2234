/**
 * At start: settles what promotions of processes that were killed have left behind. One that prepared a draft is kept
 * as paused, with what it prepared, until somebody resumes or cancels it; one that was refused its switch, or whose draft
 * is discarded, is given up, so that it stops nobody.
 */
import sql from 'sql-template-tag'
import type { Database, Queryable } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { keepPaused } from './control.ts'
import { tryWithLease } from './lease.ts'
import { type PromotionRow, readOpenPromotions } from './promotion-row.ts'
import { usualOptions } from './run-promotion.ts'
import { settlePromotions } from './settle-promotions.ts'

/** Answers false when a promotion is under way elsewhere or others are in the way; the next promotion settles it then. */
export async function sweep(db: Database): Promise<boolean> {
  try {
    const done = await tryWithLease(db, async () => {
      const open = await readOpenPromotions(db)
      const discarded = await readDiscarded(db)
      const isKept = ({ state, draft }: PromotionRow) =>
        draft === null ? state === 'paused' : (state === 'preparing' || state === 'paused') && !discarded.has(draft)
      for (const row of open) if (isKept(row) && row.state !== 'paused') await keepPaused(db, row)
      const rest = open.filter(row => !isKept(row))
      await settlePromotions(db, rest, usualOptions, () => false)
    })
    return done !== undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'promotion/blocked') return false
    throw error
  }
}

async function readDiscarded(db: Queryable): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ id: string }>(sql`select id::text from bm.draft where discarded_at is not null`)
  return new Set(rows.map(row => row.id))
}
