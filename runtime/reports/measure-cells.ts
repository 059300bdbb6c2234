/**
 * How each measure is reckoned in two steps: over the records of the finest groups, and over these groups for every
 * subtotal. Medians and distinct values cannot be put together from parts; with them the first step keeps the records.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { conditionSql } from '../query/condition-sql.ts'
import { column } from '../query/identifiers.ts'
import type { Path } from '../query/path.ts'
import type { Scope } from '../query/scope.ts'
import { currencySql, valueSql } from '../query/value-sql.ts'
import type { PlannedMeasure, ReportPlan } from './planned-report.ts'

/** Whether the first step keeps records of a source. */
export function keepsRecords(plan: ReportPlan, source: number): boolean {
  return plan.measures.some(item => {
    const { fn } = item.measure
    return item.source === source && (fn === 'median' || fn === 'countDistinct')
  })
}

/** An amount of the report: whose, and where. */
export interface MoneyPath {
  readonly source: number
  readonly path: Path
}

/** The amounts whose currencies the first step tells. */
export function moneyPaths(plan: ReportPlan): MoneyPath[] {
  const all = plan.measures.flatMap(item =>
    isMoney(item) && item.path ? { source: item.source, path: item.path } : [],
  )
  return all.filter((item, index) => all.findIndex(other => isSame(item, other.source, other.path)) === index)
}

const isSame = (money: MoneyPath, source: number, path: Path | undefined) =>
  money.source === source && money.path.name === path?.name

/** Where the amount of a measure stands among those of the report; -1 for what is no amount. */
export function moneyAt(monies: readonly MoneyPath[], item: PlannedMeasure): number {
  return isMoney(item) ? monies.findIndex(money => isSame(money, item.source, item.path)) : -1
}

function isMoney({ path, measure }: PlannedMeasure): boolean {
  return path?.field.type === 'money' && measure.fn !== 'countDistinct'
}

/** Where the first step finds the rate of an amount. */
export interface Rated {
  readonly alias: string
}

/** How the first step keeps a source. */
export interface Keeping {
  /** Records instead of what they add up to. */
  readonly isRecord: boolean
  /** Beside columns of other sources, so that types have to be alike. */
  readonly isOneOfMany: boolean
}

/** Types of the columns of the first step that are empty in other sources, such that a union takes those of the others. */
export function partTypes(item: PlannedMeasure, isRated: boolean, { isRecord }: Keeping): string[] {
  const { fn } = item.measure
  if (fn === undefined) return []
  const lacking = isRated ? ['boolean'] : []
  if (fn === 'countDistinct') return ['text']
  const type = item.path?.field.type
  const own = type === 'date' ? 'date' : type === 'datetime' ? 'timestamptz' : 'bigint'
  return [own, ...(fn === 'avg' && !isRecord ? ['bigint'] : []), ...lacking]
}

/** The columns of the first step for one measure, without names. */
export function partsSql(
  scope: Scope,
  item: PlannedMeasure,
  rated: Rated | undefined,
  { isRecord, isOneOfMany }: Keeping,
): Sql[] {
  const { fn } = item.measure
  if (fn === undefined) return []
  const conditions = item.where.map(condition => conditionSql(scope, condition))
  const only = (value: Sql) =>
    conditions.length === 0 ? value : sql`(case when ${join(conditions, ' and ')} then ${value} end)`
  if (fn === 'count' || !item.path) {
    const one = only(raw('1'))
    return [isRecord ? one : conditions.length === 0 ? raw('count(*)') : sql`count(${one})`]
  }
  const plain = valueSql(scope, item.path)
  const own = only(isOneOfMany && fn === 'countDistinct' ? textSql(item.path, plain) : plain)
  const rate = rated && column(rated.alias, 'rate')
  const value = rate ? sql`(${own} * ${rate})` : own
  const lacking = rate ? [sql`(${own} is not null and ${rate} is null)`] : []
  if (isRecord) return [value, ...lacking]
  const parts = fn === 'avg' ? [sql`sum(${value})`, sql`count(${value})`] : [sql`${raw(fn)}(${value})`]
  return [...parts, ...lacking.map(lack => sql`bool_or(${lack})`)]
}

/** A text for each value: 1.0 and 1.00 are one. */
function textSql({ field: { type } }: Path, value: Sql): Sql {
  return type === 'decimal' || type === 'percent' ? sql`trim_scale(${value})::text` : sql`(${value})::text`
}

/** The measure over rows of the first step; `of` says which of them count. */
export function wholeSql(item: PlannedMeasure, names: readonly Sql[], isRecord: boolean, of: Sql): Sql {
  const [value = raw('null'), second = raw('null')] = names
  const { fn } = item.measure
  const result = isRecord ? overRecords(fn, value, of) : overParts(fn, value, second, of)
  const lack = isMoney(item) && names.length > (fn === 'avg' && !isRecord ? 2 : 1) ? names.at(-1) : undefined
  return lack ? sql`(case when bool_or(${lack})${of} then null else ${result} end)` : result
}

function overRecords(fn: PlannedMeasure['measure']['fn'], value: Sql, of: Sql): Sql {
  switch (fn) {
    case 'countDistinct':
      return sql`count(distinct ${value})${of}`
    case 'median': {
      // The middle, or the mean of the two middles, exactly: percentile_cont would reckon in floating point.
      const middle = (order: string) => sql`percentile_disc(0.5) within group (order by ${value}${raw(order)})${of}`
      return sql`((${middle('')} + ${middle(' desc')})::numeric / 2)`
    }
    default:
      return sql`${raw(fn ?? 'count')}(${value})${of}`
  }
}

function overParts(fn: PlannedMeasure['measure']['fn'], value: Sql, count: Sql, of: Sql): Sql {
  switch (fn) {
    case 'count':
      return sql`coalesce(sum(${value})${of}, 0)::bigint`
    case 'avg':
      return sql`(sum(${value})${of} / nullif(sum(${count})${of}, 0))`
    default:
      return sql`${raw(fn ?? 'sum')}(${value})${of}`
  }
}

/** The currency of an amount, where the record has one. */
export function codeSql(scope: Scope, path: Path): Sql {
  return sql`(case when ${valueSql(scope, path)} is not null then ${currencySql(scope, path)} end)`
}

/** The same of a group of records with one currency. */
export function groupCodeSql(scope: Scope, path: Path): Sql {
  return sql`(case when count(${valueSql(scope, path)}) > 0 then ${currencySql(scope, path)} end)`
}
