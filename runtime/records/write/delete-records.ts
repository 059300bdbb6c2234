/**
 * Puts records into the recycle bin, with their lines and whatever their definitions say goes with them. References
 * from elsewhere stop it, or are cleared.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { referenced } from '#platform/database/database-problems.ts'

import { accessPredicate } from '../../access/predicate.ts'
import type { Change } from '../../audit/changes.ts'
import { logChanges } from '../../audit/log-changes.ts'
import { assertMayDeleteLine } from '../../lifecycles/guard-lines.ts'
import { column, quote, table } from '../../query/identifiers.ts'
import { bindValues } from '../../query/late-values.ts'
import { createAliases } from '../../query/scope.ts'
import { askParents } from '../../validations/ask-validations.ts'
import { assertUnlocked } from '../../workflows/locks/guard-locks.ts'
import type { WriteContext } from '../../write.ts'
import { checkRev, type ExpectedRev } from './check-rev.ts'
import { type IncomingReference, incomingReferences } from './incoming-references.ts'
import { type LockedRecord, lockOne, lockReferring, refersSql } from './lock-records.ts'
import { settlePeople } from './settle-people.ts'
import { invalidValues } from './write-problems.ts'

/** Deletes one record; throws `record/referenced` with counts, `record/stale`, `access/denied`, and `record/invalid` where a parent cannot do without it. */
export async function deleteRecord(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  expected: ExpectedRev,
): Promise<void> {
  const locked = await lockOne(context, object, id, 'delete')
  await checkRev(context, object, locked, expected)
  await assertMayDeleteLine(context, object, locked.values)
  const going = await deleteLocked(context, [locked])
  const objections = await askParents(context, going)
  if (objections.length > 0) throw invalidValues(objections)
}

/** Deletes records that are locked for it; answers all that went. */
export async function deleteLocked(
  context: WriteContext,
  records: readonly LockedRecord[],
): Promise<readonly LockedRecord[]> {
  if (records.length === 0) return []
  const going = await withDependents(context, records, 'live')
  for (const [object, group] of Map.groupBy(going.records, record => record.object))
    await assertUnlocked(context, object, group)
  for (const [object, ids] of going.ids) await assertUnreferenced(context, object, ids, going.ids)
  for (const [object, ids] of going.ids) await clearReferences(context, object, ids)
  for (const [object, ids] of going.ids) {
    const at = table(context.ed, object)
    await context.tx.query(
      sql`update ${at} set deleted_at = now(), deleted_by = ${context.actor.userId}::uuid, rev = rev + 1 where id = any(${ids}::uuid[])`,
    )
  }
  const changes = going.records.map(
    ({ object, id, values }): Change => ({
      object,
      id,
      action: 'deleted',
      before: new Map([...values].filter(([, value]) => value !== null)),
    }),
  )
  await logChanges(context, changes)
  await settlePeople(context, changes)
  return going.records
}

/** Records with everything that goes with them, each once. */
export interface Going {
  readonly records: readonly LockedRecord[]
  readonly ids: ReadonlyMap<CatalogObject, string[]>
}

/** Finds what goes with the records: lines and cascades, down to the last. */
export async function withDependents(
  context: WriteContext,
  records: readonly LockedRecord[],
  which: 'live' | 'together' | 'deleted',
): Promise<Going> {
  const all = new Map<string, LockedRecord>()
  let fresh: readonly LockedRecord[] = records
  while (fresh.length > 0) {
    for (const record of fresh) all.set(`${record.object.id} ${record.id}`, record)
    const found: LockedRecord[] = []
    for (const [object, group] of Map.groupBy(fresh, record => record.object)) {
      const ids = group.map(record => record.id)
      for (const reference of incomingReferences(context.catalog, object)) {
        if (reference.onDelete !== 'go') continue
        found.push(...(await lockReferring(context, reference.object, reference.field, object, ids, which)))
      }
    }
    const next = new Map(found.map(record => [`${record.object.id} ${record.id}`, record]))
    fresh = [...next].filter(([key]) => !all.has(key)).map(([, record]) => record)
  }
  const ids = new Map<CatalogObject, string[]>()
  for (const { object, id } of all.values()) ids.set(object, [...(ids.get(object) ?? []), id])
  return { records: [...all.values()], ids }
}

const mostCounted = 1000

/** Counts, in one statement, who refers to the records and is not going himself. */
async function assertUnreferenced(
  context: WriteContext,
  target: CatalogObject,
  ids: readonly string[],
  going: ReadonlyMap<CatalogObject, readonly string[]>,
): Promise<void> {
  const stops = incomingReferences(context.catalog, target).filter(item => item.onDelete === 'stop')
  if (stops.length === 0) return
  const next = createAliases()
  const counts = stops.map(({ object, field }, index): Sql => {
    const alias = next()
    const visible = accessPredicate(context, object, 'read', alias, next)
    const seen = typeof visible === 'boolean' ? raw(String(visible)) : visible
    const staying = going.has(object)
      ? sql` and ${column(alias, 'id')} <> all(${going.get(object) ?? []}::uuid[])`
      : raw('')
    return sql`select ${index}::int, count(*), count(*) filter (where seen) from (select ${seen} as seen from ${table(context.ed, object)} ${raw(alias)} where ${refersSql(alias, field, target, sql`${ids}::uuid[]`)} and ${raw(alias)}.deleted_at is null${staying} limit ${raw(String(mostCounted))}) x`
  })
  const statement = join(counts, ' union all ')
  const values = bindValues(statement.values, context.actor, new Date())
  const rows = await context.tx.arrays({ text: statement.text, values, prepared: true })
  const found = rows
    .map(([index, all, seen]) => ({
      ...(stops[index as number] as IncomingReference),
      all: all as number,
      seen: seen as number,
    }))
    .filter(item => item.all > 0)
  if (found.length === 0) return
  const references = found
    .filter(({ object, field, seen }) => seen > 0 && context.rights.field(object, field) !== 'hidden')
    .map(({ object, field, seen }) => ({ object: object.name, field: field.name, count: seen }))
  const told = references.map(item => `${item.count} of "${item.object}"`).join(', ')
  throw referenced(`Other records refer to it${told ? `: ${told}` : ''}.`, { references })
}

/** Empties the references that may be empty, as a change of those records. */
async function clearReferences(context: WriteContext, target: CatalogObject, ids: readonly string[]): Promise<void> {
  for (const { object, field, onDelete } of incomingReferences(context.catalog, target)) {
    if (onDelete !== 'clear' || !field.columns) continue
    const name = raw(quote(field.columns.value))
    const at = table(context.ed, object)
    const rows = await context.tx.query<{ id: string; was: string }>(sql`
      with old as (select id, ${name} as was from ${at} where ${name} = any(${ids}::uuid[]) and deleted_at is null order by id for no key update)
      update ${at} t set ${name} = null, rev = t.rev + 1, updated_at = now(), updated_by = ${context.actor.userId}::uuid
      from old where t.id = old.id returning t.id, old.was`)
    await assertUnlocked(context, object, rows)
    const changes = rows.map(
      ({ id, was }): Change => ({
        object,
        id,
        action: 'updated',
        before: new Map([[field, was]]),
        after: new Map([[field, null]]),
      }),
    )
    await logChanges(context, changes)
    await settlePeople(context, changes)
  }
}
