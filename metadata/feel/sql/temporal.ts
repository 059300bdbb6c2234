/** Dates, moments and durations in SQL: literals, and their properties. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { refuse, type SqlValue } from './sql-value.ts'

interface Spot {
  readonly from: number
  readonly to: number
}

const date = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/
const days = /^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
const months = /^-?P(?=\d)(\d+Y)?(\d+M)?$/

/** The literal in `@"…"`, `date("…")` and the like. */
export function temporalLiteral(text: string, node: Spot): SqlValue {
  if (date.test(text)) return { sql: sql`${text}::date`, type: 'date' }
  if (moment.test(text)) return { sql: sql`${text}::timestamptz`, type: 'datetime', hasOwnOffset: true }
  if (days.test(text)) return { sql: durationSql(text), type: 'days' }
  if (months.test(text)) return { sql: durationSql(text), type: 'months' }
  return refuse(
    node,
    'Only dates, moments with their offset, and durations can be computed in the database.',
    '在数据库中只能计算日期、带时区偏移的时刻和时长。',
  )
}

function durationSql(text: string): Sql {
  return text.startsWith('-') ? sql`(-${text.slice(1)}::interval)` : sql`${text}::interval`
}

const ofDate: Readonly<Record<string, string>> = { year: 'year', month: 'month', day: 'day', weekday: 'isodow' }
const ofMoment: Readonly<Record<string, string>> = { ...ofDate, hour: 'hour', minute: 'minute' }
const ofDays: Readonly<Record<string, number>> = { days: 86400, hours: 3600, minutes: 60, seconds: 1 }
const within: Readonly<Record<string, number>> = { hours: 24, minutes: 60, seconds: 60 }

/** A property of a date, moment or duration; undefined where there is none such. */
export function memberSql(
  value: SqlValue,
  name: string,
  { timeZone }: { readonly timeZone?: Sql },
): SqlValue | undefined {
  const number = (inner: Sql): SqlValue => ({ sql: sql`(${inner})::numeric`, type: 'number' })
  if (value.type === 'date' && ofDate[name]) return number(sql`extract(${raw(ofDate[name])} from ${value.sql})`)
  if (value.type === 'datetime' && !value.hasOwnOffset && ofMoment[name] && timeZone) {
    return number(sql`extract(${raw(ofMoment[name])} from ${value.sql} at time zone ${timeZone})`)
  }
  if (value.type === 'months' && (name === 'years' || name === 'months')) {
    return number(sql`extract(${raw(name)} from ${value.sql})`)
  }
  const seconds = value.type === 'days' ? ofDays[name] : undefined
  if (seconds === undefined) return undefined
  const whole = sql`trunc(extract(epoch from ${value.sql})::numeric / ${raw(String(seconds))})`
  return number(within[name] ? sql`mod(${whole}, ${raw(String(within[name]))})` : whole)
}

const names = {
  day: { part: 'isodow', of: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] },
  month: {
    part: 'month',
    of: [
      ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
      ...['August', 'September', 'October', 'November', 'December'],
    ],
  },
}

/** What a day of the week or a month is called in FEEL. */
export function nameOf(what: keyof typeof names, value: Sql): Sql {
  const { part, of } = names[what]
  return sql`(array[${raw(of.map(name => `'${name}'`).join(', '))}])[extract(${raw(part)} from ${value})::int]`
}

/** The day of a year, month and day; null where there is no such day. */
export function dayOfParts(year: Sql, month: Sql, day: Sql): Sql {
  const first = sql`make_date((${year})::int, (${month})::int, 1)`
  const last = sql`extract(day from ${first} + interval '1 month' - interval '1 day')`
  const whole = join(
    [year, month, day].map(part => sql`${part} = trunc(${part})`),
    ' and ',
  )
  return sql`(case when ${whole} and ${year} between 1 and 9999 and ${month} between 1 and 12
    then (case when ${day} between 1 and ${last} then ${first} + ((${day})::int - 1) end) end)`
}
