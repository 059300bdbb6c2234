/** Whether a schedule can be kept: the report is asked as it will be, times come and not too often, people exist. */
import sql from 'sql-template-tag'

import { didYouMean } from '#metadata/did-you-mean.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { isTimeZone } from '#platform/is-time-zone.ts'

import { findCalendar } from '../../calendar/find-calendar.ts'
import type { Context } from '../../context.ts'
import { noRight } from '../../problems.ts'
import { table } from '../../query/identifiers.ts'
import { systemObject } from '../../query/system-object.ts'
import { preparedReport } from '../run-report.ts'
import { findRecipients, mostRecipients } from './find-recipients.ts'
import { nextTimes } from './next-time.ts'
import type { ScheduleBody, ScheduleRow, SendingBody, Timing } from './schedule.ts'
import { invalidSchedule } from './schedule-problems.ts'

/** Milliseconds that lie between two times at least. */
const shortestPause = 15 * 60 * 1000
/** Times that are looked at to see how close they come. */
const lookedAt = 40
/** Times that are answered. */
const shownTimes = 5
const noCalendar = { timeZone: 'UTC', week: [], days: new Map() }

/** What of a schedule is kept as it is asked for. */
export type CheckedSchedule = Omit<ScheduleRow, 'id' | 'owner_id' | 'left_ids' | 'stopped' | 'due'> & {
  /** Epoch milliseconds of the next time; null where none comes. */
  readonly next: number | null
}

/** Throws `report-schedule/invalid`, `access/denied`, and what asking the report throws. */
export async function checkSchedule(context: Context, body: ScheduleBody): Promise<CheckedSchedule> {
  const sending = await checkSending(context, body)
  const timing = checkTiming(context, body)
  const [next] = await timesOf(context, timing)
  return {
    ...sending,
    ...{ cron: timing.cron, days_off: timing.daysOff, time_zone: timing.timeZone, active: body.active ?? true, next },
  }
}

/** What is sent once, at no time of its own; throws the same. */
export async function checkSending(context: Context, body: SendingBody): Promise<CheckedSchedule> {
  const input = {
    ...(body.parameters ? { parameters: body.parameters } : {}),
    ...(body.period === undefined ? {} : { period: body.period }),
    ...(body.filter ? { filter: body.filter } : {}),
  }
  const { report } = await preparedReport(context, { name: body.report }, { ...input, isExport: true })
  const role_ids = (body.roles ?? []).map((name, index) => roleId(context, name, index))
  const user_ids = [...new Set(body.users ?? [])].map(id => id.toLowerCase())
  await checkPeople(context, { user_ids, role_ids })
  return {
    name: body.name?.trim() || (report.label[context.actor.locale] ?? report.label.en ?? report.name),
    report: context.catalog.symbols.definition('report', body.report)?.id ?? body.report,
    input,
    format: body.format,
    ...{ cron: '', days_off: 'send', time_zone: context.actor.timeZone, active: false, next: null },
    user_ids,
    role_ids,
    message: body.message?.trim() || null,
    only_with_values: body.onlyWithValues ?? false,
  }
}

/** The timing with its time zone; throws `report-schedule/invalid`. */
export function checkTiming(
  { actor }: Pick<Context, 'actor'>,
  { cron, daysOff, timeZone = actor.timeZone }: Pick<ScheduleBody, 'cron' | 'daysOff' | 'timeZone'>,
): Timing {
  if (!isTimeZone(timeZone)) throw invalidSchedule('/timeZone', `There is no time zone "${timeZone}".`)
  return { cron: cron.trim(), daysOff, timeZone }
}

/** The next times; throws `report-schedule/invalid` when none comes or they come too close. */
export async function timesOf(context: Context, timing: Timing): Promise<readonly [number, ...number[]]> {
  const now = Date.now()
  const everyDay = nextTimes({ ...timing, daysOff: 'send' }, noCalendar, now, lookedAt)
  if (everyDay.some((time, index) => index > 0 && time - (everyDay[index - 1] ?? 0) < shortestPause))
    throw invalidSchedule('/cron', 'A report is sent every 15 minutes at most.')
  const calendar = await findCalendar(context, context.actor.unitId)
  const [first, ...rest] = nextTimes(timing, calendar, now, shownTimes)
  if (first !== undefined) return [first, ...rest]
  throw invalidSchedule('/cron', `"${timing.cron}" is no time that comes: minute, hour, day, month, weekday.`)
}

function roleId(context: Context, name: string, index: number): string {
  const role = context.catalog.symbols.definition('role', name)
  if (role) return role.id
  const names = context.catalog.symbols.all('role').map(item => item.name)
  const [near] = didYouMean(name, names) ?? []
  throw invalidSchedule(`/roles/${index}`, `There is no role "${name}"${near ? `; is "${near}" meant` : ''}.`)
}

async function checkPeople(
  context: Context,
  to: { readonly user_ids: readonly string[]; readonly role_ids: readonly string[] },
): Promise<void> {
  const isForOthers = to.role_ids.length > 0 || to.user_ids.some(id => id !== context.actor.userId)
  if (isForOthers && !context.rights.has('analyse')) throw noRight('You may send reports to yourself only.')
  if (to.user_ids.length === 0 && to.role_ids.length === 0)
    throw invalidSchedule('/users', 'Say to whom the report is sent.')
  const user = systemObject(context, systemObjects.user)
  const known = await context.db.query<{ id: string }>(sql`select id from ${table(context.ed, user)}
    where id = any(${[...to.user_ids]}::uuid[]) and deleted_at is null`)
  const ids = new Set(known.map(row => row.id))
  for (const [index, id] of to.user_ids.entries())
    if (!ids.has(id)) throw invalidSchedule(`/users/${index}`, 'There is no such person.')
  const found = await findRecipients(context, { ...to, left_ids: [] })
  if (found.length > mostRecipients)
    throw invalidSchedule('/users', `A report is sent to ${mostRecipients} people at most.`)
}
