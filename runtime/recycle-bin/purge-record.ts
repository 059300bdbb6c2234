/** Deletes a record of the recycle bin for good, with its lines, files and kept documents. What the audit says of it stays. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { referenced, sqlStateOf } from '#platform/database/database-problems.ts'
import { removeFile } from '#platform/files/stored-files.ts'

import type { Change } from '../audit/changes.ts'
import { logChanges } from '../audit/log-changes.ts'
import { removeKept } from '../documents/remove-kept.ts'
import { quote, table } from '../query/identifiers.ts'
import { filesOf } from '../records/write/attach-files.ts'
import { withDependents } from '../records/write/delete-records.ts'
import { incomingReferences } from '../records/write/incoming-references.ts'
import { lockOne } from '../records/write/lock-records.ts'
import { settlePeople } from '../records/write/settle-people.ts'
import type { WriteContext } from '../write.ts'

/** Purges; throws `record/referenced` when a record that must lead somewhere leads to it. */
export async function purgeRecord(context: WriteContext, object: CatalogObject, id: string): Promise<void> {
  const locked = await lockOne(context, object, id, 'delete', true)
  const going = await withDependents(context, [locked], 'deleted')
  // What was found last hangs on what was found first.
  for (const [item, ids] of [...going.ids].reverse()) {
    await clearAnyReferences(context, item, ids)
    await context.tx
      .query(sql`delete from ${table(context.ed, item)} where id = any(${ids}::uuid[]) and deleted_at is not null`)
      .catch((error: unknown) => {
        const state = sqlStateOf(error)
        if (state !== '23514' && state !== '23503') throw error
        throw referenced('Other records must refer to it.', { references: [] }, { cause: error })
      })
  }
  for (const file of going.records.flatMap(record => filesOf(record.values))) await removeFile(context.tx, file)
  await removeKept(
    context,
    going.records.map(({ id }) => id),
  )
  const changes = going.records.map((record): Change => ({ object: record.object, id: record.id, action: 'purged' }))
  await logChanges(context, changes)
  await settlePeople(context, changes)
}

/** Plain references are emptied by the database; those to any of several objects are not known to it. */
async function clearAnyReferences(context: WriteContext, target: CatalogObject, ids: readonly string[]): Promise<void> {
  for (const { object, field } of incomingReferences(context.catalog, target)) {
    const { columns } = field
    if (!columns?.object) continue
    const [value, kind] = [raw(quote(columns.value)), raw(quote(columns.object))]
    await context.tx.query(
      sql`update ${table(context.ed, object)} set ${value} = null, ${kind} = null where ${value} = any(${ids}::uuid[]) and ${kind} = ${target.id}`,
    )
  }
}
