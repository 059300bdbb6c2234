/**
 * Starts the scheduled reports that are due. Whoever locks the row of one moves it on to its next time and starts the job
 * in the same transaction: it is sent once over all nodes. Times that were missed are not made up for. One that cannot
 * be started is tried again the next time and holds up none of the others.
 */
import sql from 'sql-template-tag'

import type { Log } from '#platform/log.ts'

import { findCalendar } from '../../calendar/find-calendar.ts'
import type { Door } from '../../door.ts'
import { notHeld } from '../../outgoing/hold.ts'
import { loadActor } from '../../people/actor.ts'
import type { System } from '../../system.ts'
import { nextTime } from './next-time.ts'
import { type ScheduleRow, timingOf } from './schedule.ts'
import { columns, insertRun, logOf } from './schedule-rows.ts'

/** The kind of the job that sends one. */
export const sendingJob = 'report-schedule'

interface StartDeps {
  readonly system: System
  readonly jobs: Pick<Door['jobs'], 'start'>
}

/** Starts all that are due; answers how many. */
export async function startDueReports(door: StartDeps, log: Pick<Log, 'error'>): Promise<number> {
  const failed: string[] = []
  for (let count = 0; ; ) {
    const chosen: { id?: string } = {}
    try {
      if (!(await startOne(door, failed, chosen))) return count
      count++
    } catch (error) {
      log.error({ err: error, schedule: chosen.id }, 'A scheduled report could not be started')
      if (chosen.id === undefined) return count
      failed.push(chosen.id)
    }
  }
}

/** Notes in `chosen` which one it is, so that it is known when it fails. */
async function startOne(
  { system, jobs }: StartDeps,
  failed: readonly string[],
  chosen: { id?: string },
): Promise<boolean> {
  const { ed, db } = system
  return await db.transaction(async tx => {
    const [row] = await tx.query<ScheduleRow & { now: number }>(sql`select ${columns},
        floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
      from ${logOf(ed)}.report_schedule where active and due <= now()
        and ${notHeld} and id <> all(${[...failed]}::uuid[]) order by due limit 1 for update skip locked`)
    if (!row) return false
    chosen.id = row.id
    const context = { ...system, catalog: system.catalogs.current() }
    const owner = await loadActor(context.catalog, ed, tx, row.owner_id, system)
    const calendar = await findCalendar(context, owner?.unitId ?? null, tx)
    const next = nextTime(timingOf(row), calendar, row.now)
    await tx.query(sql`update ${logOf(ed)}.report_schedule
      set due = to_timestamp(${next ?? null}::float8 / 1000) where id = ${row.id}`)
    const run = await insertRun(tx, ed, { schedule: row.id, because: 'time', by: null })
    if (run !== undefined) await jobs.start(tx, sendingJob, { run }, row.owner_id)
    return true
  })
}
