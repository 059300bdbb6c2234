/**
 * How each measure is reckoned: at once, where amounts are all of one currency; else in two steps, within each currency
 * first, and then put together in the base currency by the rates of today.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { FieldType } from '#metadata/catalog.ts'

import { baseDecimalsSql } from '../money/base-currency.ts'
import { column } from '../query/identifiers.ts'
import type { Scope } from '../query/scope.ts'
import { jsonOf, type Selection } from '../query/selection.ts'
import { currencySql, valueSql } from '../query/value-sql.ts'
import type { Measure } from './aggregate-plan.ts'

/** One measure in both ways; each way has the same cells. */
export interface MeasureSql {
  /** At once, over records. */
  readonly direct: readonly Sql[]
  /** Of an amount: whether that would add up unlike currencies. */
  readonly isMixed: Sql | undefined
  /** First step, over the records of one currency. */
  readonly partial: readonly Sql[]
  /** The currency that the first step is grouped by. */
  readonly currency: Sql | undefined
  /** Second step: from the names of the partial results, and those of currency and rate. */
  readonly whole: (partial: readonly Sql[], money: MoneyNames | undefined) => readonly Sql[]
  /** What is answered, from the names of the results; the first of them sorts. */
  readonly cells: (names: readonly Sql[]) => Selection['cells']
  readonly read: Selection['read']
}

/** Where the second step finds currencies: the code of the rows, and the alias of its rate. */
export interface MoneyNames {
  readonly code: Sql
  readonly rate: string
}

const none = raw('null')

/** Both ways for one measure. */
export function measureSql(scope: Scope, measure: Measure): MeasureSql {
  if (measure.fn === 'count') return plain(raw('count(*)'), [raw('count(*)')], ([n]) => countOf(n))
  const { path, fn } = measure
  const { type } = path.field
  const value = valueSql(scope, path)
  if (type === 'money' && fn !== 'countDistinct') {
    return moneySql(scope, fn, value, currencySql(scope, path))
  }
  switch (fn) {
    case 'countDistinct':
      return plain(
        sql`count(distinct ${value})`,
        [sql`array_agg(distinct ${value}::text) filter (where ${value} is not null)`],
        ([all]) =>
          sql`(select count(distinct v) from unnest(array_agg(array_to_json(${all}))) a(list), json_array_elements_text(a.list) v)`,
      )
    case 'sum': {
      const exact = (sum: Sql) => (type === 'integer' ? sql`${sum}::bigint` : sum)
      return plain(exact(sql`sum(${value})`), [sql`sum(${value})`], ([sum]) => exact(sql`sum(${sum})`), type)
    }
    case 'avg': {
      const rounded = (mean: Sql) => sql`trim_scale(round(${mean}, 6))`
      return plain(
        rounded(sql`avg(${value})`),
        [sql`sum(${value})`, sql`count(${value})`],
        ([sum, n]) => rounded(sql`sum(${sum}) / nullif(sum(${n}), 0)`),
        'decimal',
      )
    }
    case 'min':
    case 'max':
      return plain(sql`${raw(fn)}(${value})`, [sql`${raw(fn)}(${value})`], ([best]) => sql`${raw(fn)}(${best})`, type)
  }
}

function countOf(partial: Sql): Sql {
  return sql`coalesce(sum(${partial}), 0)::bigint`
}

function plain(
  direct: Sql,
  partial: readonly Sql[],
  whole: (partial: readonly [Sql, Sql]) => Sql,
  type: FieldType = 'integer',
): MeasureSql {
  return {
    direct: [direct],
    isMixed: undefined,
    partial,
    currency: undefined,
    whole: names => [whole([names[0] ?? none, names[1] ?? none])],
    cells: ([value = none]) => [{ sql: value, ...jsonOf(type, value) }],
    read: (cells, at) => cells[at],
  }
}

function moneySql(scope: Scope, fn: 'sum' | 'avg' | 'min' | 'max', value: Sql, currency: Sql): MeasureSql {
  const isMean = fn === 'avg'
  const plainCode = sql`${currency} collate "C"`
  return {
    direct: [
      isMean ? sql`round(avg(${value}), ${baseDecimalsSql(scope.world)})` : sql`${raw(fn)}(${value})`,
      sql`min(${plainCode})`,
    ],
    isMixed: sql`coalesce(min(${plainCode}) <> max(${plainCode}), false)`,
    partial: isMean ? [sql`sum(${value})`, sql`count(${value})`] : [sql`${raw(fn)}(${value})`],
    currency,
    whole([amount = none, count = none], money) {
      const { code, rate } = money ?? { code: none, rate: 'null' }
      const fold = raw(isMean ? 'sum' : fn)
      const per = isMean ? sql` / nullif(sum(${count}), 0)` : raw('')
      const oneCode = sql`min(${code}) filter (where ${amount} is not null)`
      const isOne = sql`${oneCode} is not distinct from max(${code}) filter (where ${amount} is not null)`
      const rated = column(rate, 'rate')
      const decimals = sql`coalesce(max(${column(rate, 'decimals')}), 2)`
      const own = isMean ? sql`round(${fold}(${amount})${per}, ${decimals})` : sql`${fold}(${amount})`
      const converted = sql`case when bool_or(${amount} is not null and ${rated} is null) then null
        else round(${fold}(${amount} * ${rated})${per}, ${decimals}) end`
      return [
        sql`case when ${isOne} then ${own} else ${converted} end`,
        sql`case when ${isOne} then ${oneCode} else max(${column(rate, 'base')}) end`,
      ]
    },
    cells: ([amount = none, code = none]) => [{ sql: amount, json: sql`${amount}::text` }, { sql: code }],
    read: (cells, at) => (cells[at] === null ? null : { amount: cells[at], currency: cells[at + 1] }),
  }
}
