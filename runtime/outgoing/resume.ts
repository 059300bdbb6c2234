/** Lets a restored system send again: schedules go on with their next times, and what waits leaves or is thrown away. */
import sql, { raw } from 'sql-template-tag'

import { findCalendar } from '../calendar/find-calendar.ts'
import { loadActor } from '../people/actor.ts'
import { quote } from '../query/identifiers.ts'
import { nextTime } from '../reports/schedules/next-time.ts'
import { type ScheduleRow, timingOf } from '../reports/schedules/schedule.ts'
import { columns } from '../reports/schedules/schedule-rows.ts'
import type { WriteContext } from '../write.ts'
import { endHold } from './hold.ts'

/** `discard`: mails that wait are not sent, but stay to be looked at. False where nothing was held. */
export async function resumeOutgoing(context: WriteContext, mails: 'send' | 'discard'): Promise<boolean> {
  const { tx, ed, catalog, timeZone } = context
  if (!(await endHold(tx))) return false
  const log = raw(quote(`${ed}_log`))
  if (mails === 'discard')
    await tx.query(sql`update ${log}.mail set state = 'failed', lease_until = null,
      error = 'Not sent after the system was restored.' where state in ('queued', 'sending')`)
  const late = await tx.query<ScheduleRow & { now: number }>(sql`select ${columns},
      floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from ${log}.report_schedule where active and due <= now() for update`)
  for (const row of late) {
    const owner = await loadActor(catalog, ed, tx, row.owner_id, { timeZone })
    const next = nextTime(timingOf(row), await findCalendar(context, owner?.unitId ?? null, tx), row.now)
    await tx.query(sql`update ${log}.report_schedule set due = to_timestamp(${next ?? null}::float8 / 1000)
      where id = ${row.id}`)
  }
  return true
}
