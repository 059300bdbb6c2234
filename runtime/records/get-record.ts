/** GET /api/records/{object}/{id}: one record, as far as the actor may see it. */
import sql, { join, raw } from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { unknownRecord } from '../problems.ts'
import { isUuid } from '../query/is-uuid.ts'
import { bindValues, LateValue } from '../query/late-values.ts'
import { findObject } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { limitChildren, planFields, readRecord, type Selection, selectFields } from '../query/selection.ts'
import type { Answer } from '../read.ts'

interface Prepared {
  readonly text: string
  readonly values: readonly unknown[]
  readonly selections: readonly Selection[]
}

const plans = new WeakMap<Catalog, Map<string, Prepared>>()
/** Callers choose the fields, so there is no end to the plans they may ask for. */
const mostPlans = 2000
/** Stands for the id until the statement runs. */
const idPlace = new LateValue(() => null)

/**
 * The record with the named fields (all that may be seen when none is named), with no more children of each than said;
 * throws `record/unknown`.
 */
export async function getRecord(
  context: Context,
  objectName: string,
  id: string,
  fields: readonly string[] = [],
  db: Queryable = context.db,
  mostChildren?: number,
): Promise<Answer<Record<string, unknown>>> {
  const prepared = prepare(context, objectName, fields, mostChildren)
  if (!isUuid(id)) throw unknownRecord(`There is no such record of "${objectName}".`)
  const values = bindValues(
    prepared.values.map(value => (value === idPlace ? id : value)),
    context.actor,
    new Date(),
  )
  const [row] = await db.arrays({ text: prepared.text, values, prepared: true })
  const revision = row?.[0] as number
  if (!row || row[1] === null) {
    if (revision !== context.catalog.revision) return { revision, value: {} }
    throw unknownRecord(`There is no such record of "${objectName}".`)
  }
  return { revision, value: readRecord(prepared.selections, row, 1) }
}

function prepare(
  context: Context,
  objectName: string,
  fields: readonly string[],
  mostChildren: number | undefined,
): Prepared {
  const known = plans.get(context.catalog) ?? new Map<string, Prepared>()
  plans.set(context.catalog, known)
  const key = `${context.ed}|${context.rights.key}|${objectName}|${mostChildren ?? ''}|${fields.join(',')}`
  const found = known.get(key)
  if (found) return found
  const object = findObject(context, objectName)
  const wanted = planFields(context, object, fields)
  const plan = mostChildren === undefined ? wanted : limitChildren(wanted, mostChildren)
  const scope = openScope(context, object, createAliases())
  const selections = selectFields(scope, plan)
  const cells = selections
    .flatMap(selection => selection.cells.map(cell => cell.sql))
    .map((cell, index) => sql`${cell} as ${raw(`c${index}`)}`)
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const record = sql`select ${join(cells)} ${scope.from()} where ${raw(scope.alias)}.id = ${idPlace}::uuid and ${raw(scope.alias)}.deleted_at is null${visible}`
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (${record}) t on true`
  const prepared = { text: statement.text, values: statement.values, selections }
  if (known.size >= mostPlans) known.delete(known.keys().next().value ?? '')
  known.set(key, prepared)
  return prepared
}
