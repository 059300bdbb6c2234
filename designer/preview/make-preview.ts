/**
 * Makes the preview of a draft in the background: a database, the application, records, the draft. What becomes of it
 * is said by the row; when the process dies in the middle, its lock is gone and the next look says so.
 */
import { randomUUID } from 'node:crypto'

import { toProblem } from '#platform/http/to-problem.ts'
import type { Log } from '#platform/log.ts'
import { toProblemJson } from '#platform/problem.ts'

import type { DesignerDoor } from '../door.ts'
import { applyBase, followDraft } from './follow-draft.ts'
import { dropDatabase, makeDatabase } from './make-database.ts'
import { type OpenPreview, openPreview } from './open-previews.ts'
import { placeOf } from './preview-place.ts'
import { noTemplate, unfinishedPreview } from './preview-problems.ts'
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
  if (source === 'template' && template === null) throw noTemplate('The system did not come from a template.')
  const letGo = await takePreview(db, draft)
  if (!letGo) throw unfinishedPreview('The preview of this draft is being made already.')
  const making = { draft, making: randomUUID(), source, template, records }
  try {
    await insertPreviewRow(db, { ...making, madeBy })
  } catch (error) {
    await letGo()
    throw error
  }
  return { ended: make(deps, making).finally(letGo) }
}

async function make(deps: MakingDeps, making: Making): Promise<void> {
  const { at = () => undefined, log } = deps
  const { db, timeZone } = deps.system
  const place = placeOf(deps.directUrl, making.draft)
  let preview: OpenPreview | undefined
  try {
    await makeDatabase(db, place)
    await at('database')
    preview = await openPreview(place, timeZone)
    await updatePreviewRow(db, making, { state: 'filling' })
    await at('filling')
    const count = await fill(deps, making, preview)
    await at('filled')
    await preview.system.db.script('analyze')
    const applied = await followDraft(db, preview.system, { ...making, applied: 0, refused: 0 })
    if (applied.applied === 0) await applyBase(db, preview.system, making.draft)
    await updatePreviewRow(db, making, { state: 'ready', done: count, total: count, endedAt: new Date().toISOString() })
  } catch (error) {
    const problem = toProblem(error)
    if (problem.status >= 500) log.error({ err: problem.cause ?? problem }, 'A preview could not be made')
    await preview?.close()
    preview = undefined
    await dropDatabase(db, place.name).catch(() => undefined)
    await updatePreviewRow(db, making, {
      state: 'failed',
      problem: toProblemJson(problem),
      endedAt: new Date().toISOString(),
    }).catch(() => undefined)
  } finally {
    await preview?.close()
  }
}

function fill({ system }: MakingDeps, making: Making, preview: OpenPreview): Promise<number> {
  if (making.template !== null) return fillFromTemplate(preview.system, making.template)
  let toldAt = 0
  return fillFromProduction({
    production: system,
    preview: preview.system,
    records: making.source === 'production' ? making.records : 0,
    async onProgress(done, total) {
      if (Date.now() - toldAt < tellEveryMs) return
      toldAt = Date.now()
      await updatePreviewRow(system.db, making, { done, total })
    },
  })
}
