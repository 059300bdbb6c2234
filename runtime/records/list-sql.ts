/**
 * Prints a list plan as one statement. Each of its rows begins with the head of the statement's own snapshot (and the
 * count where asked), so that an answer made by an older catalog is noticed; a list without records has one such row.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { totalsSql } from '../aggregate/totals-sql.ts'
import { conditionSql } from '../query/condition-sql.ts'
import { column } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { createAliases, openScope, type Scope } from '../query/scope.ts'
import { type Selection, selectFields } from '../query/selection.ts'
import { orderBy } from '../query/sort.ts'
import type { ListPlan } from './list-plan.ts'
import { keyName, pageSql } from './page-sql.ts'
import { whereSql } from './where-sql.ts'

export const cappedCount = 10_000

/** A statement and how its rows are read: revision, count, totals where asked, the record's cells, its position in the list. */
export interface ListStatement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
  readonly totals: readonly Selection[]
  /** Index of the first cell of the record in a row. */
  readonly recordAt: number
  /** Index of the first position cell in a row. */
  readonly positionAt: number
}

/**
 * One row more than the limit is read, to know whether there are more. The records of the page are chosen first and only
 * they are joined with what is shown of others; the limit stands in the text, so that the planner knows how few they are.
 */
export function listStatement(world: World, plan: ListPlan): ListStatement {
  const next = createAliases()
  const { sql: page, keys } = pageSql(world, plan, next)
  const scope = openScope(world, plan.object, next, sql`(${page})`)
  const selections = [...selectFields(scope, plan.fields), ...selectColor(scope, plan)]
  const cells = selections.flatMap(selection => selection.cells.map(cell => cell.sql))
  const order = keys.map((key, index) => ({ ...key, sql: column(scope.alias, keyName(index)) }))
  const columns = [...cells, ...order.map(key => sql`(${key.sql})::text`)]
  const named = columns.map((cell, index) => sql`${cell} as ${raw(`c${index}`)}`)
  const shown = sql`select ${join(named)} ${scope.from()} order by ${orderBy(order)}`
  const totals = plan.totals.length > 0 ? totalsSql(world, { ...plan, matching: plan }, next) : undefined
  const beside = [countSql(world, plan, next), ...(totals ? [totals.sql] : [])]
  const statement = sql`select h.revision, ${join(beside)}, t.* from bm.head h left join lateral (${shown}) t on true`
  const recordAt = 1 + beside.length
  return {
    text: statement.text,
    values: statement.values,
    selections,
    totals: totals?.selections ?? [],
    recordAt,
    positionAt: recordAt + cells.length,
  }
}

/** The color of a record, under a name that no field has. */
function selectColor(scope: Scope, { colors }: ListPlan): Selection[] {
  if (colors.length === 0) return []
  const cases = colors.map(({ when, color }) => sql`when ${conditionSql(scope, when)} then ${color}`)
  return [{ key: '@color', cells: [{ sql: sql`(case ${join(cases, ' ')} end)` }], read: (cells, at) => cells[at] }]
}

function countSql(world: World, plan: ListPlan, next: () => string): Sql {
  if (plan.count === 'none') return raw('null::bigint')
  const scope = openScope(world, plan.object, next)
  const where = whereSql(scope, plan)
  if (plan.count === 'exact') return sql`(select count(*) ${scope.from()} where ${where})`
  return sql`(select count(*) from (select 1 ${scope.from()} where ${where} limit ${raw(String(cappedCount + 1))}) n)`
}
