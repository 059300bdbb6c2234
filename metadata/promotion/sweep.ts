/** At start: settles what promotions of processes that were killed have left behind. */
import type { Database } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { tryWithLease } from './lease.ts'
import { readOpenPromotions } from './promotion-row.ts'
import { usualOptions } from './run-promotion.ts'
import { settlePromotions } from './settle-promotions.ts'

/** Answers false when a promotion is under way elsewhere or others are in the way; the next promotion settles it then. */
export async function sweep(db: Database): Promise<boolean> {
  try {
    const done = await tryWithLease(db, async () => {
      await settlePromotions(db, await readOpenPromotions(db), usualOptions, () => false)
    })
    return done !== undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'promotion/blocked') return false
    throw error
  }
}
