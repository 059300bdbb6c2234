/**
 * The working calendar of a unit: its own or that of the nearest unit above, with the holidays of all of them. Kept for
 * some seconds, since deadlines are counted often and calendars change seldom.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'
import { isTimeZone } from '#platform/is-time-zone.ts'

import type { Context } from '../context.ts'
import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import { type Hours, parseHours } from './hours.ts'
import type { WorkingCalendar } from './working-spans.ts'

interface Row {
  readonly time_zone: string | null
  readonly hours: readonly (string | null)[] | null
  /** Of units further up first. */
  readonly holidays: readonly (readonly [from: string, to: string | null, kind: string, hours: string | null])[]
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** Where no calendar is kept. */
const usual = weekdays.map((_, index) => (index < 5 ? '09:00-12:00, 13:00-18:00' : ''))
const keepMilliseconds = 10_000
const longestHoliday = 366

const known = new WeakMap<Catalog, Map<string, { until: number; calendar: Promise<WorkingCalendar> }>>()

/** Of nobody's unit (`null`): what holds for everybody. */
export function findCalendar(
  context: Pick<Context, 'catalog' | 'ed' | 'db' | 'timeZone'>,
  unitId: string | null,
  db: Queryable = context.db,
): Promise<WorkingCalendar> {
  const kept = known.get(context.catalog) ?? new Map()
  known.set(context.catalog, kept)
  const key = `${context.ed} ${unitId ?? ''}`
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.calendar
  const calendar = readCalendar(context, unitId, db)
  kept.set(key, { until: Date.now() + keepMilliseconds, calendar })
  calendar.catch(() => kept.delete(key))
  return calendar
}

async function readCalendar(
  context: Pick<Context, 'catalog' | 'ed' | 'timeZone'>,
  unitId: string | null,
  db: Queryable,
): Promise<WorkingCalendar> {
  // A system that was installed before there were calendars works as usual.
  const hasCalendars = context.catalog.objectsById.has(systemObjects.workingCalendar)
  const [row] = hasCalendars ? await db.query<Row>(calendarSql(context, unitId)) : []
  const week = (row?.hours ?? usual).map(parseHours)
  const days = new Map<string, readonly Hours[]>()
  for (const [from, to, kind, hours] of row?.holidays ?? []) {
    const ordinary = week.find(item => item.length > 0) ?? []
    const worked = kind === 'working' ? (hours ? parseHours(hours) : ordinary) : []
    for (const date of datesFrom(from, to ?? from)) days.set(date, worked)
  }
  return { timeZone: row?.time_zone && isTimeZone(row.time_zone) ? row.time_zone : context.timeZone, week, days }
}

function calendarSql(context: Pick<Context, 'catalog' | 'ed'>, unitId: string | null): Sql {
  const unit = systemObject(context, systemObjects.unit)
  const calendar = systemObject(context, systemObjects.workingCalendar)
  const holiday = systemObject(context, systemObjects.holiday)
  const c = (name: string) => systemColumn(calendar, 'c', name)
  const h = (name: string) => systemColumn(holiday, 'h', name)
  return sql`with recursive up(id, parent, depth) as (
      select u.id, ${systemColumn(unit, 'u', 'parent')}, 0 from ${table(context.ed, unit)} u where u.id = ${unitId}::uuid
      union all
      select u.id, ${systemColumn(unit, 'u', 'parent')}, up.depth + 1 from ${table(context.ed, unit)} u
        join up on u.id = up.parent where up.depth < 50
    ), chosen as (
      select ${c('time_zone')} as time_zone, array[${join(weekdays.map(c))}] as hours from ${table(context.ed, calendar)} c
        left join up on up.id = ${c('unit')}
      where c.deleted_at is null and (${c('unit')} is null or up.id is not null)
      order by up.depth nulls last, c.created_at, c.id limit 1
    ), free as (
      select ${h('from')} as first_day, ${h('to')} as last_day, ${h('kind')} as kind, ${h('hours')} as hours,
        coalesce(up.depth, 1000) as depth, h.id from ${table(context.ed, holiday)} h
        left join up on up.id = ${h('unit')}
      where h.deleted_at is null and (${h('unit')} is null or up.id is not null)
    )
    select chosen.time_zone, chosen.hours, coalesce((
        select json_agg(json_build_array(first_day, last_day, kind, hours) order by depth desc, kind = 'working', id) from free), '[]') as holidays
      from (values (1)) one(n) left join chosen on ${raw('true')}`
}

function datesFrom(from: string, to: string): string[] {
  const first = Date.parse(`${from}T00:00:00Z`)
  const count = Math.min(longestHoliday, (Date.parse(`${to}T00:00:00Z`) - first) / 86_400_000 + 1)
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    new Date(first + index * 86_400_000).toISOString().slice(0, 10),
  )
}
