/**
 * What large tables need before the switch, done in small steps while everybody works: columns that are still unused,
 * a trigger that keeps a retyped column in step, its rows filled batch by batch, indexes made concurrently. Nobody who
 * reads or writes under the running head can tell.
 */
import sql from 'sql-template-tag'
import type { Database } from '#platform/database/database.ts'
import { type Fill, type Step, toDdl } from '../storage/steps.ts'
import type { StorageRow } from '../storage/storage-map.ts'
import { briefTransaction } from './brief-transaction.ts'
import { assertGoesOn } from './control.ts'
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
  /** How far it was before it was gone on with. */
  readonly before: { readonly done: number; readonly total: number }
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
  const { id, ed, patienceMs } = work
  const { prepare: steps, changedRows } = work.plan
  const weights = await weighSteps(db, ed, steps)
  const rest = weights.reduce((sum, weight) => sum + weight, 0)
  // Steps that are over are not planned again; of the first that is, a part may be done.
  const total = Math.max(rest, work.before.total)
  let done = total - rest
  let begun = Math.max(0, work.before.done - done)
  for (const [index, step] of steps.entries()) {
    await assertGoesOn(db, id)
    await updatePromotion(db, id, { phase: 'prepare', done: done + begun, total, table: step.table })
    await work.at(`prepare ${step.kind}`)
    if (step.kind === 'fill') notes.push(...(await fill(db, work, step, { done, begun, most: weights[index] ?? 1 })))
    else if (step.kind === 'create-index') {
      notes.push(...(await makeIndex(db, ed, step, patienceMs, () => assertGoesOn(db, id))))
    } else await runBriefly(db, work, step, changedRows)
    done += weights[index] ?? 1
    begun = Math.max(0, begun - (weights[index] ?? 1))
    work.onStep(index + 1, steps.length)
  }
  await updatePromotion(db, id, { done, total, table: null })
  return notes
}

/** Rows that each step goes through, as far as PostgreSQL knows; an index reads them faster than a fill writes them. */
async function weighSteps(db: Database, ed: string, steps: readonly Step[]): Promise<number[]> {
  const tables = [...new Set(steps.map(step => step.table))]
  const rows = await db.query<{ table: string; rows: number }>(sql`
    select c.relname as "table", greatest(c.reltuples, 0)::float8 as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${ed} and c.relname = any(${tables})`)
  const size = new Map(rows.map(row => [row.table, row.rows]))
  const share = (step: Step) => (step.kind === 'fill' ? 1 : step.kind === 'create-index' ? 0.1 : 0)
  return steps.map(step => Math.max(1, Math.round((size.get(step.table) ?? 0) * share(step))))
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

/** `meter`: what was done before, how much of this step among it, and as how much the step counts. */
async function fill(
  db: Database,
  work: Preparation,
  step: Fill,
  meter: { readonly done: number; readonly begun: number; readonly most: number },
): Promise<PromotionNote[]> {
  const { ed, filled, id, attempts, batchSize } = work
  let cursor = filled[step.table]
  let rows = cursor === undefined ? 0 : meter.begun
  while (cursor !== null) {
    await assertGoesOn(db, id)
    const done = meter.done + Math.min(meter.most, rows + batchSize)
    const from: string | undefined = cursor
    cursor = await briefTransaction(db, { lockTimeoutMs: 200, attempts }, async tx => {
      const next = await fillBatch(tx, ed, step, from, batchSize)
      const progress = { filled: { ...filled, [step.table]: next }, from: work.before.done }
      await updatePromotion(tx, id, { progress, done })
      return next
    })
    filled[step.table] = cursor
    rows += batchSize
    await work.at('prepare batch')
  }
  return countLost(db, ed, step)
}
