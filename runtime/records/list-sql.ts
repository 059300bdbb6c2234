/**
 * Prints a list plan as one statement. Each of its rows begins with the head of the statement's own snapshot (and the
 * count where asked), so that an answer made by an older catalog is noticed; a list without records has one such row.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { accessPredicate } from '../access/predicate.ts'
import { conditionSql } from '../query/condition-sql.ts'
import type { World } from '../query/path.ts'
import { createAliases, openScope, type Scope } from '../query/scope.ts'
import { searchSql } from '../query/search-sql.ts'
import { type Selection, selectFields } from '../query/selection.ts'
import { afterPosition, orderBy, sortKeys } from '../query/sort.ts'
import type { ListPlan } from './list-plan.ts'

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

/** Live (or deleted) records that the actor may see and that match. */
function whereSql(scope: Scope, plan: ListPlan): Sql {
  const rights = plan.right === 'read' ? (['read'] as const) : (['read', plan.right] as const)
  const predicates = rights.map(right => accessPredicate(scope.world, plan.object, right, scope.alias, scope.next))
  const parts = [
    raw(`${scope.alias}.deleted_at is ${plan.deleted ? 'not null' : 'null'}`),
    ...predicates.filter(predicate => predicate !== true).map(predicate => predicate || raw('false')),
    ...plan.where.map(condition => conditionSql(scope, condition)),
    ...(plan.search === undefined ? [] : [searchSql(scope.alias, plan.search)]),
  ]
  return join(parts, ' and ')
}

function countSql(world: World, plan: ListPlan, next: () => string): Sql {
  if (plan.count === 'none') return raw('null::bigint')
  const scope = openScope(world, plan.object, next)
  const where = whereSql(scope, plan)
  if (plan.count === 'exact') return sql`(select count(*) ${scope.from()} where ${where})`
  return sql`(select count(*) from (select 1 ${scope.from()} where ${where} limit ${raw(String(cappedCount + 1))}) n)`
}
