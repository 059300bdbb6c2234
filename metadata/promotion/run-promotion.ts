/**
 * The course of every promotion, whether it brings something new or something old back: one at a time, prepare, switch,
 * finish. It leaves the old head or the new one, never anything between.
 */
import type { Database } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { type Content, loadContent, readHead } from '../revisions.ts'
import { isSameContent, readContent } from './content.ts'
import { assertGoesOn, keepPaused } from './control.ts'
import { finish } from './finish.ts'
import { withLease } from './lease.ts'
import { type PromotionPlan, planPromotion } from './plan-promotion.ts'
import { prepare } from './prepare.ts'
import {
  insertPromotion,
  type PromotionNote,
  type PromotionOrigin,
  type PromotionRow,
  readOpenPromotions,
  updatePromotion,
} from './promotion-row.ts'
import { giveUp, settlePromotions } from './settle-promotions.ts'
import { staleAt, switchHead } from './switch-head.ts'

/** What a promotion comes to. */
export interface PromotionResult {
  /** The head after it; the old one when there was nothing to change. */
  readonly revision: number
  readonly notes: readonly PromotionNote[]
}

/** How far a promotion is. */
export interface PromotionStep {
  readonly phase: 'prepare' | 'switch' | 'finish'
  readonly done: number
  readonly total: number
}

/** Numbers that a promotion goes by, and a hook for tests. */
export interface PromotionOptions {
  /** Tables with more rows are changed step by step before the switch. */
  readonly largeFrom: number
  readonly batchSize: number
  /** How often a step is tried while others are in the way. */
  readonly attempts: number
  /** How long to wait for another promotion. */
  readonly waitMs: number
  /** How long an index on a large table may wait for the transactions of others. */
  readonly patienceMs: number
  readonly at: (moment: string) => Promise<void> | void
}

export const usualOptions: PromotionOptions = {
  largeFrom: 10_000,
  batchSize: 2_000,
  attempts: 40,
  waitMs: 30_000,
  patienceMs: 120_000,
  at: () => undefined,
}

/** What is to become the head. */
export interface PromotionTarget extends PromotionOrigin {
  readonly ed: string
  /** Head that it must follow; undefined follows whatever is head. */
  readonly base: number | undefined
  /** Asked when it is this promotion's turn. */
  readonly content: () => Promise<Content>
}

/** Moves the head to a content whose definitions are stored; problems `promotion/stale`, `promotion/blocked`. */
export function runPromotion(
  db: Database,
  target: PromotionTarget,
  options: PromotionOptions,
  onProgress: (step: PromotionStep) => void,
): Promise<PromotionResult> {
  return withLease(db, options.waitMs, async () => {
    const open = await readOpenPromotions(db)
    const head = await readHead(db)
    const base = target.base ?? head
    const content = await target.content()
    const resumed = await settlePromotions(db, open, options, item => isSame(item, target.ed, base, content))
    if (head !== base) {
      if (resumed) await giveUp(db, resumed)
      throw staleAt(head, base)
    }
    const running = await readContent(db, head)
    if (isSameContent(running, content)) return { revision: head, notes: [] }
    const { ed, author, message, source, draft } = target
    const job = { ed, base, origin: { author, message, source, draft: draft ?? null }, running, content, resumed }
    return advance(db, job, options, onProgress)
  })
}

interface Job {
  readonly ed: string
  readonly base: number
  readonly origin: PromotionOrigin
  readonly running: Content
  readonly content: Content
  readonly resumed: PromotionRow | undefined
}

async function advance(
  db: Database,
  { ed, base, origin, running, content, resumed }: Job,
  { largeFrom, batchSize, attempts, patienceMs, at }: PromotionOptions,
  onProgress: (step: PromotionStep) => void,
): Promise<PromotionResult> {
  const before = await loadContent(db, running)
  const goal = { ed, base, largeFrom, before, after: await loadContent(db, content) }
  const id = resumed?.id ?? (await insertPromotion(db, { ed, base, content }, origin))
  const filled: Record<string, string | null> = { ...resumed?.progress.filled }
  const plan = () => planPromotion(db, goal, new Set(Object.keys(filled).filter(table => filled[table] === null)))
  const notes: PromotionNote[] = []
  let steps: PromotionPlan['finish']
  try {
    await at('opened')
    let rest = await plan()
    if (rest.prepare.length > 0) {
      const onStep = (done: number, total: number) => onProgress({ phase: 'prepare', done, total })
      const before = { done: resumed?.done ?? 0, total: resumed?.total ?? 0 }
      notes.push(
        ...(await prepare(db, { id, ed, plan: rest, filled, before, batchSize, attempts, patienceMs, at, onStep })),
      )
      // What data prevented in there is planned again and left out: the switch runs its own steps only.
      rest = await plan()
    }
    await at('prepared')
    onProgress({ phase: 'switch', done: 0, total: 1 })
    await assertGoesOn(db, id)
    await updatePromotion(db, id, { phase: 'switch', table: null })
    notes.push(...(await switchHead(db, { id, ed, base, content, plan: rest, origin, notes, attempts, at })))
    steps = rest.finish
  } catch (error) {
    await close(db, { id, ed, content }, error).catch(() => undefined)
    throw error
  }
  onProgress({ phase: 'finish', done: 0, total: steps.length })
  const done = finish(db, { id, ed, steps, notes, batchSize, attempts, at })
  return { revision: base + 1, notes: await done.catch(() => [...notes, { code: 'finish-delayed' as const }]) }
}

/** Leaves a promotion that did not reach its end as what stopped it asks for. */
async function close(
  db: Database,
  promotion: Pick<PromotionRow, 'id' | 'ed' | 'content'>,
  error: unknown,
): Promise<void> {
  const code = error instanceof Problem ? error.code : 'internal'
  if (code === 'promotion/paused') return keepPaused(db, promotion)
  const detail = error instanceof Problem ? error.message : ''
  await updatePromotion(db, promotion.id, { problem: { code, detail } })
  if (code === 'promotion/blocked') await updatePromotion(db, promotion.id, { state: 'blocked' })
  else await giveUp(db, promotion, code === 'promotion/cancelled' ? 'cancelled' : 'failed')
}

function isSame(open: PromotionRow, ed: string, base: number, content: Content): boolean {
  return open.ed === ed && open.base === base && isSameContent(open.content, content)
}
