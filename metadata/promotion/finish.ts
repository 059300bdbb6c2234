/**
 * What follows a switch: existing rows are checked against new constraints, large tables get their search words, and the
 * views for people are renewed. The new head runs already; what data prevents becomes a note.
 */
import type { Database, Transaction } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { type Fill, toDdl, type Validate } from '../storage/steps.ts'
import { briefTransaction } from './brief-transaction.ts'
import { dropSuperseded } from './drop-superseded.ts'
import { fillBatch } from './fill-batch.ts'
import { type PromotionNote, updatePromotion } from './promotion-row.ts'
import { renewViews } from './renew-views.ts'

export interface Finish {
  readonly id: string
  readonly ed: string
  readonly steps: readonly (Fill | Validate)[]
  readonly notes: readonly PromotionNote[]
  readonly batchSize: number
  readonly attempts: number
  readonly at: (moment: string) => Promise<void> | void
}

/** Runs the steps, each of which may be repeated, and closes the promotion; answers all its notes. */
export async function finish(db: Database, work: Finish): Promise<PromotionNote[]> {
  const notes = [...work.notes]
  for (const step of work.steps) {
    await work.at(`finish ${step.kind}`)
    if (step.kind === 'fill') await fill(db, work, step)
    else notes.push(...(await validate(db, work, step)))
  }
  await work.at('finish views')
  if (!(await renewViews(db, work.ed, work.attempts))) notes.push({ code: 'views-kept' })
  else await dropSuperseded(db, work.ed, work.attempts)
  await updatePromotion(db, work.id, { state: 'done', notes, progress: {} })
  return notes
}

async function fill(db: Database, { ed, batchSize, attempts }: Finish, step: Fill): Promise<void> {
  let cursor: string | null | undefined
  while (cursor !== null) {
    const from: string | undefined = cursor
    const batch = (tx: Transaction) => fillBatch(tx, ed, step, from, batchSize)
    cursor = await briefTransaction(db, { lockTimeoutMs: 200, attempts }, batch)
  }
}

const violations: Readonly<Record<string, PromotionNote['code']>> = {
  '23514': 'required-violated',
  '23503': 'reference-violated',
}

async function validate(db: Database, { ed, attempts }: Finish, step: Validate): Promise<PromotionNote[]> {
  try {
    await briefTransaction(db, { lockTimeoutMs: 200, attempts }, tx => tx.script(toDdl(ed, step)))
    return []
  } catch (error) {
    const state = sqlStateOf(error) ?? ''
    if (state === '42704') return []
    const code = violations[state]
    if (!code) throw error
    return [{ code, ...step.subject }]
  }
}
