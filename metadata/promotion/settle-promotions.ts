/** Brings to an end what promotions of processes that are gone have left: finished if switched, undone if not. */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { finish } from './finish.ts'
import { type PromotionRow, updatePromotion } from './promotion-row.ts'
import { undoPrepare } from './undo-prepare.ts'

/** The means by which leftovers are settled. */
export interface SettleOptions {
  readonly batchSize: number
  readonly attempts: number
  readonly at: (moment: string) => Promise<void> | void
}

/**
 * Settles the `open` promotions but the one that `isWanted`, which is answered; to be called under the lease. One that
 * cannot be finished now stays open for the next time.
 */
export async function settlePromotions(
  db: Database,
  open: readonly PromotionRow[],
  { batchSize, attempts, at }: SettleOptions,
  isWanted: (open: PromotionRow) => boolean,
): Promise<PromotionRow | undefined> {
  let wanted: PromotionRow | undefined
  for (const item of open) {
    const { id, ed, notes, progress } = item
    if (item.state === 'finishing') {
      const steps = progress.finish ?? []
      await finish(db, { id, ed, notes, steps, batchSize, attempts, at }).catch(() => undefined)
    } else if (!wanted && isWanted(item)) wanted = item
    else await giveUp(db, item)
  }
  if (!wanted) return undefined
  const progress = { ...wanted.progress, from: wanted.done }
  await updatePromotion(db, wanted.id, { state: 'preparing', control: null, progress })
  await db.query(sql`update bm.promotion set working_since = now() where id = ${wanted.id}`)
  return wanted
}

/**
 * Ends a promotion that did not reach its switch. It is barred from switching first (a transaction may outlive its
 * process) and failed last, so that a crash in between repeats the undoing.
 */
export async function giveUp(
  db: Database,
  promotion: Pick<PromotionRow, 'id' | 'ed' | 'content'>,
  state: 'failed' | 'cancelled' = 'failed',
): Promise<void> {
  const barred = await db.query(sql`update bm.promotion set state = 'blocked'
    where id = ${promotion.id} and state in ('preparing', 'paused', 'blocked') returning id`)
  if (barred.length === 0) return
  await undoPrepare(db, promotion)
  await updatePromotion(db, promotion.id, { state, control: null })
}
