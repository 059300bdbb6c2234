/**
 * Fills a preview with a sample of production, read in one snapshot that is held no longer than the reading takes. The
 * preview first gets the application that runs in production, so that the draft then meets real rows.
 */
import { randomBytes } from 'node:crypto'

import { promote } from '#metadata/promotion/promote.ts'
import { readHead, readStorage } from '#metadata/revisions.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { System } from '#runtime/system.ts'

import { chooseRecords } from './choose-records.ts'
import { copyCounters } from './copy-counters.ts'
import { copyRecords } from './copy-records.ts'
import { sampledObjects } from './sampled-object.ts'

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

/** Copies the sample; answers how many records. */
export function fillFromProduction({ production, held, preview, records, onProgress }: Filling): Promise<number> {
  return held.transaction(
    async (from, begun) => {
      const catalog = await production.catalogs.at(begun.at(-1)?.[0]?.revision as number)
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
      const chosen = await chooseRecords(from, production.ed, objects, records)
      return preview.db.transaction(async to => {
        await prepare(to)
        const copying = { from, fromEd: production.ed, to, toEd: preview.ed, objects, onProgress }
        const count = await copyRecords(copying, chosen)
        await copyCounters(from, production.ed, to, preview.ed)
        return count
      })
    },
    { begin: snapshot },
  )
}

/** Rows come in any order, and some are older than what is required of them today. */
async function prepare(to: Transaction): Promise<void> {
  await to.script(`set constraints all deferred; set local fulcrum.lenient = 'on'; set local statement_timeout = 0`)
}
