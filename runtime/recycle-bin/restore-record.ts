/** Takes a record out of the recycle bin, with everything that went there together with it. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import type { Change } from '../audit/changes.ts'
import { logChanges } from '../audit/log-changes.ts'
import type { StoredAnyReference } from '../fields/stored-value.ts'
import { deletedParent } from '../problems.ts'
import { quote, table } from '../query/identifiers.ts'
import { withDependents } from '../records/write/delete-records.ts'
import { incomingReferences } from '../records/write/incoming-references.ts'
import { type LockedRecord, lockOne } from '../records/write/lock-records.ts'
import { settlePeople } from '../records/write/settle-people.ts'
import { invalidValues, toWriteProblem } from '../records/write/write-problems.ts'
import { askParents } from '../validations/ask-validations.ts'
import { assertUnlocked } from '../workflows/locks/guard-locks.ts'
import type { WriteContext } from '../write.ts'

/** Restores; throws `record/duplicate` when a unique value is taken by now, `record/parent-deleted` for a line, `record/invalid` where its parent objects. */
export async function restoreRecord(context: WriteContext, object: CatalogObject, id: string): Promise<void> {
  const locked = await lockOne(context, object, id, 'delete', true)
  await assertParents(context, locked)
  await assertUnlocked(context, object, [locked])
  const going = await withDependents(context, [locked], 'together')
  for (const [item, ids] of going.ids) {
    await context.tx
      .query(
        sql`update ${table(context.ed, item)} set deleted_at = null, deleted_by = null, rev = rev + 1, updated_at = now(), updated_by = ${context.actor.userId}::uuid where id = any(${ids}::uuid[])`,
      )
      .catch((error: unknown) => {
        throw toWriteProblem(context, item, error)
      })
  }
  const changes = going.records.map((record): Change => ({ object: record.object, id: record.id, action: 'restored' }))
  await logChanges(context, changes)
  await settlePeople(context, changes)
  const objections = await askParents(context, going.records)
  if (objections.length > 0) throw invalidValues(objections)
}

/** What goes with a parent cannot come back without it. */
async function assertParents(context: WriteContext, { object, values }: LockedRecord): Promise<void> {
  for (const [field, value] of values) {
    if (field.system || value === null || (field.type !== 'reference' && field.type !== 'anyReference')) continue
    const { object: parentId, id } =
      field.type === 'reference' ? { object: field.targets[0], id: value } : (value as StoredAnyReference)
    const parent = context.catalog.objectsById.get(parentId ?? '')
    const goes =
      parent &&
      incomingReferences(context.catalog, parent).some(
        item => item.object === object && item.field === field && item.onDelete === 'go',
      )
    if (!parent || !goes) continue
    const [row] = await context.tx.query(
      sql`select from ${table(context.ed, parent)} where ${raw(quote('id'))} = ${id}::uuid and deleted_at is null for key share`,
    )
    if (!row) throw deletedParent(`The record of "${parent.name}" that it belongs to is in the recycle bin itself.`)
  }
}
