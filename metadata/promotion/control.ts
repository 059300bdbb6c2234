/**
 * Pausing and cancelling a promotion that prepares. The wish is written beside the promotion and taken note of between
 * two of its steps or batches, on whatever node it runs; once the head has moved there is nothing left to stop.
 */
import sql from 'sql-template-tag'
import type { Database, Queryable } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'
import { tryWithLease } from './lease.ts'
import { type PromotionRow, readOpenPromotions, updatePromotion } from './promotion-row.ts'
import { giveUp } from './settle-promotions.ts'
import { dropEarlyKeys } from './undo-prepare.ts'

/** Somebody has paused it; what is prepared is kept. */
export const pausedPromotion = problemKind('promotion/paused', 409, 'The promotion is paused')
/** Somebody has cancelled it; nothing of it remains. */
export const cancelledPromotion = problemKind('promotion/cancelled', 409, 'The promotion was cancelled')
/** There is none that could be paused, resumed or cancelled. */
export const noPromotion = problemKind('promotion/none', 409, 'No promotion is under way')
/** The head has moved already. */
export const switchedPromotion = problemKind(
  'promotion/switched',
  409,
  'The promotion has happened and can no longer be stopped',
)

/** Throws `promotion/paused` or `promotion/cancelled` when somebody wishes so. */
export async function assertGoesOn(db: Queryable, id: string): Promise<void> {
  const [row] = await db.query<{ control: 'pause' | 'cancel' | null }>(
    sql`select control from bm.promotion where id = ${id}`,
  )
  if (row?.control === 'pause') throw pausedPromotion('The promotion was paused; resume or cancel it.')
  if (row?.control === 'cancel') throw cancelledPromotion('The promotion was cancelled.')
}

/** Makes a promotion that stopped where it was a paused one; unique indexes that the head does not want must not stay. */
export async function keepPaused(db: Database, promotion: Pick<PromotionRow, 'id' | 'ed' | 'content'>): Promise<void> {
  await dropEarlyKeys(db, promotion)
  await updatePromotion(db, promotion.id, { state: 'paused', control: null })
}

/** Pauses what prepares; problems `promotion/none`, `promotion/switched`. It has happened when the row says `paused`. */
export async function pausePromotion(db: Database): Promise<void> {
  await stop(db, 'pause', async row => {
    if (row.state !== 'paused') await keepPaused(db, row)
  })
}

/** Undoes what prepares or is paused; problems `promotion/none`, `promotion/switched`. */
export async function cancelPromotion(db: Database): Promise<void> {
  await stop(db, 'cancel', row => giveUp(db, row, 'cancelled'))
}

async function stop(db: Database, control: 'pause' | 'cancel', settle: (row: PromotionRow) => Promise<void>) {
  // Whoever has the lease deals with what no process works on.
  const settled = await tryWithLease(db, async () => {
    const open = await readOpenPromotions(db)
    const stoppable = open.filter(row => row.state !== 'finishing')
    for (const row of stoppable) await settle(row)
    return { open: open.length, stopped: stoppable.length }
  })
  if (settled?.value.stopped) return
  if (settled?.value.open) throw switchedPromotion('The head has moved; roll back instead.')
  if (settled) throw noPromotion('No promotion is under way.')
  const [asked] = await db.query(sql`
    update bm.promotion set control = ${control} where state in ('preparing', 'blocked') returning id`)
  if (!asked) throw switchedPromotion('The head has moved; roll back instead.')
}
