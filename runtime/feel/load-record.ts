/**
 * Reads records as expressions see them, along the paths that they read: through references and children, in one
 * statement. Rules see everything, whatever the actor may see himself; they show nothing of it.
 */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Rights } from '../access/rights.ts'
import type { Context } from '../context.ts'
import { column } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { bindValues, LateValue } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { cached } from '../records/write/statement-cache.ts'
import { type Level, planLevel, toTree } from './record-level.ts'
import type { FeelContext } from './values.ts'

/** Names of members, one after the other, from the record on. */
export type MemberPath = readonly string[]

interface Plan {
  readonly text: string
  readonly values: readonly unknown[]
  readonly level: Level
}

const idsPlace = new LateValue(() => null)

/** The record of an object (its definition's id) with `id` and what the paths lead to; null when it is not there or deleted. */
export async function loadRecord(
  context: Context,
  object: string,
  id: string,
  paths: readonly MemberPath[],
  db: Queryable,
): Promise<FeelContext | null> {
  return (await loadRecords(context, object, [id], paths, db)).get(id.toLowerCase()) ?? null
}

/** Records by their ids, as `loadRecord`. */
export async function loadRecords(
  context: Context,
  object: string,
  ids: readonly string[],
  paths: readonly MemberPath[],
  db: Queryable,
): Promise<Map<string, FeelContext>> {
  const found = context.catalog.objectsById.get(object)
  const wanted = ids.filter(isUuid)
  if (!found || wanted.length === 0) return new Map()
  const key = paths.map(path => path.join('\u0000')).sort()
  const plan = cached(context, `expression ${object} ${key.join('\u0001')}`, () => planRecords(context, found, paths))
  const values = bindValues(
    plan.values.map(value => (value === idsPlace ? wanted : value)),
    context.actor,
    new Date(),
  )
  const rows = await db.arrays({ text: plan.text, values, prepared: true })
  const records = rows.map(row => plan.level.read(row, 0, context.actor.timeZone) as FeelContext)
  return new Map(records.map(record => [record.id as string, record]))
}

function planRecords(context: Context, object: CatalogObject, paths: readonly MemberPath[]): Plan {
  const rights: Rights = { ...context.rights, scope: () => 'all', field: () => 'editable' }
  const scope = openScope({ catalog: context.catalog, ed: context.ed, rights }, object, createAliases())
  const level = planLevel(scope, object, [], toTree(paths))
  const cells = join(level.cells.map(cell => cell.sql))
  const statement = sql`select ${cells} ${scope.from()} where ${column(scope.alias, 'id')} = any(${idsPlace}::uuid[]) and ${raw(scope.alias)}.deleted_at is null`
  return { text: statement.text, values: statement.values, level }
}
