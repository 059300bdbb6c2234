/** The previews of one system as this process knows them: made, opened, followed, dropped. */
import { toProblem } from '#platform/http/to-problem.ts'
import type { Log } from '#platform/log.ts'
import { toProblemJson } from '#platform/problem.ts'
import type { System } from '#runtime/system.ts'

import type { DesignerDoor } from '../door.ts'
import { type Applied, followDraft } from './follow-draft.ts'
import { dropDatabase } from './make-database.ts'
import { makePreview, type PreviewWish } from './make-preview.ts'
import { createOpenPreviews, type OpenPreview } from './open-previews.ts'
import { placeOf } from './preview-place.ts'
import { interruptedPreview, missingPreview, unfinishedPreview } from './preview-problems.ts'
import {
  deletePreviewRow,
  type PreviewRow,
  readPreviewRow,
  takePreviewPatiently,
  updatePreviewRow,
} from './preview-row.ts'

/** A preview ready to answer, at the version of the draft that `applied` tells. */
export interface ReadyPreview extends OpenPreview {
  readonly applied: Applied
}

export interface Previews {
  make(wish: PreviewWish, log: Pick<Log, 'error'>): Promise<void>
  /** The preview brought up to the draft; problems `preview/missing`, `preview/unfinished`, `preview/interrupted`. */
  ready(draft: string): Promise<ReadyPreview>
  /** Drops it, also while it is being made; does nothing when there is none. */
  drop(draft: string): Promise<void>
  close(): Promise<void>
}

type Deps = Pick<DesignerDoor, 'system' | 'directUrl'>

const known = new WeakMap<System, Previews>()

/** The previews beside a system; the same for every caller. */
export function previewsOf(deps: Deps): Previews {
  const found = known.get(deps.system) ?? createPreviews(deps)
  known.set(deps.system, found)
  return found
}

/** Whether whoever was making it is gone. */
export function isInterrupted({ state, alive }: PreviewRow): boolean {
  return (state === 'making' || state === 'filling') && !alive
}

function createPreviews({ system, directUrl }: Deps): Previews {
  const open = createOpenPreviews({ system, directUrl })
  const making = new Set<Promise<void>>()
  const stop = new AbortController()

  return {
    async make(wish, log) {
      const { ended } = await makePreview({ system, directUrl, log, signal: stop.signal }, wish)
      await open.close(wish.draft)
      making.add(ended)
      void ended.finally(() => making.delete(ended))
    },
    async ready(draft) {
      const row = await readyRow(system, draft)
      const preview = await open.open(draft, row.making).catch(async (error: unknown) => {
        const problem = toProblem(error)
        if (problem.code === 'preview/missing') {
          await updatePreviewRow(system.db, row, { state: 'failed', problem: toProblemJson(problem) })
        }
        throw error
      })
      const applied = await preview.inTurn(async () => {
        // Somebody may have been faster while we waited for our turn.
        const now = await readyRow(system, draft)
        return followDraft(system.db, preview.system, now)
      })
      return { ...preview, applied }
    },
    async drop(draft) {
      // Whoever is making it sees that the row is gone, and stops.
      if (!(await deletePreviewRow(system.db, draft))) return
      const letGo = await takePreviewPatiently(system.db, draft)
      if (!letGo) throw unfinishedPreview('The preview is still being made; what is left of it will be swept.')
      try {
        // Somebody has made it anew while we waited.
        if (await readPreviewRow(system.db, draft)) return
        await open.close(draft)
        await dropDatabase(system.db, placeOf(directUrl, draft).name)
      } finally {
        await letGo()
      }
    },
    async close() {
      known.delete(system)
      stop.abort()
      await Promise.all(making)
      await open.closeAll()
    },
  }
}

async function readyRow({ db }: System, draft: string): Promise<PreviewRow> {
  const row = await readPreviewRow(db, draft)
  if (!row) throw missingPreview('The draft has no preview yet.')
  if (isInterrupted(row))
    throw interruptedPreview('The server stopped while the preview was being made; make it again.')
  if (row.state === 'failed') throw missingPreview('The preview could not be made.', { problem: row.problem })
  if (row.state !== 'ready') {
    throw unfinishedPreview('The preview is still being made.', { state: row.state, done: row.done, total: row.total })
  }
  return row
}
