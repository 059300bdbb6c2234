/**
 * What the records behind a cell come to: the sum of the field that its measure reckons and, where the report converts
 * amounts, what each of them is in the base currency by the same rates.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { baseCurrencySql, baseDecimalsSql } from '../money/base-currency.ts'
import { bindQuestion } from '../query/bind-question.ts'
import type { Condition } from '../query/condition.ts'
import type { Path } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { valueSql } from '../query/value-sql.ts'
import { whereSql } from '../records/where-sql.ts'
import { askStatement } from './ask-statement.ts'
import { rateJoin } from './first-step-sql.ts'
import { codeSql } from './measure-cells.ts'
import type { PlannedSource } from './planned-report.ts'

/** The sum of a field over all records of a cell. */
export interface DrilledTotal {
  readonly label: LocalizedText
  readonly type: 'number' | 'money'
  /** null where a rate is lacking. */
  readonly value: string | null
  readonly currency?: string | null
  /** Amounts of several currencies came together in it. */
  readonly converted?: true
  /** Currencies that no rate is known of. */
  readonly unrated?: readonly string[]
}

export interface DrilledAmounts {
  readonly total: DrilledTotal
  /** By record of the page: its amount in the base currency; only of what is converted. */
  readonly converted?: Readonly<Record<string, string | null>>
}

interface Drilling {
  readonly source: PlannedSource
  readonly path: Path
  readonly where: readonly Condition[]
  /** Ids of the page. */
  readonly ids: readonly string[]
  /** The report was converted, so that this is, too, whatever its own currencies are. */
  readonly isConverted: boolean
}

const numbers = new Set(['integer', 'decimal', 'money', 'percent', 'rating'])

/** Nothing for what cannot be added up. */
export async function drillAmounts(context: Context, drilling: Drilling): Promise<DrilledAmounts | undefined> {
  const { field } = drilling.path
  if (!numbers.has(field.type)) return undefined
  if (field.type !== 'money') {
    const [row = []] = await ask(context, drilling, scope => [sql`sum(${scope.value})::text`])
    return { total: { label: field.label, type: 'number', value: (row[0] as string | null) ?? '0' } }
  }
  const [row = []] = await ask(context, drilling, ({ value, code, rate }) => [
    sql`sum(${value})::text`,
    sql`min(${code} collate "C")`,
    sql`max(${code} collate "C")`,
    sql`round(sum(${value} * ${rate}), ${baseDecimalsSql(context)})::text`,
    sql`array_agg(distinct ${code}) filter (where ${value} is not null and ${rate} is null)`,
    baseCurrencySql(context),
  ])
  const [plain, first, last, converted, lacking, base] = row as [
    string | null,
    string | null,
    string | null,
    string | null,
    (string | null)[] | null,
    string | null,
  ]
  const label = field.label
  // What is in the base currency anyway need not be said twice.
  if (first === last && (!drilling.isConverted || first === null || first === base)) {
    return { total: { label, type: 'money', value: plain ?? '0', currency: first ?? base } }
  }
  const unrated = (lacking ?? []).filter(code => code !== null)
  const total: DrilledTotal = {
    label,
    type: 'money',
    value: unrated.length > 0 ? null : (converted ?? '0'),
    currency: base,
    converted: true,
    ...(unrated.length > 0 ? { unrated } : {}),
  }
  return { total, converted: await ofPage(context, drilling) }
}

interface Columns {
  readonly id: Sql
  readonly value: Sql
  readonly code: Sql
  readonly rate: Sql
}

async function ofPage(context: Context, drilling: Drilling): Promise<Readonly<Record<string, string | null>>> {
  const rows = await ask(
    context,
    drilling,
    ({ id, value, rate }) => [sql`${id}::text`, sql`round(${value} * ${rate}, ${baseDecimalsSql(context)})::text`],
    drilling.ids,
  )
  return Object.fromEntries(rows.map(([id, value]) => [String(id), value as string | null]))
}

/** Over all records of the cell, or over those of some ids. */
async function ask(
  context: Context,
  { source, path, where }: Drilling,
  columns: (of: Columns) => readonly Sql[],
  ids?: readonly string[],
): Promise<unknown[][]> {
  const scope = openScope(context, source.object, createAliases())
  const [value, isMoney] = [valueSql(scope, path), path.field.type === 'money']
  const alias = scope.next()
  const code = isMoney ? codeSql(scope, path) : raw('null')
  const wanted = columns({ id: raw(`${scope.alias}.id`), value, code, rate: raw(`${alias}.rate`) })
  const rates = isMoney ? rateJoin(scope, source, alias, code) : raw('')
  const only = ids ? sql` and ${raw(`${scope.alias}.id`)} = any(${[...ids]}::uuid[])` : raw('')
  const matching = whereSql(scope, { where, search: undefined, deleted: false, right: 'read' })
  const statement = sql`select ${join([...wanted])} ${scope.from()}${rates} where ${matching}${only}`
  const values = await bindQuestion(context, statement.values)
  return (await askStatement(context, { text: statement.text, values }, undefined)).rows
}
