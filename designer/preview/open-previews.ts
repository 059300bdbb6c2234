/**
 * The previews that this process has open: a few, the least used one is closed for the next. A preview that was dropped
 * or made anew elsewhere is noticed by its row, and opened again.
 */
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

import { createDatabase } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { createJobs } from '#platform/jobs/jobs.ts'
import { ensureAuditPartitions } from '#runtime/audit/ensure-partitions.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { type Actors, createActors } from '#runtime/people/actors.ts'
import type { Caller, System } from '#runtime/system.ts'

import type { DesignerDoor } from '../door.ts'
import { lazyJobs } from './lazy-jobs.ts'
import { renewPassword } from './make-database.ts'
import { createPreviewHttp } from './preview-http.ts'
import { type PreviewPlace, placeOf } from './preview-place.ts'
import { missingPreview } from './preview-problems.ts'

export interface OpenPreview {
  readonly system: System
  readonly actors: Actors
  readonly http: FastifyInstance
  /** Says who stands behind a request before it is handed to `http`. */
  readonly callers: WeakMap<IncomingMessage, Caller>
  /** Runs one after the other what must not happen twice at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface OpenPreviews {
  /** The preview that was made as `making`; opens it. */
  open(draft: string, making: string): Promise<OpenPreview>
  close(draft: string): Promise<void>
  closeAll(): Promise<void>
}

const mostOpen = 6
const poolSize = 4
const idleMs = 15 * 60_000

interface Entry {
  readonly making: string
  readonly opening: Promise<OpenPreview>
  usedAt: number
}

/** None is open at first. */
export function createOpenPreviews({ system, directUrl }: Pick<DesignerDoor, 'system' | 'directUrl'>): OpenPreviews {
  const entries = new Map<string, Entry>()
  const timer = setInterval(() => {
    for (const [draft, { usedAt }] of entries) if (usedAt < Date.now() - idleMs) void close(draft)
  }, 60_000)
  timer.unref()

  async function close(draft: string): Promise<void> {
    const entry = entries.get(draft)
    entries.delete(draft)
    const preview = await entry?.opening.catch(() => undefined)
    await preview?.close()
  }

  return {
    async open(draft, making) {
      const found = entries.get(draft)
      if (found?.making === making) {
        found.usedAt = Date.now()
        return found.opening
      }
      if (found) void close(draft)
      const [oldest] = [...entries].sort((a, b) => a[1].usedAt - b[1].usedAt)
      if (entries.size >= mostOpen && oldest) void close(oldest[0])
      const place = placeOf(directUrl, draft)
      const opening = renewPassword(system.db, place)
        .then(() => openPreview(place, system.timeZone))
        .catch(explainGone)
      const entry = { making, opening, usedAt: Date.now() }
      entries.set(draft, entry)
      opening.catch(() => {
        if (entries.get(draft) === entry) entries.delete(draft)
      })
      return opening
    },
    close,
    async closeAll() {
      clearInterval(timer)
      await Promise.all([...entries.keys()].map(close))
    },
  }
}

/** Somebody removed the database or its role by hand, or production was moved to another server. */
function explainGone(error: unknown): never {
  if (!['42704', '3D000'].includes(sqlStateOf(error) ?? '')) throw error
  throw missingPreview('The database of the preview is gone; make it again.', {}, { cause: error })
}

/** Connects as the role of the preview, which can reach nothing else. */
export async function openPreview({ url }: PreviewPlace, timeZone: string): Promise<OpenPreview> {
  const db = createDatabase({ url, poolSize, applicationName: 'fulcrum-preview' })
  try {
    const system = await openSystem(db, timeZone)
    await ensureAuditPartitions(db, system.ed)
    const actors = createActors(system)
    const jobs = lazyJobs(() => createJobs(db, { directUrl: url, concurrency: 1 }))
    const callers = new WeakMap<IncomingMessage, Caller>()
    const http = await createPreviewHttp({ system, actors, jobs, callers })
    let last: Promise<unknown> = Promise.resolve()
    return {
      system,
      actors,
      http,
      callers,
      inTurn(work) {
        const next = last.then(work, work)
        last = next.catch(() => undefined)
        return next
      },
      async close() {
        await http.close()
        await jobs.stop().catch(() => undefined)
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}
