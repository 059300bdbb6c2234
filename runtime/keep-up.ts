/** What has to be looked after besides answering requests: months of the audit, indexes that duplicate rules need. */
import { headChannel } from '#metadata/gate.ts'
import type { Signals } from '#platform/database/signals.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'

import { ensureAuditPartitions } from './audit/ensure-partitions.ts'
import { ensureDuplicateIndexes } from './duplicates/ensure-indexes.ts'
import { sweepTold } from './notifications/sweep-told.ts'
import { tellHeld } from './outgoing/tell-held.ts'
import { startDueReports } from './reports/schedules/start-due.ts'
import type { System } from './system.ts'
import { sweepMessages } from './workflows/sweep-messages.ts'

interface KeepUpDeps {
  readonly system: System
  readonly jobs: Pick<Jobs, 'repeat' | 'start'>
  readonly signals: Pick<Signals, 'on'>
  readonly log: Log
}

/** Begins; indexes are made in the background. */
export async function keepUp({ system, jobs, signals, log }: KeepUpDeps): Promise<void> {
  await ensureAuditPartitions(system.db, system.ed)
  await jobs.repeat('audit-partitions', '0 3 * * *', () => ensureAuditPartitions(system.db, system.ed))
  await jobs.repeat('sweep-told', '30 * * * *', () => sweepTold(system.db, system.ed))
  await jobs.repeat('report-schedules', '* * * * *', async () => void (await startDueReports({ system, jobs }, log)))
  await jobs.repeat('workflow-messages', '45 * * * *', () => sweepMessages(system))
  await tellHeld(system)
  let running: Promise<void> = Promise.resolve()
  const index = () => {
    running = running
      .then(() => system.catalogs.refresh())
      .then(() => ensureDuplicateIndexes(system.db, system.catalogs.current(), system.ed))
      .catch((error: unknown) => log.warn({ err: error }, 'Indexes for duplicate rules could not be made'))
  }
  await signals.on(headChannel, index)
  index()
}
