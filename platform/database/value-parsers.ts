/**
 * How PostgreSQL's text becomes JavaScript values, said once for every connection. Numbers that may not fit stay
 * strings (numeric, oversized int8), so money never becomes a float; moments become ISO 8601 UTC with milliseconds.
 */
import pg from 'pg'

const oid = { bool: 16, int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 } as const
const dateArray = 1182
const timestamptzArray = 1185
const int8Array = 1016
const numericArray = 1231

const verbatim = (text: string): string => text
const textArray = pg.types.getTypeParser(1009 as number)
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string) =>
    (textArray(text) as (string | null)[]).map(item => (item === null ? null : parse(item)))

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, toInteger],
  [oid.date, verbatim],
  [oid.timestamp, verbatim],
  [oid.interval, verbatim],
  [oid.timestamptz, toMoment],
  [int8Array, arrayOf(toInteger)],
  [numericArray, arrayOf(verbatim)],
  [dateArray, arrayOf(verbatim)],
  [timestamptzArray, arrayOf(toMoment)],
])

/** The parsers in the shape that pg takes as `types`; everything not listed is as pg has it (numeric is a string). */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
}

/** A number when it is exact, else the digits. */
function toInteger(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** `2026-11-21 08:30:00.5+00` → `2026-11-21T08:30:00.500Z`; other offsets are converted, infinity stays as it is. */
function toMoment(text: string): string {
  const end = text.length - 3
  if (end < 19 || text.charCodeAt(10) !== 32 || !text.endsWith('+00')) return toMomentSlowly(text)
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`
  if (end === 19) return `${seconds}.000Z`
  return `${seconds}.${text.slice(20, Math.min(end, 23)).padEnd(3, '0')}Z`
}

function toMomentSlowly(text: string): string {
  const match = /^(\d{4,6}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d(?::\d\d)?)$/.exec(text)
  if (!match) return text
  const offset = match[3]!.length === 3 ? `${match[3]}:00` : match[3]
  const moment = new Date(`${match[1]}T${match[2]}${offset}`)
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString()
}
