/**
 * Fills a preview with a sample of production. The preview first gets the application that runs in production, so that
 * the draft then meets real rows; then the sample is read in one snapshot, and written when that is over: as long as it
 * lasts, nothing can be promoted to production.
 */
import { randomBytes } from 'node:crypto'

import { promote } from '#metadata/promotion/promote.ts'
import { readHead, readStorage } from '#metadata/revisions.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { System } from '#runtime/system.ts'

import { unfinishedPreview } from '../preview-problems.ts'
import { chooseRecords } from './choose-records.ts'
import { type Counters, readCounters, writeCounters } from './copy-counters.ts'
import { type Batch, readRecords } from './read-records.ts'
import { sampledObjects } from './sampled-object.ts'
import { writeRecords } from './write-records.ts'

export interface Filling {
  readonly production: System
  /** Connections to production for the snapshot. */
  readonly held: Database
  readonly preview: System
  /** Records per object; 0 brings people, units, teams and currencies alone. */
  readonly records: number
  readonly onProgress: (done: number, total: number) => Promise<void>
}

const snapshot = `begin isolation level repeatable read read only; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; select revision from bm.head`

const mostAttempts = 5

/** Copies the sample; answers how many records. */
export async function fillFromProduction(filling: Filling): Promise<number> {
  const { preview, onProgress } = filling
  const { batches, counters } = await readSample(filling)
  return preview.db.transaction(async to => {
    await prepare(to)
    const count = await writeRecords({ to, toEd: preview.ed, onProgress }, batches)
    await writeCounters(to, preview.ed, counters)
    return count
  })
}

interface Sample {
  readonly batches: readonly Batch[]
  readonly counters: Counters
}

/** Starts over when production's head moves meanwhile: a promotion goes before. */
async function readSample(filling: Filling): Promise<Sample> {
  const { db } = filling.production
  for (let attempt = 1; ; attempt++) {
    const revision = await readHead(db)
    try {
      const sample = await readSampleAt(filling, revision)
      if (sample) return sample
    } catch (error) {
      if (attempt >= mostAttempts || (await readHead(db)) === revision) throw error
    }
    if (attempt >= mostAttempts) throw unfinishedPreview('Production is being changed; make the preview again later.')
  }
}

/** Undefined when another revision runs in production by now. */
async function readSampleAt(
  { production, held, preview, records, onProgress }: Filling,
  revision: number,
): Promise<Sample | undefined> {
  const catalog = await production.catalogs.at(revision)
  await promote(preview.db, {
    ed: preview.ed,
    base: await readHead(preview.db),
    application: catalog.application,
    findings: () => [],
    author: null,
    message: `Production at revision ${catalog.revision}`,
    source: 'preview',
  })
  await preview.catalogs.refresh()
  const storage = await readStorage(preview.db)
  const objects = sampledObjects(catalog, preview.catalogs.current(), storage, randomBytes(32))
  return held.transaction(
    async (from, begun) => {
      if (begun.at(-1)?.[0]?.revision !== revision) return undefined
      const chosen = await chooseRecords(from, production.ed, objects, records)
      const batches = await readRecords({ from, fromEd: production.ed, objects, onProgress }, chosen)
      return { batches, counters: await readCounters(from, production.ed) }
    },
    { begin: snapshot },
  )
}

/** Rows come in any order, and some are older than what is required of them today. */
async function prepare(to: Transaction): Promise<void> {
  await to.script(`set constraints all deferred; set local fulcrum.lenient = 'on'; set local statement_timeout = 0`)
}
