/**
 * Makes the preview of a draft in the background: a database, the application, records, the draft. What becomes of it
 * is said by the row; when the process dies in the middle, its lock is gone and the next look says so.
 */
import { randomUUID } from 'node:crypto'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { toProblem } from '#platform/http/to-problem.ts'
import type { Log } from '#platform/log.ts'
import { type Problem, toProblemJson } from '#platform/problem.ts'

import type { DesignerDoor } from '../door.ts'
import { applyBase, followDraft } from './follow-draft.ts'
import { dropDatabase, makeDatabase } from './make-database.ts'
import { type OpenPreview, openPreview } from './open-previews.ts'
import { placeOf } from './preview-place.ts'
import { interruptedPreview, noTemplate, unfinishedPreview } from './preview-problems.ts'
import { insertPreviewRow, type PreviewRow, type Source, takePreview, updatePreviewRow } from './preview-row.ts'
import { fillFromProduction } from './sample/fill-from-production.ts'
import { fillFromTemplate, installedTemplate } from './sample/fill-from-template.ts'

export interface PreviewWish {
  readonly draft: string
  readonly source: Source
  /** Records per object. */
  readonly records: number
  readonly madeBy: string | null
}

/** What the making needs, and a hook for tests. */
export interface MakingDeps extends Pick<DesignerDoor, 'system' | 'directUrl'> {
  readonly log: Pick<Log, 'error'>
  /** Aborted when the server stops. */
  readonly signal: AbortSignal
  readonly at?: (moment: 'database' | 'filling' | 'filled') => Promise<void> | void
}

type Making = Pick<PreviewRow, 'draft' | 'making' | 'source' | 'template' | 'records'>

const tellEveryMs = 300

/** Begins; answers what resolves when it has ended, well or badly. Problem `preview/unfinished` when one is being made. */
export async function makePreview(
  deps: MakingDeps,
  { draft, source, records, madeBy }: PreviewWish,
): Promise<{ readonly ended: Promise<void> }> {
  const { db } = deps.system
  const template = source === 'template' ? ((await installedTemplate(db)) ?? null) : null
  if (source === 'template' && template === null)
    throw noTemplate('The system did not come from a template with sample records.')
  // What is held for long has connections of its own: people at work need the others.
  const held = createDatabase({ url: deps.directUrl, poolSize: 2, applicationName: 'fulcrum-preview-making' })
  const letGo = await takePreview(held, draft).catch(closing(held))
  if (!letGo) {
    await held.close()
    throw unfinishedPreview('The preview of this draft is being made already.')
  }
  const making = { draft, making: randomUUID(), source, template, records }
  try {
    await insertPreviewRow(db, { ...making, madeBy })
  } catch (error) {
    await letGo()
    return closing(held)(error)
  }
  const ended = make({ ...deps, held }, making).finally(async () => {
    await letGo()
    await held.close()
  })
  return { ended }
}

function closing(db: Database) {
  return async (error: unknown): Promise<never> => {
    await db.close()
    throw error
  }
}

interface Work extends MakingDeps {
  readonly held: Database
}

async function make(deps: Work, making: Making): Promise<void> {
  const { at = () => undefined } = deps
  const { db, timeZone } = deps.system
  const place = placeOf(deps.directUrl, making.draft)
  let preview: OpenPreview | undefined
  try {
    await makeDatabase(db, place)
    await at('database')
    preview = await openPreview(place, timeZone)
    await tell(deps, making, { state: 'filling' })
    await at('filling')
    const count = await fill(deps, making, preview)
    await at('filled')
    await preview.system.db.script('analyze')
    const { applied } = await followDraft(db, preview.system, { ...making, applied: 0, refused: 0 })
    if (applied === 0) await applyBase(db, preview.system, making.draft)
    await tell(deps, making, { state: 'ready', done: count, total: count, endedAt: new Date().toISOString() })
  } catch (error) {
    await preview?.close()
    preview = undefined
    await dropDatabase(db, place.name).catch(() => undefined)
    await endBadly(deps, making, toProblem(error))
  } finally {
    await preview?.close()
  }
}

async function endBadly({ system, log }: MakingDeps, making: Making, problem: Problem): Promise<void> {
  const endedAt = new Date().toISOString()
  const change = { state: 'failed', problem: toProblemJson(problem), endedAt } as const
  const isWanted = await updatePreviewRow(system.db, making, change).catch(() => true)
  const isOurs = problem.status === 500 && problem.code !== 'preview/interrupted'
  if (isWanted && isOurs) log.error({ err: problem.cause ?? problem }, 'A preview could not be made')
}

/** Stops the making when nobody wants it any more. */
async function tell(
  { system, signal }: MakingDeps,
  making: Making,
  change: Parameters<typeof updatePreviewRow>[2],
): Promise<void> {
  if (signal.aborted) throw interruptedPreview('The server stopped while the preview was being made; make it again.')
  const isWanted = await updatePreviewRow(system.db, making, change)
  if (!isWanted) throw interruptedPreview('The preview was dropped while it was being made.')
}

function fill(deps: Work, making: Making, preview: OpenPreview): Promise<number> {
  if (making.template !== null) return fillFromTemplate(preview.system, making.template)
  let toldAt = 0
  return fillFromProduction({
    production: deps.system,
    held: deps.held,
    preview: preview.system,
    records: making.source === 'production' ? making.records : 0,
    async onProgress(done, total) {
      if (Date.now() - toldAt < tellEveryMs) return
      toldAt = Date.now()
      await tell(deps, making, { done, total })
    },
  })
}
