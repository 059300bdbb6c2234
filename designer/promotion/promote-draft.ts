/**
 * Promotes a draft: everything that must stop it is said before anything is touched, then metadata/promotion does the
 * work, and the draft stands on the new revision. The one who asked may close the page; the work goes on.
 */
import type { ResolvedApplication } from '#metadata/application.ts'
import { isSameContent, readContent } from '#metadata/promotion/content.ts'
import { pausedPromotion } from '#metadata/promotion/control.ts'
import { invalidApplication, promote } from '#metadata/promotion/promote.ts'
import { readPromotion } from '#metadata/promotion/read-promotion.ts'
import { resumePromotion } from '#metadata/promotion/resume.ts'
import {
  type PromotionOptions,
  type PromotionResult,
  type PromotionStep,
  usualOptions,
} from '#metadata/promotion/run-promotion.ts'
import { stalePromotion } from '#metadata/promotion/switch-head.ts'
import { toResolved } from '#metadata/references.ts'
import { readHead } from '#metadata/revisions.ts'
import { Problem } from '#platform/problem.ts'
import type { System } from '#runtime/system.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { readOnlyDraft } from '../drafts/draft-problems.ts'
import type { DraftRow } from '../drafts/draft-row.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { isRevisionId } from '../drafts/revision-row.ts'
import { findImpact, unacknowledged } from '../impact/find-impact.ts'
import { contentOf } from './content-of.ts'
import { describeNotes, type ShownNote } from './describe-notes.ts'
import { markPromoted } from './mark-promoted.ts'
import { compareWithProduction, notesOf, showOverlaps } from './production-changes.ts'
import { unacknowledgedDraft, unchangedDraft } from './promotion-problems.ts'

export interface PromoteWish {
  readonly message: string
  /** Keys of destructive items of the impact. */
  readonly acknowledge: readonly string[]
}

/** Who promotes; a user's id, or null for the command line. */
interface Promoter {
  readonly actor: { readonly userId: string | null }
}

/** What came of it: the new head, and what people should know about their records. */
export interface PromoteAnswer {
  readonly revision: number
  readonly notes: readonly ShownNote[]
}

/** How promotions of the designer differ from the usual. */
const options: Partial<PromotionOptions> = { waitMs: 2_000 }

/**
 * Problems: `application/invalid` 422, `promotion/stale` 409, `draft/unchanged` 409, `draft/unacknowledged` 422, and
 * those of a promotion: `promotion/blocked` 503, `promotion/paused`, `promotion/cancelled` 409.
 */
export async function promoteDraft(
  system: System,
  caller: Promoter,
  row: DraftRow,
  wish: PromoteWish,
  more: Partial<PromotionOptions> = {},
  onProgress?: (step: PromotionStep) => void,
): Promise<PromoteAnswer> {
  const { db, ed } = system
  if (isRevisionId(row.id))
    throw readOnlyDraft('A revision is promoted already. Open a draft from it, or roll back to it.')
  const { findings, application } = await toDraftState(db, row)
  if (findings.some(finding => finding.severity === 'error')) {
    throw invalidApplication('The draft was not promoted because it has errors.', { findings })
  }
  const wanted = toResolved(application)
  const head = await readHead(db)
  const running = await readContent(db, head)
  // A process that died after the switch could not say so to the draft.
  if (head !== row.base) return (await findPromoted(system, row, wanted)) ?? raise(await stale(system, row))
  if (isSameContent(running, contentOf(wanted))) throw unchangedDraft(`The draft is the same as revision ${head}.`)
  await assertAcknowledged(system, await loadDefinitions(db, running), wanted, wish)
  await assertNonePaused(system, row.id)
  const target = { ed, base: row.base, application, findings: () => [], author: caller.actor.userId }
  try {
    const result = await promote(db, { ...target, message: wish.message, source: 'draft', draft: row.id }, onProgress, {
      ...usualOptions,
      ...options,
      ...more,
    })
    return await settle(system, result, row.id, row.position)
  } catch (error) {
    if (!isStale(error)) throw error
    // Somebody was faster between looking and promoting; perhaps with the same draft.
    return (await findPromoted(system, row, wanted)) ?? raise(await stale(system, row))
  }
}

/** Goes on with the promotion that is paused or was left behind, whatever it is of. */
export async function resumeDraftPromotion(
  system: System,
  more: Partial<PromotionOptions> = {},
): Promise<PromoteAnswer> {
  const last = await readPromotion(system.db)
  try {
    const { draft, ...result } = await resumePromotion(system.db, undefined, { ...usualOptions, ...options, ...more })
    return await settle(system, result, draft, undefined)
  } catch (error) {
    const now = await readPromotion(system.db)
    // Somebody else has resumed the same.
    if (!isStale(error) || !last || now?.id !== last.id || now.revision === null) throw error
    return settle(system, { revision: now.revision, notes: now.notes }, now.draft, undefined)
  }
}

/** The answer to one who promotes what the head is already; undefined when the head is something else. */
async function findPromoted(
  system: System,
  row: DraftRow,
  wanted: ResolvedApplication,
): Promise<PromoteAnswer | undefined> {
  const { db } = system
  const revision = await readHead(db)
  if (!isSameContent(contentOf(wanted), await readContent(db, revision))) return undefined
  return settle(system, { revision, notes: [] }, row.id, row.position)
}

function isStale(error: unknown): boolean {
  return error instanceof Problem && error.code === 'promotion/stale'
}

function raise(problem: Problem): never {
  throw problem
}

/** Problem `draft/unacknowledged` with the items that are `missing`. */
export async function assertAcknowledged(
  system: System,
  before: Parameters<typeof findImpact>[1],
  after: Parameters<typeof findImpact>[2],
  { acknowledge }: Pick<PromoteWish, 'acknowledge'>,
): Promise<void> {
  const missing = unacknowledged(await findImpact(system, before, after), acknowledge)
  if (missing.length === 0) return
  const keys = missing.map(item => item.key)
  throw unacknowledgedDraft(`Not acknowledged: ${keys.join(', ')}.`, { missing })
}

/** Another promotion must not undo what one that is paused has prepared; problem `promotion/paused`. */
export async function assertNonePaused({ db }: System, draft: string | null): Promise<void> {
  const last = await readPromotion(db)
  if (last?.state !== 'paused' || (draft !== null && last.draft === draft)) return
  throw pausedPromotion('Another promotion is paused; resume or cancel it first.', { promotion: last })
}

/** After the switch: this node speaks the new revision, and so does the draft. */
export async function settle(
  system: System,
  result: PromotionResult,
  draft: string | null,
  position: number | undefined,
): Promise<PromoteAnswer> {
  if (draft !== null) await system.db.transaction(tx => markPromoted(tx, draft, result.revision, position))
  await system.catalogs.refresh()
  return { revision: result.revision, notes: await describeNotes(system.db, result) }
}

async function stale({ db }: System, row: DraftRow): Promise<Problem> {
  const changes = await compareWithProduction(db, row)
  const { head } = changes
  return stalePromotion(`The draft was made from revision ${row.base}; the head is ${head}.`, {
    head,
    base: row.base,
    changes: notesOf(changes),
    overlapping: changes.overlaps.length > 0,
    overlaps: showOverlaps(changes),
  })
}
