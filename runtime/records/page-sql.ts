/**
 * Chooses the records of a page, in their order. An index holds empty values at the end of its rising order, so it
 * cannot give a falling one with the empty values last; there the filled and the empty ones are chosen apart.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import { accessPredicate } from '../access/predicate.ts'
import { quote } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { type NextAlias, openScope } from '../query/scope.ts'
import { afterPosition, orderBy, type SortKey, sortKeys } from '../query/sort.ts'
import type { ListPlan } from './list-plan.ts'
import { whereSql } from './where-sql.ts'

/** A SELECT of whole records with their sort keys as columns named by `keyName`, and those keys. */
export function pageSql(world: World, plan: ListPlan, next: NextAlias): { sql: Sql; keys: readonly SortKey[] } {
  const isApart = isIndexedFalling(world, plan, next)
  const whole = branch(world, plan, next, isApart ? 'filled' : 'all')
  if (!isApart) return whole
  const blank = branch(world, plan, next, 'empty')
  const both = next()
  const order = whole.keys.map((key, index) => ({ ...key, sql: raw(`${both}.${quote(keyName(index))}`) }))
  return {
    sql: sql`select ${raw(both)}.* from ((${whole.sql}) union all (${blank.sql})) ${raw(both)} order by ${orderBy(order)} limit ${rows(plan)}`,
    keys: whole.keys,
  }
}

/** The column of a sort key; a colon stands in no field's column. */
export function keyName(index: number): string {
  return `sort:${index}`
}

/** Somebody who sees few records is served better by sorting those. */
function isIndexedFalling(world: World, { sort, object, right, offset }: ListPlan, next: NextAlias): boolean {
  const [item, ...more] = sort
  if (!item?.descending || more.length > 0 || item.path.steps.length > 0 || offset > 0) return false
  const { field } = item.path
  if (field.system || field.type === 'choice' || field.type === 'reference') return false
  const isIndexed = object.definition.indexes?.some(({ fields }) => fields.length === 1 && fields[0] === field.name)
  if (!isIndexed) return false
  return (['read', right] as const).every(needed => accessPredicate(world, object, needed, next(), next) === true)
}

function branch(world: World, plan: ListPlan, next: NextAlias, which: 'all' | 'filled' | 'empty') {
  const scope = openScope(world, plan.object, next)
  const keys = sortKeys(scope, plan.sort)
  const [first] = keys as [SortKey]
  const bound = plan.after?.[0] ?? null
  const conditions = [
    whereSql(scope, plan),
    ...(plan.after ? [afterPosition(keys, plan.after)] : []),
    ...(which === 'filled' ? [sql`${first.sql} is not null`] : []),
    // The index begins where the page before ended.
    ...(which === 'filled' && bound !== null ? [sql`${first.sql} <= ${bound}${raw(`::${first.cast}`)}`] : []),
    ...(which === 'empty' ? [sql`${first.sql} is null`] : []),
  ]
  const order = which === 'filled' ? keys.map(key => ({ ...key, nullable: false })) : keys
  const extra = keys.map((key, index) => sql`${key.sql} as ${raw(quote(keyName(index)))}`)
  const offset = plan.offset > 0 ? sql` offset ${plan.offset}` : empty
  return {
    sql: sql`select ${raw(scope.alias)}.*, ${join(extra)} ${scope.from()} where ${join(conditions, ' and ')} order by ${orderBy(order)} limit ${rows(plan)}${offset}`,
    keys,
  }
}

function rows(plan: ListPlan): Sql {
  return raw(String(plan.limit + 1))
}
