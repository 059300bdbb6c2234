/**
 * Values of a field whose family changes, as SQL expressions. A value that means nothing in the new family becomes null;
 * nothing here raises an error, because it runs inside other people's writes.
 */
import { quoteName, quoteText } from './quote.ts'
import type { StoredColumns } from './storage-map.ts'
import { referenceTarget } from './storage-type.ts'

/** A family together with its columns. */
export interface StoredAs {
  readonly type: string
  readonly columns: StoredColumns
}

/** New values of the columns that a conversion determines. */
export type Converted = Readonly<Partial<Record<keyof StoredColumns, string>>>

/** The table, with schema, of an object that a reference leads to, if it exists already. */
export type TargetTable = (objectId: string) => string | undefined

/** What to set each target column to, given a row whose columns are written `prefix` + name. */
export function retypeAssignments(
  from: StoredAs,
  to: StoredAs,
  prefix: string,
  targetTable: TargetTable,
): { readonly column: string; readonly expression: string }[] {
  const forward = convert(from.type, to.type, prefixed(from.columns, prefix), targetTable)
  if (!forward) return []
  const back = convert(to.type, from.type, prefixed(to.columns, prefix), targetTable)
  const now = prefixed(from.columns, prefix)
  // A target that already says the same is left alone: after a roll back it may hold more than can be converted.
  const same = back && parts(back).map(([part, expression]) => `(${expression}) is not distinct from ${now[part]}`)
  return parts(forward).flatMap(([part, expression]) => {
    const column = to.columns[part]
    if (column === undefined) return []
    const kept = prefix + quoteName(column)
    return [
      { column, expression: same ? `case when ${same.join(' and ')} then ${kept} else ${expression} end` : expression },
    ]
  })
}

function parts(converted: Converted): [keyof StoredColumns, string][] {
  return Object.entries(converted) as [keyof StoredColumns, string][]
}

function prefixed(columns: StoredColumns, prefix: string): StoredColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([part, column]) => [part, prefix + quoteName(column)]),
  ) as unknown as StoredColumns
}

/** The expressions for one pair of families; undefined when nothing of one can be said in the other. */
export function convert(
  from: string,
  to: string,
  { value, object }: StoredColumns,
  targetTable: TargetTable,
): Converted | undefined {
  const target = referenceTarget(to)
  const source = referenceTarget(from)
  if (from === to) return { value }
  if (target !== undefined) {
    const table = targetTable(target)
    const id = asUuid(from, value, target, object)
    return id && table ? { value: `(select target.id from ${table} target where target.id = ${id})` } : undefined
  }
  if (to === 'anyReference') return source === undefined ? undefined : { value, object: objectOf(value, source) }
  const known = scalars[to]?.[source === undefined ? from : 'reference']
  return known && { value: known(value) }
}

function objectOf(value: string, objectId: string): string {
  return `case when ${value} is not null then ${quoteText(objectId)} end`
}

const uuidPattern = `'^\\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\s*$'`

function asUuid(from: string, value: string, target: string, object: string | undefined): string | undefined {
  if (from === 'text') return `case when ${value} ~ ${uuidPattern} then trim(${value})::uuid end`
  if (from === 'anyReference') return `case when ${object} = ${quoteText(target)} then ${value} end`
  return referenceTarget(from) === undefined ? undefined : value
}

type Cast = (value: string) => string
const itself: Cast = value => value
const text: Cast = value => `${value}::text`
const plain = (value: string) => `replace(trim(${value}), ',', '')`
const toNumber: Cast = value =>
  `case when ${plain(value)} ~ '^[+-]?\\d{1,100}(\\.\\d{1,100})?$' then ${plain(value)}::numeric end`
const whole: Cast = value => `case when abs(round(${value})) < 1e18 then round(${value})::bigint end`
const numeric: Cast = value => `${value}::numeric`
const truth: Cast = value => `case when lower(trim(${value})) in ('true', 't', 'yes', 'y', '1', '是', '真') then true
  when lower(trim(${value})) in ('false', 'f', 'no', 'n', '0', '否', '假') then false end`
const bit: Cast = value => `case when ${value} then 1 when not ${value} then 0 end`
const nonZero: Cast = value => `${value} <> 0`
const only: Cast = value => `case when cardinality(${value}) = 1 then ${value}[1] end`
const listOf: Cast = value => `case when ${value} is not null then array[${value}] end`

const numbers: Record<string, Cast> = { text: toNumber, bigint: numeric, numeric: itself, money: itself, boolean: bit }

/** Target family, then source family. */
const scalars: Readonly<Record<string, Readonly<Record<string, Cast>>>> = {
  text: {
    bigint: text,
    numeric: text,
    money: text,
    boolean: text,
    date: text,
    timestamptz: value => `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    'text[]': value => `array_to_string(${value}, ', ')`,
    reference: text,
    anyReference: text,
  },
  bigint: { text: value => whole(`(${toNumber(value)})`), numeric: whole, money: whole, boolean: bit },
  numeric: numbers,
  money: numbers,
  boolean: { text: truth, bigint: nonZero, numeric: nonZero, money: nonZero },
  date: { text: value => `bm.try_date(${value})`, timestamptz: value => `(${value} at time zone 'UTC')::date` },
  timestamptz: { text: value => `bm.try_moment(${value})`, date: value => `${value}::timestamp at time zone 'UTC'` },
  'text[]': { text: listOf },
  file: { files: only },
  files: { file: listOf },
}
