/**
 * How each measure is reckoned in two steps: over the records of the finest groups, and over these groups for every
 * subtotal. Medians and distinct values cannot be put together from parts; with them the first step keeps the records.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { conditionSql } from '../query/condition-sql.ts'
import { column } from '../query/identifiers.ts'
import type { Scope } from '../query/scope.ts'
import { currencySql, valueSql } from '../query/value-sql.ts'
import type { PlannedMeasure, ReportPlan } from './report-plan.ts'

/** Whether the first step keeps records. */
export function keepsRecords(plan: ReportPlan): boolean {
  return plan.measures.some(({ measure: { fn } }) => fn === 'median' || fn === 'countDistinct')
}

/** Currencies that amounts of the report have, by the path of the amount. */
export function moneyPaths(plan: ReportPlan): string[] {
  return [...new Set(plan.measures.flatMap(item => (isMoney(item) && item.path ? item.path.name : [])))]
}

export function isMoney({ path, measure }: PlannedMeasure): boolean {
  return path?.field.type === 'money' && measure.fn !== 'countDistinct'
}

/** Where the first step finds the rate of an amount. */
export interface Rated {
  readonly alias: string
}

/** The columns of the first step for one measure, without names. */
export function partsSql(scope: Scope, item: PlannedMeasure, rated: Rated | undefined, isRecord: boolean): Sql[] {
  const { fn } = item.measure
  if (fn === undefined) return []
  const conditions = item.where.map(condition => conditionSql(scope, condition))
  const only = (value: Sql) =>
    conditions.length === 0 ? value : sql`(case when ${join(conditions, ' and ')} then ${value} end)`
  if (fn === 'count' || !item.path) {
    const one = only(raw('1'))
    return [isRecord ? one : conditions.length === 0 ? raw('count(*)') : sql`count(${one})`]
  }
  const own = only(valueSql(scope, item.path))
  const rate = rated && column(rated.alias, 'rate')
  const value = rate ? sql`(${own} * ${rate})` : own
  const lacking = rate ? [sql`(${own} is not null and ${rate} is null)`] : []
  if (isRecord) return [value, ...lacking]
  const parts = fn === 'avg' ? [sql`sum(${value})`, sql`count(${value})`] : [sql`${raw(fn)}(${value})`]
  return [...parts, ...lacking.map(lack => sql`bool_or(${lack})`)]
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
export function codeSql(scope: Scope, plan: ReportPlan, name: string): Sql {
  const path = plan.measures.find(item => item.path?.name === name)?.path
  if (!path) return raw('null::text')
  return sql`(case when ${valueSql(scope, path)} is not null then ${currencySql(scope, path)} end)`
}
