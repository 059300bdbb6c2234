/**
 * What large tables need before the switch, done in small steps while everybody works: columns that are still unused,
 * a trigger that keeps a retyped column in step, its rows filled batch by batch, indexes made concurrently. Nobody who
 * reads or writes under the running head can tell.
 */
import type { Database } from '#platform/database/database.ts'
import { type Fill, type Step, toDdl } from '../storage/steps.ts'
import type { StorageRow } from '../storage/storage-map.ts'
import { briefTransaction } from './brief-transaction.ts'
import { fillBatch } from './fill-batch.ts'
import { makeIndex } from './make-index.ts'
import type { PromotionPlan } from './plan-promotion.ts'
import { type PromotionNote, updatePromotion } from './promotion-row.ts'
import { countLost } from './row-checks.ts'
import { writeStorage } from './switch-head.ts'

export interface Preparation {
  readonly id: string
  readonly ed: string
  readonly plan: PromotionPlan
  /** Large tables to the id up to which they are filled; null when complete. Kept up to date. */
  readonly filled: Record<string, string | null>
  readonly batchSize: number
  readonly attempts: number
  /** How long an index may wait for the transactions of others. */
  readonly patienceMs: number
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
    else if (step.kind === 'create-index') notes.push(...(await makeIndex(db, work.ed, step, work.patienceMs)))
    else await runBriefly(db, work, step, changedRows)
    work.onStep(index + 1, steps.length)
  }
  return notes
}

/** New columns enter the storage map in the transaction that makes them. */
function runBriefly(db: Database, { ed, attempts }: Preparation, step: Step, rows: readonly StorageRow[]) {
  return briefTransaction(db, { lockTimeoutMs: 100, attempts }, async tx => {
    await tx.script(toDdl(ed, step))
    if (step.kind !== 'add-columns') return
    const names = new Set(step.columns.map(column => column.name))
    const added = rows.filter(row => row.table === step.table && names.has(row.column))
    const prepared = added.map(row => ({ ...row, state: 'prepared' as const }))
    await writeStorage(tx, prepared)
  })
}

async function fill(db: Database, work: Preparation, step: Fill): Promise<PromotionNote[]> {
  const { ed, filled, id, attempts, batchSize } = work
  let cursor = filled[step.table]
  while (cursor !== null) {
    const from: string | undefined = cursor
    cursor = await briefTransaction(db, { lockTimeoutMs: 200, attempts }, async tx => {
      const next = await fillBatch(tx, ed, step, from, batchSize)
      await updatePromotion(tx, id, { progress: { filled: { ...filled, [step.table]: next } } })
      return next
    })
    filled[step.table] = cursor
    await work.at('prepare batch')
  }
  return countLost(db, ed, step)
}
