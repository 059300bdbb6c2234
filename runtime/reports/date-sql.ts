/** Dates of records as SQL: the day it was for whoever asks, moved on for comparisons, cut to groups, kept within days. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { actorTimeZone } from '../query/late-values.ts'
import type { Path } from '../query/path.ts'
import { dayBounds } from '../query/relative-dates.ts'
import type { Scope } from '../query/scope.ts'
import { valueSql } from '../query/value-sql.ts'
import { addDays, type Days, type Grain, moveBack, type Shift } from './report-period.ts'

/** The date as a timestamp on the clocks of whoever asks. */
export function localSql(scope: Scope, path: Path): Sql {
  const value = valueSql(scope, path)
  return path.field.type === 'date' ? sql`${value}::timestamp` : sql`(${value} at time zone ${actorTimeZone})`
}

/** The timestamp moved on by the shift; null for what stands beside nothing: the 53rd week of a year. */
export function movedSql(local: Sql, shift: Shift): Sql {
  if ('days' in shift) return sql`(${local} + make_interval(days => ${raw(String(shift.days))}))`
  if ('months' in shift) return sql`(${local} + make_interval(months => ${raw(String(shift.months))}))`
  const week = sql`extract(week from ${local})::int`
  const monday = sql`(date_trunc('week', make_date(extract(isoyear from ${local})::int + 1, 1, 4)::timestamp) + make_interval(weeks => ${week} - 1))`
  return sql`(case when ${week} < 53 then ${local} + (${monday} - date_trunc('week', ${local})) end)`
}

/** The first day of the group that a timestamp belongs to. */
export function grainSql(local: Sql, by: Grain, fiscalMonth: number): Sql {
  if (by !== 'fiscalYear' && by !== 'fiscalQuarter') return sql`date_trunc(${raw(`'${by}'`)}, ${local})::date`
  const [unit, months] = by === 'fiscalYear' ? ['year', fiscalMonth - 1] : ['quarter', (fiscalMonth - 1) % 3]
  const away = raw(`make_interval(months => ${months})`)
  return sql`(date_trunc(${raw(`'${unit}'`)}, ${local} - ${away}) + ${away})::date`
}

/** That a date lies within the days, told by its own column so that an index can serve. */
export function withinSql(scope: Scope, path: Path, days: Days, timeZone: string): Sql {
  const value = valueSql(scope, path)
  if (path.field.type === 'date') return sql`(${value} >= ${days.from}::date and ${value} < ${days.to}::date)`
  const from = dayBounds(days.from, timeZone).from
  return sql`(${value} >= ${from}::timestamptz and ${value} < ${dayBounds(days.to, timeZone).from}::timestamptz)`
}

/** That the moved date lies within the days; what is far away is told by the column. */
export function movedWithinSql(scope: Scope, path: Path, days: Days, shift: Shift, timeZone: string): Sql {
  const back = { from: moveBack(days.from, shift), to: moveBack(days.to, shift) }
  // Days move as they are, and so do first days of months with all that lies between them.
  const isExact = 'days' in shift || ('months' in shift && days.from.endsWith('-01') && days.to.endsWith('-01'))
  if (isExact) return withinSql(scope, path, back, timeZone)
  const moved = movedSql(localSql(scope, path), shift)
  // Weeks and ends of months move a little more or less than the edges do.
  const near = { from: addDays(back.from, -8), to: addDays(back.to, 8) }
  return join(
    [withinSql(scope, path, near, timeZone), sql`${moved} >= ${days.from}::date and ${moved} < ${days.to}::date`],
    ' and ',
  )
}
