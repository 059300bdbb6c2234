/** Scheduled reports as rows. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Queryable } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'

import { quote } from '../../query/identifiers.ts'
import type { CheckedSchedule } from './check-schedule.ts'
import type { ScheduleRow } from './schedule.ts'

/** The schema beside the records of `ed`, as SQL. */
export const logOf = (ed: string): Sql => raw(quote(`${ed}_log`))

/** Every column but the times at which it was made and changed. */
export const columns = raw(`id, owner_id, name, report, input, format, cron, days_off, time_zone, user_ids, role_ids,
  left_ids, message, only_with_values, active, stopped, due`)

/** Schedules that one person may keep. */
export const mostSchedules = 100

const valuesOf = (row: CheckedSchedule): Sql => sql`${row.name}, ${row.report}, ${JSON.stringify(row.input)}::jsonb,
  ${row.format}, ${row.cron}, ${row.days_off}, ${row.time_zone}, ${[...row.user_ids]}::uuid[], ${[...row.role_ids]}::text[],
  ${row.message}, ${row.only_with_values}, ${row.active}, to_timestamp(${row.next}::float8 / 1000)`
const named = raw(`name, report, input, format, cron, days_off, time_zone, user_ids, role_ids, message,
  only_with_values, active, due`)

/** Adds one; answers its id. */
export async function insertSchedule(db: Queryable, ed: string, owner: string, row: CheckedSchedule): Promise<string> {
  const id = newId()
  await db.query(sql`insert into ${logOf(ed)}.report_schedule (id, owner_id, ${named})
    values (${id}, ${owner}, ${valuesOf(row)})`)
  return id
}

/** Whoever did not want it is asked again only when he is named anew. */
export async function updateSchedule(db: Queryable, ed: string, id: string, row: CheckedSchedule): Promise<void> {
  await db.query(sql`update ${logOf(ed)}.report_schedule set (${named}) = row (${valuesOf(row)}), stopped = null, changed_at = now(),
    left_ids = array(select unnest(left_ids) except (select unnest(${[...row.user_ids]}::uuid[]) except select unnest(user_ids)))
    where id = ${id}`)
}

/** One, locked until the end of the transaction when asked for. */
export async function findSchedule(
  db: Queryable,
  ed: string,
  id: string,
  lock: '' | 'for update' = '',
): Promise<ScheduleRow | undefined> {
  const [row] = await db.query<ScheduleRow>(
    sql`select ${columns} from ${logOf(ed)}.report_schedule where id = ${id}::uuid ${raw(lock)}`,
  )
  return row
}

/** How many a person keeps. */
export async function countSchedules(db: Queryable, ed: string, owner: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    sql`select count(*)::int as count from ${logOf(ed)}.report_schedule where owner_id = ${owner} and cron <> ''`,
  )
  return row?.count ?? 0
}

/** How many a person has sent once within a day. */
export async function countSendings(db: Queryable, ed: string, owner: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    sql`select count(*)::int as count from ${logOf(ed)}.report_schedule
      where owner_id = ${owner} and cron = '' and created_at > now() - interval '1 day'`,
  )
  return row?.count ?? 0
}

/** Days for which it is told how something went that was sent once. */
const keptSendings = 30

/** Forgets what a person has sent once long ago. */
export async function forgetSendings(db: Queryable, ed: string, owner: string): Promise<void> {
  await db.query(sql`delete from ${logOf(ed)}.report_schedule where owner_id = ${owner} and cron = ''
    and created_at < now() - make_interval(days => ${keptSendings})`)
}

/** It sends nothing any more until somebody says so. */
export async function stopSchedule(
  db: Queryable,
  ed: string,
  id: string,
  because: NonNullable<ScheduleRow['stopped']>,
): Promise<void> {
  await db.query(sql`update ${logOf(ed)}.report_schedule set active = false, stopped = ${because}, due = null
    where id = ${id}`)
}

/** Notes the beginning of a run; undefined while another one is under way. */
export async function insertRun(
  db: Queryable,
  ed: string,
  run: { readonly schedule: string; readonly because: 'time' | 'hand'; readonly by: string | null },
): Promise<string | undefined> {
  const id = newId()
  const rows = await db.query(sql`insert into ${logOf(ed)}.report_run (id, schedule_id, because, started_by)
    select ${id}, ${run.schedule}::uuid, ${run.because}, ${run.by}::uuid where not exists (
      select from ${logOf(ed)}.report_run where schedule_id = ${run.schedule}::uuid and state = 'running'
        and started_at > now() - interval '1 day') returning id`)
  return rows.length > 0 ? id : undefined
}

/** Runs that are kept of each schedule. */
const keptRuns = 100

/** Notes its end, and forgets the oldest ones. */
export async function endRun(
  db: Queryable,
  ed: string,
  { id, schedule, problem }: { readonly id: string; readonly schedule: string; readonly problem?: unknown },
): Promise<void> {
  await db.query(sql`update ${logOf(ed)}.report_run set ended_at = now(), problem = ${JSON.stringify(problem ?? null)}::jsonb,
    state = ${problem === undefined ? 'done' : 'failed'} where id = ${id} and state = 'running'`)
  await db.query(sql`delete from ${logOf(ed)}.report_run where id in (select id from ${logOf(ed)}.report_run
    where schedule_id = ${schedule} order by started_at desc offset ${keptRuns})`)
}
