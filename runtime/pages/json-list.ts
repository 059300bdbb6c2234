/** A short list inside another statement, as one JSON cell: chosen by its own order, joined with what is shown of others. */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import type { Condition } from '../query/condition.ts'
import { column, quote } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { type NextAlias, openScope, type Scope } from '../query/scope.ts'
import { type FieldPlan, readRecord, type Selection, selectFields } from '../query/selection.ts'
import { afterPosition, orderBy, type SortKey } from '../query/sort.ts'
import { whereSql } from '../records/where-sql.ts'

export interface JsonListPlan {
  readonly object: CatalogObject
  readonly fields: FieldPlan
  readonly where: readonly Condition[]
  /** The order, over a level of the object. */
  readonly order: (scope: Scope) => readonly SortKey[]
  readonly limit: number
  readonly after?: readonly (string | null)[] | undefined
  /** What is selected besides the fields. */
  readonly more?: (scope: Scope) => readonly Selection[]
  /** How the place of a row in the order is written; its text unless said. */
  readonly position?: (key: SortKey) => SortKey['sql']
}

/** One row of the list. */
export interface JsonRow {
  readonly record: Record<string, unknown>
  readonly position: readonly (string | null)[]
}

/** The cell, and how it is read; one row more than the limit where there are more. */
export function jsonList(
  world: World,
  plan: JsonListPlan,
  next: NextAlias,
): { readonly sql: SortKey['sql']; readonly read: (cell: unknown) => readonly JsonRow[] } {
  const chosen = openScope(world, plan.object, next)
  const keys = plan.order(chosen)
  const where = whereSql(chosen, { where: plan.where, search: undefined, deleted: false, right: 'read' })
  const paged = plan.after ? sql`${where} and ${afterPosition(keys, plan.after)}` : where
  const extra = keys.map((key, index) => sql`${key.sql} as ${raw(quote(keyName(index)))}`)
  const page = sql`select ${raw(chosen.alias)}.*, ${join(extra)} ${chosen.from()} where ${paged} order by ${orderBy(keys)} limit ${raw(String(plan.limit + 1))}`
  const shown = openScope(world, plan.object, next, sql`(${page})`)
  const selections = [...selectFields(shown, plan.fields), ...(plan.more?.(shown) ?? [])]
  const order = keys.map((key, index) => ({ ...key, sql: column(shown.alias, keyName(index)) }))
  const place = plan.position ?? (key => sql`(${key.sql})::text`)
  const cells = [...selections.flatMap(item => item.cells.map(cell => cell.json ?? cell.sql)), ...order.map(place)]
  const count = cells.length - order.length
  return {
    sql: sql`(select coalesce(json_agg(json_build_array(${join(cells)}) order by ${orderBy(order)}), '[]'::json) ${shown.from()})`,
    read: cell =>
      ((cell ?? []) as unknown[][]).map(row => ({
        record: readRecord(selections, row, 0),
        position: row.slice(count) as (string | null)[],
      })),
  }
}

/** A colon stands in no column's name. */
function keyName(index: number): string {
  return `sort:${index}`
}
