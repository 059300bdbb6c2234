/**
 * Prints groups and measures as one SELECT: records into groups (where amounts are converted, by way of their
 * currencies), and around them the titles of referenced records, the order and the limit.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import { ratesSql } from '../money/base-currency.ts'
import { actorTimeZone, actorToday } from '../query/late-values.ts'
import type { World } from '../query/path.ts'
import { type NextAlias, openScope, type Scope } from '../query/scope.ts'
import { jsonOf, type Selection } from '../query/selection.ts'
import { referencedTitleSql } from '../query/title-sql.ts'
import { valueSql } from '../query/value-sql.ts'
import { whereSql } from '../records/where-sql.ts'
import type { AggregatePlan, Group } from './aggregate-plan.ts'
import { type MeasureSql, measureSql } from './measure-sql.ts'

/** How amounts are added up: as if they were of one currency, saying where they are not, or converted. */
export type Reckoning = 'direct' | 'converted'

/** A SELECT of groups and measures. */
export interface AggregateSelect {
  /** Its first column says whether any group added up unlike currencies; then the cells of the selections. */
  readonly sql: Sql
  readonly selections: readonly Selection[]
  /** The same with the cells as one JSON array named c. */
  readonly json: Sql
}

/** One row more than the limit is read, to know whether there are more. */
export function aggregateSelect(
  world: World,
  plan: AggregatePlan,
  next: NextAlias,
  reckoning: Reckoning,
): AggregateSelect {
  const scope = openScope(world, plan.object, next)
  const measures = plan.measures.map(measure => measureSql(scope, measure))
  const isConverted = reckoning === 'converted' && measures.some(measure => measure.currency)
  const whole = isConverted ? convertedSql(scope, plan, measures) : directSql(scope, plan, measures)
  const rows = next()
  const groups = plan.groups.map((group, index) => groupSelection(scope, group, raw(`${rows}.g${index}`)))
  const named = measures.map((measure, index) => {
    const names = measure.direct.map((_, at) => raw(`${rows}.m${index}_${at}`))
    const key = plan.measures[index]?.key ?? ''
    return { key, cells: measure.cells(names), read: measure.read, sort: names[0] ?? raw('null') }
  })
  const selections = [...groups, ...named]
  const cells = selections.flatMap(selection => selection.cells)
  const order = plan.sort.flatMap(({ at, descending }) => {
    const key = selections[at]?.sort
    return key ? [sql`${key}${raw(descending ? ' desc' : '')} nulls last`] : []
  })
  const tail = sql`from (${whole}) ${raw(rows)}${order.length > 0 ? sql` order by ${join(order)}` : empty} limit ${raw(String(plan.limit + 1))}`
  const isMixed = isConverted || !measures.some(measure => measure.isMixed) ? 'false' : `bool_or(${rows}.mixed) over ()`
  return {
    sql: sql`select ${join([raw(`${isMixed} as mixed`), ...cells.map((cell, index) => sql`${cell.sql} as ${raw(`c${index}`)}`)])} ${tail}`,
    json: sql`select json_build_array(${join(cells.map(cell => cell.json ?? cell.sql))}) as c ${tail}`,
    selections,
  }
}

/** Groups with their measures at once: g0, …, m0_0, …, and whether currencies were mixed. */
function directSql(scope: Scope, plan: AggregatePlan, measures: readonly MeasureSql[]): Sql {
  const mixed = measures.flatMap(measure => measure.isMixed ?? [])
  const columns = [
    ...groupColumns(scope, plan),
    ...measures.flatMap((measure, index) =>
      measure.direct.map((cell, at) => sql`${cell} as ${raw(`m${index}_${at}`)}`),
    ),
    ...(mixed.length > 0 ? [sql`${join(mixed, ' or ')} as mixed`] : []),
  ]
  const where = whereSql(scope, plan.matching)
  return sql`select ${join(columns)} ${scope.from()} where ${where}${groupBy(plan.groups.length)}`
}

function groupColumns(scope: Scope, plan: AggregatePlan): Sql[] {
  return plan.groups.map((group, index) => sql`${groupSql(scope, group)} as ${raw(`g${index}`)}`)
}

/** The same in two steps, of which the first keeps currencies apart and the second converts them. */
function convertedSql(scope: Scope, plan: AggregatePlan, measures: readonly MeasureSql[]): Sql {
  const part = scope.next()
  const partials = measures.flatMap((measure, index) =>
    measure.partial.map((cell, at) => sql`${cell} as ${raw(`p${index}_${at}`)}`),
  )
  const currencies = measures.flatMap((measure, index) =>
    measure.currency ? [{ index, rate: scope.next(), sql: measure.currency }] : [],
  )
  const keys = [...groupColumns(scope, plan), ...currencies.map(item => sql`${item.sql} as ${raw(`k${item.index}`)}`)]
  const where = whereSql(scope, plan.matching)
  const first = sql`select ${join([...keys, ...partials])} ${scope.from()} where ${where}${groupBy(keys.length)}`
  const columns = [
    ...plan.groups.map((_, index) => raw(`${part}.g${index}`)),
    ...measures.flatMap((measure, index) => {
      const rate = currencies.find(item => item.index === index)?.rate
      const money = rate === undefined ? undefined : { code: raw(`${part}.k${index}`), rate }
      const names = measure.partial.map((_, at) => raw(`${part}.p${index}_${at}`))
      return measure.whole(names, money).map((cell, at) => sql`${cell} as ${raw(`m${index}_${at}`)}`)
    }),
  ]
  const rates = currencies.map(
    item =>
      sql` left join (${ratesSql(scope.world, actorToday)}) ${raw(item.rate)} on ${raw(item.rate)}.code = ${raw(`${part}.k${item.index}`)}`,
  )
  return sql`select ${join(columns)} from (${first}) ${raw(part)}${join([...rates, empty], '')}${groupBy(plan.groups.length)}`
}

function groupBy(count: number): Sql {
  return count === 0 ? empty : sql` group by ${raw(Array.from({ length: count }, (_, index) => index + 1).join(', '))}`
}

/** What records are grouped by; a moment is cut in the time zone of whoever asks. */
function groupSql(scope: Scope, { path, by }: Group): Sql {
  const value = valueSql(scope, path)
  if (!by) return value
  const local = path.field.type === 'date' ? sql`${value}::timestamp` : sql`(${value} at time zone ${actorTimeZone})`
  return sql`date_trunc(${raw(`'${by}'`)}, ${local})::date`
}

/** The value of a group; a reference with the title of its record, choices in their own order. */
function groupSelection(scope: Scope, { key, path, by }: Group, value: Sql): Selection & { readonly sort: Sql } {
  const { field } = path
  if (field.type === 'reference') {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    const title = target ? referencedTitleSql(openScope(scope.world, target, scope.next), value) : raw('null::text')
    if (key.endsWith('.title')) return { key, cells: [{ sql: title }], read: (cells, at) => cells[at], sort: title }
    return {
      key,
      cells: [{ sql: value }, { sql: title }],
      read: (cells, at) => (cells[at] === null ? null : { id: cells[at], title: cells[at + 1] }),
      sort: title,
    }
  }
  const codes = field.choices.map(choice => choice.code)
  const sort = field.type === 'choice' ? sql`array_position(${codes}::text[], ${value})` : value
  return {
    key,
    cells: [{ sql: value, ...(by ? {} : jsonOf(field.type, value)) }],
    read: (cells, at) => cells[at],
    sort,
  }
}
