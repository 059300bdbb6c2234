/** Reads records for a change and locks them until the transaction ends, with whether the actor may make the change. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import { accessPredicate, andPredicate, type Predicate } from '../../access/predicate.ts'
import { refusedRight } from '../../access/refused-right.ts'
import type { Context } from '../../context.ts'
import { columnsOf, fromCells } from '../../fields/cells.ts'
import type { StoredValue } from '../../fields/stored-value.ts'
import { unknownRecord } from '../../problems.ts'
import { column, table } from '../../query/identifiers.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { bindValues, LateValue } from '../../query/late-values.ts'
import { createAliases } from '../../query/scope.ts'
import { literal } from '../../query/title-sql.ts'
import type { WriteContext } from '../../write.ts'
import { cached } from './statement-cache.ts'

/** A record as it is, with every stored value. */
export interface LockedRecord {
  readonly object: CatalogObject
  readonly id: string
  readonly rev: number
  readonly values: ReadonlyMap<CatalogField, StoredValue>
  /** When it was put into the recycle bin; null while it lives. */
  readonly deletedAt: string | null
  /** Whether the actor has the right that was asked for. */
  readonly may: boolean
}

interface LockOptions {
  readonly right: 'update' | 'delete'
  /** Records of the recycle bin instead of live ones. */
  readonly deleted?: boolean
}

const idsPlace = new LateValue(() => null)

/** The records by id, as far as the actor may see them; for a deletion they are locked against new references too. */
export async function lockRecords(
  context: WriteContext,
  object: CatalogObject,
  ids: readonly string[],
  { right, deleted = false }: LockOptions,
): Promise<Map<string, LockedRecord>> {
  const wanted = ids.filter(isUuid)
  if (wanted.length === 0) return new Map()
  const statement = cached(context, `lock ${object.id} ${right} ${deleted}`, () =>
    lockStatement(context, object, right, deleted),
  )
  const values = bindValues(
    statement.values.map(value => (value === idsPlace ? wanted : value)),
    context.actor,
    new Date(),
  )
  const rows = await context.tx.arrays({ text: statement.text, values, prepared: true })
  return new Map(rows.map(row => [row[0] as string, toLocked(object, row)]))
}

/** One record, locked; throws `record/unknown` or `access/denied`. */
export async function lockOne(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  right: 'update' | 'delete',
  deleted = false,
): Promise<LockedRecord> {
  const locked = (await lockRecords(context, object, [id], { right, deleted })).get(id.toLowerCase())
  if (!locked) throw unknownRecord(`There is no such record of "${object.name}".`)
  if (!locked.may || readOnlyObjects.has(object.id)) throw refusedRight(object, `You may not ${right} this record.`)
  return locked
}

/** One record as it is, with whether the actor may change it, without locking it; undefined where he may not see it. */
export async function readStored(
  context: Context,
  db: Queryable,
  object: CatalogObject,
  id: string,
): Promise<LockedRecord | undefined> {
  if (!isUuid(id)) return undefined
  const statement = cached(context, `read stored ${object.id}`, () =>
    lockStatement(context, object, 'update', false, false),
  )
  const values = bindValues(
    statement.values.map(value => (value === idsPlace ? [id] : value)),
    context.actor,
    new Date(),
  )
  const [row] = await db.arrays({ text: statement.text, values, prepared: true })
  return row && toLocked(object, row)
}

function lockStatement(
  context: Context,
  object: CatalogObject,
  right: 'update' | 'delete',
  deleted: boolean,
  locks = true,
) {
  const next = createAliases()
  const alias = next()
  const cells = storedFields(object).flatMap(field => columnsOf(field).map(item => column(alias, item.name)))
  const may = toSql(accessPredicate(context, object, right, alias, next))
  // Of the recycle bin one sees what one may delete.
  const visible = andPredicate(accessPredicate(context, object, deleted ? 'delete' : 'read', alias, next))
  const lock = raw(locks ? `for ${right === 'delete' ? 'update' : 'no key update'} of ${alias}` : '')
  const statement = sql`select ${raw(alias)}.id, ${raw(alias)}.rev, ${raw(alias)}.deleted_at, ${may}, ${join(cells)} from ${table(context.ed, object)} ${raw(alias)} where ${raw(alias)}.id = any(${idsPlace}::uuid[]) and ${raw(alias)}.deleted_at is ${raw(deleted ? 'not null' : 'null')}${visible} order by ${raw(alias)}.id ${lock}`
  return { text: statement.text, values: statement.values }
}

/**
 * The records of `object` that refer through `field` to any of these, whoever may see them: what goes with its parent.
 * Of the recycle bin, those that went there together with it (`together`) or all.
 */
export async function lockReferring(
  context: WriteContext,
  object: CatalogObject,
  field: CatalogField,
  parent: CatalogObject,
  ids: readonly string[],
  which: 'live' | 'together' | 'deleted',
): Promise<LockedRecord[]> {
  const alias = createAliases()()
  const cells = storedFields(object).flatMap(item => columnsOf(item).map(part => column(alias, part.name)))
  const refers = refersSql(alias, field, parent, sql`${ids}::uuid[]`)
  const stamp = sql`(select p.deleted_at from ${table(context.ed, parent)} p where p.id = ${column(alias, field.columns?.value ?? 'id')})`
  const state = { live: raw('is null'), deleted: raw('is not null'), together: sql`= ${stamp}` }[which]
  const statement = sql`select ${raw(alias)}.id, ${raw(alias)}.rev, ${raw(alias)}.deleted_at, true, ${join(cells)} from ${table(context.ed, object)} ${raw(alias)} where ${refers} and ${raw(alias)}.deleted_at ${state} order by ${raw(alias)}.id for update of ${raw(alias)}`
  const rows = await context.tx.arrays({ text: statement.text, values: statement.values, prepared: true })
  return rows.map(row => toLocked(object, row))
}

/** The condition that a record under `alias` refers through the field to one of the ids. */
export function refersSql(alias: string, field: CatalogField, target: CatalogObject, ids: Sql): Sql {
  const refers = sql`${column(alias, field.columns?.value ?? 'id')} = any(${ids})`
  const { object } = field.columns ?? {}
  return object ? sql`${refers} and ${column(alias, object)} = ${raw(literal(target.id))}` : refers
}

function toSql(predicate: Predicate) {
  return typeof predicate === 'boolean' ? raw(String(predicate)) : sql`coalesce(${predicate}, false)`
}

/** Fields whose values a change may touch or the audit tells. */
function storedFields(object: CatalogObject): CatalogField[] {
  return [...object.fields.values()].filter(
    field => field.columns && (!field.system || ['owner', 'unit', 'record_type'].includes(field.name)),
  )
}

function toLocked(object: CatalogObject, row: readonly unknown[]): LockedRecord {
  const values = new Map<CatalogField, StoredValue>()
  let at = 4
  for (const field of storedFields(object)) {
    values.set(field, fromCells(field, row, at))
    at += columnsOf(field).length
  }
  return {
    object,
    id: row[0] as string,
    rev: row[1] as number,
    deletedAt: row[2] as string | null,
    may: row[3] === true,
    values,
  }
}
