/** At start: settles what promotions of processes that were killed have left behind. */
import type { Database } from '#platform/database/database.ts'
import { tryWithLease } from './lease.ts'
import { usualOptions } from './run-promotion.ts'
import { settlePromotions } from './settle-promotions.ts'

/** Answers false when a promotion is under way elsewhere, which then is nothing to sweep. */
export async function sweep(db: Database): Promise<boolean> {
  const done = await tryWithLease(db, () => settlePromotions(db, usualOptions, () => false))
  return done !== undefined
}
