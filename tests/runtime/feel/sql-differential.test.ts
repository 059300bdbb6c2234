/**
 * What the database computes is what the evaluator computes: random expressions, each over all rows of a table that
 * holds what is hard (nulls, zeros, ends of months, texts of several planes).
 */
import type { Decimal } from 'decimal.js'
import fc from 'fast-check'
import sql, { raw } from 'sql-template-tag'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { parseExpression } from '#metadata/feel/parse.ts'
import type { SqlType } from '#metadata/feel/sql/sql-value.ts'
import { toSql } from '#metadata/feel/sql/to-sql.ts'
import type { Expression } from '#metadata/feel/syntax.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { isDecimal, toDecimal } from '#runtime/feel/decimal.ts'
import { contextOf, type FeelValue } from '#runtime/feel/values.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { arbitraryTyped } from './arbitrary-typed.ts'

const zone = 'Asia/Shanghai'
const today = '2026-11-22'
const now = '2026-11-22T08:30:00Z'

/** The columns and their values, row by row. */
const columns: Readonly<
  Record<string, { type: SqlType; column: string; values: readonly (string | boolean | string[] | null)[] }>
> = {
  n: {
    type: 'number',
    column: 'numeric',
    values: ['0', '1', '-2.5', '1000.10', null, '3', '7', '-1', '0.1', '12', '100', '2'],
  },
  m: {
    type: 'number',
    column: 'numeric',
    values: ['3', '0', '2.5', null, '4', '-3', '7', '0.2', '1', '-12', '99.99', '2'],
  },
  s: {
    type: 'string',
    column: 'text',
    values: ['', 'a', 'ab', null, '中文', 'B', '😀x', 'a%b', 'Ab', 'abc', 'x_y', '10'],
  },
  t: { type: 'string', column: 'text', values: ['a', 'a', 'b', 'a', '文', null, '😀', '%', 'aB', 'c', '_', '9'] },
  b: {
    type: 'boolean',
    column: 'boolean',
    values: [true, false, null, true, false, null, true, false, null, true, false, true],
  },
  c: {
    type: 'boolean',
    column: 'boolean',
    values: [true, true, true, false, false, false, null, null, null, false, true, true],
  },
  d: {
    type: 'date',
    column: 'date',
    values: [
      today,
      '2024-02-29',
      '2026-01-31',
      null,
      '2026-12-31',
      '2000-01-01',
      '1999-12-31',
      '2026-11-01',
      '2025-03-31',
      '2026-11-22',
      '2028-02-29',
      '2026-08-15',
    ],
  },
  e: {
    type: 'date',
    column: 'date',
    values: [
      '2026-11-23',
      '2025-02-28',
      '2026-03-01',
      '2026-01-01',
      null,
      '2000-01-01',
      '2001-01-01',
      '2026-10-31',
      '2025-04-30',
      '2026-11-22',
      '2024-02-29',
      '2027-01-15',
    ],
  },
  z: {
    type: 'datetime',
    column: 'timestamptz',
    values: [
      now,
      '2026-11-21T16:00:00Z',
      null,
      '2026-11-21T15:59:59Z',
      '2026-01-01T00:00:00Z',
      '2024-02-29T12:00:00Z',
      now,
      '2026-11-22T16:30:00Z',
      '2020-06-01T01:02:03Z',
      '2026-11-22T08:29:59Z',
      '1999-12-31T23:59:59Z',
      '2026-01-30T16:30:00Z',
    ],
  },
  l: {
    type: 'strings',
    column: 'text[]',
    values: [['a'], ['a', 'b'], [], ['B'], ['中文', 'a'], ['a'], ['😀x'], [], ['a', 'Ab'], ['abc'], ['10'], ['a']],
  },
}
const rowCount = 12

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  const names = Object.keys(columns)
  await database.db.script(
    `create table sample (row int, ${names.map(name => `${name} ${columns[name]?.column}`).join(', ')})`,
  )
  for (let row = 0; row < rowCount; row++) {
    await database.db.query({
      text: `insert into sample values ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')})`,
      values: [row, ...names.map(name => columns[name]?.values[row])],
    })
  }
})
afterAll(() => database?.drop())

const conversions: Record<string, (value: never) => FeelValue> = {
  number: (value: string) => toDecimal(value),
  date: (value: string) => Temporal.PlainDate.from(value),
  datetime: (value: string) => Temporal.Instant.from(value).toZonedDateTimeISO(zone),
}

const names = (row: number) =>
  contextOf([
    ...Object.entries(columns).map(([name, { type, values }]): [string, FeelValue] => {
      const value = values[row] ?? null
      return [name, value === null ? null : ((conversions[type]?.(value as never) ?? value) as FeelValue)]
    }),
    ['today', Temporal.PlainDate.from(today)],
    ['now', Temporal.Instant.from(now).toZonedDateTimeISO(zone)],
  ])

/** The same text for the same value; numbers to the digits that both sides keep. */
function shown(value: FeelValue): string {
  if (value === null) return 'null'
  if (isDecimal(value)) return rounded(value as Decimal)
  if (value instanceof Temporal.ZonedDateTime) return String(value.epochMilliseconds)
  if (value instanceof Temporal.Duration) {
    const months = value.years * 12 + value.months
    return months !== 0 ? `${months} months` : `${value.total('seconds')} seconds`
  }
  return String(value)
}

const rounded = (value: Decimal) => (value.isZero() ? '0' : value.toSignificantDigits(20).toString())

const readers: Record<SqlType, { cell: string; show: (value: never) => string }> = {
  number: { cell: 'v::text', show: (value: string) => rounded(toDecimal(value) as Decimal) },
  string: { cell: 'v', show: (value: string) => value },
  boolean: { cell: 'v', show: (value: boolean) => String(value) },
  date: { cell: 'v::text', show: (value: string) => value },
  datetime: {
    cell: '(extract(epoch from v) * 1000)::text',
    show: (value: string) => String(Number(value)),
  },
  days: { cell: 'extract(epoch from v)::text', show: (value: string) => `${Number(value)} seconds` },
  months: {
    cell: '(extract(year from v) * 12 + extract(month from v))::text',
    show: (value: string) => (Number(value) === 0 ? '0 seconds' : `${Number(value)} months`),
  },
  strings: { cell: 'v', show: (value: string[]) => String(value) },
  null: { cell: 'v', show: () => 'null' },
}

async function bySql(expression: Expression): Promise<string[]> {
  const { sql: printed, type } = toSql(expression, {
    path: path => {
      const found = path.length === 1 ? columns[path[0] as string] : undefined
      return found && { sql: raw(path[0] as string), type: found.type }
    },
    today: sql`${today}::date`,
    now: sql`${now}::timestamptz`,
    timeZone: sql`${zone}::text`,
  })
  const statement = sql`select ${raw(readers[type].cell)} as cell
    from (select row, ${printed} as v from sample) computed order by row`
  const rows = await database.db.query<{ cell: unknown }>(statement)
  return rows.map(({ cell }) => (cell === null ? 'null' : readers[type].show(cell as never)))
}

test('random expressions come to the same over every row', async () => {
  let pairs = 0
  await fc.assert(
    fc.asyncProperty(arbitraryTyped, async text => {
      const { expression, problems } = parseExpression(text)
      expect(problems).toEqual([])
      const evaluate = compileExpression(expression as Expression)
      const expected = Array.from({ length: rowCount }, (_, row) => shown(evaluate(names(row))))
      expect(await bySql(expression as Expression)).toEqual(expected)
      pairs += rowCount
    }),
    { numRuns: process.env.SOAK ? 5_000 : 250 },
  )
  expect(pairs).toBeGreaterThanOrEqual(2_000)
})
