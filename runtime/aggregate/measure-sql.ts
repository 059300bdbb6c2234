/**
 * How each measure is reckoned, in two steps: partly within each group and currency, then put together. Amounts of one
 * currency are added as they are; amounts of several are converted into the base currency by the rates of today.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { FieldType } from '#metadata/catalog.ts'

import { column } from '../query/identifiers.ts'
import type { Scope } from '../query/scope.ts'
import { jsonOf, type Selection } from '../query/selection.ts'
import type { Measure } from './aggregate-plan.ts'

/** The second step of a measure. */
export interface MeasureSql {
  /** First step: expressions over records. */
  readonly partial: readonly Sql[]
  /** The currency column that the first step must be grouped by. */
  readonly currency: Sql | undefined
  /** Second step: from the names of the partial results, and the aliases of currency and rate. */
  readonly whole: (partial: readonly Sql[], money: MoneyNames | undefined) => readonly Sql[]
  /** What is answered, from the names of the whole results; the first of them sorts. */
  readonly cells: (whole: readonly Sql[]) => Selection['cells']
  readonly read: Selection['read']
}

/** Where the second step finds currencies: the code of the rows, and the alias of its rate. */
export interface MoneyNames {
  readonly code: Sql
  readonly rate: string
}

/** The steps of one measure; `mixed` when first steps are grouped by a currency too. */
export function measureSql(scope: Scope, measure: Measure, mixed: boolean): MeasureSql {
  if (measure.fn === 'count') {
    return plain([raw('count(*)')], ([n]) => sql`coalesce(sum(${n}), 0)::bigint`)
  }
  const { path, fn } = measure
  const value = column(scope.reach(path.steps), path.field.columns?.value ?? 'id')
  if (path.field.type === 'money' && fn !== 'countDistinct') {
    const currency = column(scope.reach(path.steps), path.field.columns?.currency ?? 'id')
    return moneySql(fn, value, currency)
  }
  const { type } = path.field
  switch (fn) {
    case 'countDistinct':
      if (!mixed) return plain([sql`count(distinct ${value})`], ([n]) => sql`coalesce(sum(${n}), 0)::bigint`)
      return plain(
        [sql`array_agg(distinct ${value}::text) filter (where ${value} is not null)`],
        ([all]) =>
          sql`(select count(distinct v) from unnest(array_agg(array_to_json(${all}))) a(list), json_array_elements_text(a.list) v)`,
      )
    case 'sum':
      return plain(
        [sql`sum(${value})`],
        ([sum]) => (type === 'integer' ? sql`sum(${sum})::bigint` : sql`sum(${sum})`),
        type,
      )
    case 'avg':
      return plain(
        [sql`sum(${value})`, sql`count(${value})`],
        ([sum, n]) => sql`trim_scale(round(sum(${sum}) / nullif(sum(${n}), 0), 6))`,
        'decimal',
      )
    case 'min':
    case 'max':
      return plain([sql`${raw(fn)}(${value})`], ([best]) => sql`${raw(fn)}(${best})`, type)
  }
}

function plain(
  partial: readonly Sql[],
  whole: (partial: readonly [Sql, Sql]) => Sql,
  type: FieldType = 'integer',
): MeasureSql {
  return {
    partial,
    currency: undefined,
    whole: names => [whole([names[0] ?? raw('null'), names[1] ?? raw('null')])],
    cells: ([value = raw('null')]) => [{ sql: value, ...jsonOf(type, value) }],
    read: (cells, at) => cells[at],
  }
}

function moneySql(fn: 'sum' | 'avg' | 'min' | 'max', value: Sql, currency: Sql): MeasureSql {
  const partial = fn === 'avg' ? [sql`sum(${value})`, sql`count(${value})`] : [sql`${raw(fn)}(${value})`]
  return {
    partial,
    currency,
    whole([amount = raw('null'), count = raw('null')], money) {
      const { code, rate } = money ?? { code: raw('null'), rate: 'null' }
      const fold = raw(fn === 'avg' ? 'sum' : fn)
      const per = fn === 'avg' ? sql` / nullif(sum(${count}), 0)` : raw('')
      const oneCode = sql`min(${code}) filter (where ${amount} is not null)`
      const isOne = sql`${oneCode} is not distinct from max(${code}) filter (where ${amount} is not null)`
      const rated = column(rate, 'rate')
      const decimals = sql`coalesce(max(${column(rate, 'decimals')}), 2)`
      const own = fn === 'avg' ? sql`round(${fold}(${amount})${per}, ${decimals})` : sql`${fold}(${amount})`
      const converted = sql`case when bool_or(${amount} is not null and ${rated} is null) then null
        else round(${fold}(${amount} * ${rated})${per}, ${decimals}) end`
      return [
        sql`case when ${isOne} then ${own} else ${converted} end`,
        sql`case when ${isOne} then ${oneCode} else max(${column(rate, 'base')}) end`,
      ]
    },
    cells: ([amount = raw('null'), code = raw('null')]) => [{ sql: amount, json: sql`${amount}::text` }, { sql: code }],
    read: (cells, at) => (cells[at] === null ? null : { amount: cells[at], currency: cells[at + 1] }),
  }
}
