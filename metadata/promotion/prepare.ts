/**
 * What large tables need before the switch, done in small steps while everybody works: columns that are still unused,
 * a trigger that keeps a retyped column in step, its rows filled batch by batch, indexes made concurrently. Nobody who
 * reads or writes under the running head can tell.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { quoteIn } from '../storage/quote.ts'
import { type CreateIndex, type Fill, type Step, toConcurrentDdl, toDdl } from '../storage/steps.ts'
import type { StorageRow } from '../storage/storage-map.ts'
import { fillBatch } from './fill-batch.ts'
import { promotionBlocked } from './lease.ts'
import type { PromotionPlan } from './plan-promotion.ts'
import { type PromotionNote, updatePromotion } from './promotion-row.ts'
import { countLost } from './row-checks.ts'
import { isInTheWay, writeStorage } from './switch-head.ts'

export interface Preparation {
  readonly id: string
  readonly ed: string
  readonly plan: PromotionPlan
  /** Large tables to the id up to which they are filled; null when complete. Kept up to date. */
  readonly filled: Record<string, string | null>
  readonly batchSize: number
  readonly attempts: number
  readonly at: (moment: string) => Promise<void> | void
  readonly onStep: (done: number, total: number) => void
}

/** Runs the steps of `plan.prepare`; what it does is harmless to repeat. */
export async function prepare(db: Database, work: Preparation): Promise<PromotionNote[]> {
  const notes: PromotionNote[] = []
  const { prepare: steps, changedRows } = work.plan
  for (const [index, step] of steps.entries()) {
    await work.at(`prepare ${step.kind}`)
    if (step.kind === 'fill') notes.push(...(await fill(db, work, step)))
    else if (step.kind === 'create-index') notes.push(...(await makeIndex(db, work, step)))
    else await runBriefly(db, work, step, changedRows)
    work.onStep(index + 1, steps.length)
  }
  return notes
}

/** One short transaction, tried until nobody is in the way. New columns enter the storage map in the same one. */
async function runBriefly(db: Database, work: Preparation, step: Step, rows: readonly StorageRow[]): Promise<void> {
  await untilFree(work.attempts, () =>
    db.transaction(
      async tx => {
        await tx.script(toDdl(work.ed, step))
        if (step.kind !== 'add-columns') return
        const names = new Set(step.columns.map(column => column.name))
        const added = rows.filter(row => row.table === step.table && names.has(row.column))
        await writeStorage(
          tx,
          added.map(row => ({ ...row, state: 'prepared' })),
        )
      },
      { begin: `begin; set local lock_timeout = '100ms'` },
    ),
  )
}

async function fill(db: Database, work: Preparation, step: Fill): Promise<PromotionNote[]> {
  const { ed, filled, id } = work
  let cursor = filled[step.table]
  while (cursor !== null) {
    const from: string | undefined = cursor
    cursor = await untilFree(work.attempts, () =>
      db.transaction(
        async tx => {
          const next = await fillBatch(tx, ed, step, from, work.batchSize)
          filled[step.table] = next
          await updatePromotion(tx, id, { progress: { filled } })
          return next
        },
        { begin: `begin; set local lock_timeout = '200ms'` },
      ),
    )
    await work.at('prepare batch')
  }
  return countLost(db, ed, step)
}

async function makeIndex(db: Database, { ed, attempts }: Preparation, step: CreateIndex): Promise<PromotionNote[]> {
  const name = quoteIn(ed, step.name)
  try {
    await untilFree(attempts, async () => {
      await db.script(`drop index concurrently if exists ${name}`)
      await db.script(toConcurrentDdl(ed, step))
    })
    return []
  } catch (error) {
    if (sqlStateOf(error) !== '23505') throw error
    await db.script(`drop index concurrently if exists ${name}`)
    return [{ code: 'unique-violated', ...step.subject }]
  }
}

/** Repeats what somebody else's lock ended; after so many attempts it is blocked. */
export async function untilFree<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isInTheWay(error)) throw error
      if (attempt >= attempts) {
        throw promotionBlocked('Others hold what the promotion needs.', { retryAfter: 5 }, { cause: error })
      }
      await sleep(20 + Math.random() * Math.min(500, 40 * attempt))
    }
  }
}
