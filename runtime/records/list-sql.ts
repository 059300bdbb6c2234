/**
 * Prints a list plan as one statement. Each of its rows begins with the head of the statement's own snapshot (and the
 * count where asked), so that an answer made by an older catalog is noticed; a list without records has one such row.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { World } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { type Selection, selectFields } from '../query/selection.ts'
import { afterPosition, orderBy, sortKeys } from '../query/sort.ts'
import type { ListPlan } from './list-plan.ts'
import { whereSql } from './where-sql.ts'

export const cappedCount = 10_000

/** A statement and how its rows are read: revision, count, then the record's cells, then its position in the list. */
export interface ListStatement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
  /** Index of the first position cell in a row. */
  readonly positionAt: number
}

/** One row more than the limit is read, to know whether there are more. */
export function listStatement(world: World, plan: ListPlan): ListStatement {
  const next = createAliases()
  const scope = openScope(world, plan.object, next)
  const selections = selectFields(scope, plan.fields)
  const cells = selections.flatMap(selection => selection.cells.map(cell => cell.sql))
  const keys = sortKeys(scope, plan.sort)
  const positions = keys.map(key => sql`(${key.sql})::text`)
  const where = whereSql(scope, plan)
  const paged = plan.after ? sql`${where} and ${afterPosition(keys, plan.after)}` : where
  const columns = [...cells, ...positions].map((cell, index) => sql`${cell} as ${raw(`c${index}`)}`)
  const page = sql`select ${join(columns)} ${scope.from()} where ${paged} order by ${orderBy(keys)} limit ${plan.limit + 1} offset ${plan.offset}`
  const statement = sql`select h.revision, ${countSql(world, plan, next)}, t.* from bm.head h left join lateral (${page}) t on true`
  return { text: statement.text, values: statement.values, selections, positionAt: 2 + cells.length }
}

function countSql(world: World, plan: ListPlan, next: () => string): Sql {
  if (plan.count === 'none') return raw('null::bigint')
  const scope = openScope(world, plan.object, next)
  const where = whereSql(scope, plan)
  if (plan.count === 'exact') return sql`(select count(*) ${scope.from()} where ${where})`
  return sql`(select count(*) from (select 1 ${scope.from()} where ${where} limit ${raw(String(cappedCount + 1))}) n)`
}
