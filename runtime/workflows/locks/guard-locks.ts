/**
 * Records that a workflow has locked are written by that workflow alone, and by its tasks, on every way in which records
 * are written. A record's lines are locked with it. Objects that no workflow of today locks pay nothing for it.
 */
import sql, { empty, raw } from 'sql-template-tag'

import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../../context.ts'
import type { StoredAnyReference, StoredValue } from '../../fields/stored-value.ts'
import { quote, table } from '../../query/identifiers.ts'
import type { RuleSubject } from '../../records/write/rule-subject.ts'
import type { WriteContext } from '../../write.ts'
import { logOf } from '../instance-row.ts'
import { type Lock, lockedBy, toLockError } from './lock-problem.ts'

type Values = ReadonlyMap<CatalogField, StoredValue>

/** A reference of lines to the record that may be locked. */
interface Parenthood {
  readonly parent: CatalogObject
  readonly via: CatalogField
}

interface Locking {
  /** Ids of objects whose records some workflow locks. */
  readonly objects: ReadonlySet<string>
  /** By id of the lines' object. */
  readonly lines: ReadonlyMap<string, readonly Parenthood[]>
}

const known = new WeakMap<Catalog, Locking>()

function lockingOf(catalog: Catalog): Locking {
  const found = known.get(catalog) ?? findLocking(catalog)
  known.set(catalog, found)
  return found
}

function findLocking(catalog: Catalog): Locking {
  const locked = catalog.symbols
    .all('workflow')
    .flatMap(workflow => (workflow.lock ? (catalog.objects.get(workflow.object ?? '') ?? []) : []))
  const lines = new Map<string, Parenthood[]>()
  for (const parent of new Set(locked)) {
    for (const { definition, targets } of parent.embedded) {
      const object = catalog.objectsById.get(targets[0] ?? '')
      const via = definition?.type === 'children' ? object?.fields.get(definition.via) : undefined
      if (object && via) lines.set(object.id, [...(lines.get(object.id) ?? []), { parent, via }])
    }
  }
  return { objects: new Set(locked.map(object => object.id)), lines }
}

/** Whether a workflow may lock records of the object, or those that they are lines of. */
export function isLockable(catalog: Catalog, { id }: Pick<CatalogObject, 'id'>): boolean {
  const { objects, lines } = lockingOf(catalog)
  return objects.has(id) || lines.has(id)
}

/** Adds an error to the plan of each record that may not be written. The records are locked in the database, or new. */
export async function guardLocks(context: WriteContext, subjects: readonly RuleSubject[]): Promise<void> {
  const { catalog } = context
  const open = subjects.filter(({ plan, isLine }) => !isLine && isLockable(catalog, plan.object))
  for (const [object, group] of Map.groupBy(open, subject => subject.plan.object)) {
    const parents = group.map(({ before, plan }) => parentIds(catalog, object, [before, plan.values]))
    await holdParents(context, object, parents.flat())
    const own = group.flatMap(subject => (subject.before ? [subject.id] : []))
    const locks = await findLocks(context, context.tx, [...own, ...parents.flat()])
    for (const [index, { id, plan }] of group.entries()) {
      const lock = await othersOf(context, [id, ...(parents[index] ?? [])], locks)
      if (lock) plan.errors.push(toLockError(lock, plan.pointer))
    }
  }
}

/** Throws `approval/locked` where one of the records, or what they are lines of, is locked. */
export async function assertUnlocked(
  context: WriteContext,
  object: CatalogObject,
  records: readonly { readonly id: string; readonly values?: Values }[],
): Promise<void> {
  if (!isLockable(context.catalog, object)) return
  const [whole, bare] = [records.filter(record => record.values), records.filter(record => !record.values)]
  const known = whole.map(record => record.values)
  const parents = [...parentIds(context.catalog, object, known), ...(await storedParents(context, object, bare))]
  await holdParents(context, object, parents)
  const ids = [...records.map(record => record.id), ...parents]
  const lock = await othersOf(context, ids, await findLocks(context, context.tx, ids))
  if (lock) throw lockedBy([toLockError(lock, '')])
}

/** The workflow that has locked a record; undefined where it is open. */
export async function findLock(context: Context, object: CatalogObject, id: string): Promise<Lock | undefined> {
  if (!lockingOf(context.catalog).objects.has(object.id)) return undefined
  return (await findLocks(context, context.db, [id])).get(id)?.[0]
}

type Locks = ReadonlyMap<string, readonly Lock[]>

/** A lock on one of the records that is not that of the workflow which writes, nor of one that has called it. */
async function othersOf(context: WriteContext, ids: readonly string[], locks: Locks): Promise<Lock | undefined> {
  const { instance } = context.source
  const foreign = ids.flatMap(id => locks.get(id) ?? []).filter(lock => lock.instance !== instance)
  if (foreign.length === 0 || instance === undefined) return foreign[0]
  const callers = await context.tx.query<{ id: string }>(sql`
    with recursive callers as (
      select parent from ${logOf(context)}.workflow_instance where id = ${instance}::uuid
      union select i.parent from ${logOf(context)}.workflow_instance i join callers c on i.id = c.parent
    )
    select parent as id from callers where parent is not null`)
  return foreign.find(lock => !callers.some(caller => caller.id === lock.instance))
}

async function findLocks(context: Context, db: Queryable, ids: readonly string[]): Promise<Locks> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ record: string; instance: string; workflow: string }>(sql`
    select record_id as record, id as instance, workflow_id as workflow from ${logOf(context)}.workflow_instance
    where locks and record_id = any(${[...new Set(ids)]}::uuid[]) order by id`)
  const locks = rows.map(({ record, instance, workflow }) => {
    const { name, label } = context.catalog.symbols.byId(workflow) ?? { name: workflow, label: { en: workflow } }
    return { record, lock: { instance, approval: name, label } }
  })
  return new Map(
    [...Map.groupBy(locks, item => item.record)].map(([record, all]) => [record, all.map(item => item.lock)]),
  )
}

function parentIds(catalog: Catalog, object: CatalogObject, list: readonly (Values | undefined)[]): string[] {
  return (lockingOf(catalog).lines.get(object.id) ?? []).flatMap(({ parent, via }) =>
    list.flatMap(values => {
      const value = values?.get(via) ?? null
      if (typeof value === 'string') return [value]
      const any = value as StoredAnyReference | null
      return any?.object === parent.id ? [any.id] : []
    }),
  )
}

/** The same for records of which nothing but the id is known. */
async function storedParents(
  context: WriteContext,
  object: CatalogObject,
  records: readonly { readonly id: string }[],
): Promise<string[]> {
  if (records.length === 0) return []
  const ids = records.map(record => record.id)
  const found: string[] = []
  for (const { parent, via } of lockingOf(context.catalog).lines.get(object.id) ?? []) {
    if (!via.columns) continue
    const value = raw(quote(via.columns.value))
    const isOf = via.columns.object ? sql` and ${raw(quote(via.columns.object))} = ${parent.id}` : empty
    const rows = await context.tx.query<{ id: string }>(sql`
      select distinct ${value} as id from ${table(context.ed, object)} where id = any(${ids}::uuid[]) and ${value} is not null${isOf}`)
    found.push(...rows.map(row => row.id))
  }
  return found
}

/** No workflow begins for the parents of lines while these are written; locked as their roll-ups will be. */
async function holdParents(context: WriteContext, object: CatalogObject, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const sorted = [...new Set(ids)].sort()
  const parents = (lockingOf(context.catalog).lines.get(object.id) ?? []).map(item => item.parent)
  for (const parent of new Set(parents)) {
    await context.tx.query(
      sql`select from ${table(context.ed, parent)} t where t.id = any(${sorted}::uuid[]) order by t.id for no key update of ${raw('t')}`,
    )
  }
}
