/** The scheduled reports of a person: what he has sent and what he gets; an administrator sees all. And the runs of one. */
import sql, { empty } from 'sql-template-tag'

import type { Context } from '../../context.ts'
import { titlesOfUsers } from '../../people/titles-of-users.ts'
import type { Answer } from '../../read.ts'
import type { ScheduleRow } from './schedule.ts'
import { unknownSchedule } from './schedule-problems.ts'
import { columns, logOf } from './schedule-rows.ts'

interface Person {
  readonly id: string
  readonly title: string | null
}

/** As it is answered. */
interface ListedSchedule {
  readonly id: string
  readonly name: string
  /** Name of a stored report, or id of a personal one; null when it is gone. */
  readonly report: string | null
  readonly parameters: Readonly<Record<string, unknown>>
  readonly period: unknown
  readonly filter: unknown
  readonly format: ScheduleRow['format']
  readonly cron: string
  readonly daysOff: ScheduleRow['days_off']
  readonly timeZone: string
  readonly users: readonly Person[]
  /** Names. */
  readonly roles: readonly string[]
  readonly message: string | null
  readonly onlyWithValues: boolean
  readonly active: boolean
  readonly stopped: ScheduleRow['stopped']
  readonly next: string | null
  readonly owner: Person
  /** It is the caller's, or he may change it as an administrator. */
  readonly mayChange: boolean
  /** The caller is among those who get it. */
  readonly iGet: boolean
  readonly last: { readonly at: string; readonly state: string } | null
}

/** Whether a row is the caller's to change. */
export function mayChange({ actor, rights }: Context, row: Pick<ScheduleRow, 'owner_id'>): boolean {
  return row.owner_id === actor.userId || rights.has('administer')
}

const most = 500

/** Those of one report when it is named by its id; newest first. */
export async function listSchedules(context: Context, report?: string): Promise<Answer<readonly ListedSchedule[]>> {
  const { actor } = context
  const log = logOf(context.ed)
  const getsIt = sql`(${actor.userId}::uuid = any(s.user_ids) or s.role_ids && ${[...actor.roleIds]}::text[])
    and ${actor.userId}::uuid <> all(s.left_ids)`
  // What was sent once is told by its run.
  const sees = context.rights.has('administer') ? empty : sql`and (owner_id = ${actor.userId} or gets)`
  const found = await context.db.query<ListedRow>(sql`select h.revision, t.* from bm.head h left join lateral (
      select ${columns}, gets, (select json_build_object('at', r.started_at, 'state', r.state) from ${log}.report_run r
        where r.schedule_id = s.id order by r.started_at desc limit 1) as last
      from (select s.*, ${getsIt} as gets from ${log}.report_schedule s
        ${report === undefined ? empty : sql`where s.report = ${report}`}) s
      where cron <> '' ${sees} order by created_at desc limit ${most}) t on true`)
  const rows = found.filter(row => row.id !== null)
  const people = await titlesOfUsers(
    context,
    rows.flatMap(row => [row.owner_id, ...row.user_ids]),
  )
  const person = (id: string): Person => ({ id, title: people.get(id) ?? null })
  const value = rows.map((row): ListedSchedule => {
    const mine = mayChange(context, row)
    return {
      id: row.id,
      name: row.name,
      report: context.catalog.symbols.byId(row.report)?.name ?? (isPersonal(row.report) ? row.report : null),
      parameters: row.input.parameters ?? {},
      period: row.input.period ?? null,
      filter: row.input.filter ?? null,
      format: row.format,
      cron: row.cron,
      daysOff: row.days_off,
      timeZone: row.time_zone,
      // Who else gets it is known to whoever sends it.
      users: mine ? row.user_ids.map(person) : [],
      roles: mine ? row.role_ids.flatMap(id => context.catalog.symbols.byId(id)?.name ?? []) : [],
      message: row.message,
      onlyWithValues: row.only_with_values,
      active: row.active,
      stopped: row.stopped,
      next: row.active ? row.due : null,
      owner: person(row.owner_id),
      mayChange: mine,
      iGet: row.gets,
      last: row.last,
    }
  })
  return { revision: found[0]?.revision ?? 0, value }
}

type ListedRow = ScheduleRow & {
  readonly revision: number
  readonly gets: boolean
  readonly last: ListedSchedule['last']
}

const isPersonal = (report: string): boolean => /^[0-9a-f-]{36}$/.test(report)

interface Run {
  readonly id: string
  readonly because: 'time' | 'hand'
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'running' | 'done' | 'failed'
  readonly problem: unknown
  readonly deliveries: readonly {
    readonly user: Person
    /** `posted` until the mail server has taken it. */
    readonly state: 'posted' | 'sent' | 'empty' | 'failed'
    readonly link: boolean
    readonly problem: unknown
    readonly at: string
  }[]
}

const mostRuns = 50

/** The latest runs with what everybody got; throws `report-schedule/unknown`. */
export async function listRuns(context: Context, id: string): Promise<Answer<readonly Run[]>> {
  const log = logOf(context.ed)
  const [row] = await context.db.query<{ owner_id: string; revision: number; runs: RunRow[] | null }>(sql`
    select s.owner_id, (select revision from bm.head) as revision, (select json_agg(r order by r.started_at desc) from (
      select id, because, started_at, ended_at, state, problem, (
        select coalesce(json_agg(json_build_object('user', d.user_id, 'at', d.at, 'link', d.is_link,
          'state', case when d.state <> 'posted' then d.state when m.state in ('sent', 'failed') then m.state else 'posted' end,
          'problem', coalesce(d.problem, case when m.state = 'failed' then json_build_object('detail', m.error)::jsonb end))
          order by d.at), '[]') from ${log}.report_delivery d
        left join ${log}.mail m on m.key = 'report ' || d.run_id || ' ' || d.user_id
        where d.run_id = report_run.id) as deliveries
      from ${log}.report_run where schedule_id = s.id order by started_at desc limit ${mostRuns}) r) as runs
    from ${log}.report_schedule s where s.id = ${id}::uuid`)
  if (!row || !mayChange(context, row)) throw unknownSchedule('There is no such scheduled report of yours.')
  const runs = row.runs ?? []
  const people = await titlesOfUsers(
    context,
    runs.flatMap(run => run.deliveries.map(item => item.user)),
  )
  const value = runs.map(
    (run): Run => ({
      id: run.id,
      because: run.because,
      startedAt: run.started_at,
      endedAt: run.ended_at,
      state: run.state,
      problem: run.problem,
      deliveries: run.deliveries.map(({ user, ...rest }) => ({
        ...rest,
        user: { id: user, title: people.get(user) ?? null },
      })),
    }),
  )
  return { revision: row.revision, value }
}

interface RunRow {
  readonly id: string
  readonly because: Run['because']
  readonly started_at: string
  readonly ended_at: string | null
  readonly state: Run['state']
  readonly problem: unknown
  readonly deliveries: readonly (Omit<Run['deliveries'][number], 'user'> & { readonly user: string })[]
}
