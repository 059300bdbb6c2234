/** Writes the changed fields of one record, with audit and outbox, as one statement. */
import { newId } from '#platform/new-id.ts'

import { type Change, toJournal } from '../../audit/changes.ts'
import { sourceOf } from '../../audit/log-changes.ts'
import { cellOf, columnsOf } from '../../fields/cells.ts'
import { quote, table } from '../../query/identifiers.ts'
import type { WriteContext } from '../../write.ts'
import { attachRecordFiles } from './attach-files.ts'
import { settlePeople } from './settle-people.ts'
import { toWriteProblem } from './write-problems.ts'

/** Updates the row and gives it its next version; without changed fields (only lines changed), just that. */
export async function updateRow(context: WriteContext, change: Required<Change>, pointer = ''): Promise<void> {
  const { object, id, before, after } = change
  const values: unknown[] = [id, context.actor.userId]
  const place = (value: unknown): string => `$${values.push(value)}`
  const set = [...after].flatMap(([field, value]) =>
    columnsOf(field).map(item => `${quote(item.name)} = ${place(cellOf(value, item.part))}::${item.sqlType}`),
  )
  const update = `update ${table(context.ed, object).text} set ${[...set, 'rev = rev + 1', 'updated_at = now()', 'updated_by = $2'].join(', ')} where id = $1::uuid`
  const text = after.size === 0 ? update : `with changed as (${update}) ${logText(context, change, place)}`
  await context.tx.query({ text, values, prepared: true }).catch((error: unknown) => {
    throw toWriteProblem(context, object, error, pointer)
  })
  if (after.size === 0) return
  await attachRecordFiles(context, [after])
  await settlePeople(context, [{ object, id, action: 'updated', before, after }])
}

function logText(
  context: WriteContext,
  { object, before, after }: Required<Change>,
  place: (value: unknown) => string,
): string {
  const log = quote(`${context.ed}_log`)
  const objectId = place(object.id)
  const revision = place(context.catalog.revision)
  const fields = place([...after.keys()].map(field => field.id))
  const event = `insert into ${log}.outbox (object_id, record_id, action, actor_id, revision, fields)
    select ${objectId}, $1::uuid, 'updated', $2::uuid, ${revision}::int, ${fields}::text[]`
  if (object.definition.history === 'none') return event
  return `, logged as (
    insert into ${log}.audit (id, actor_id, revision, source, object_id, record_id, action, before, after)
    values (${place(newId())}::uuid, $2::uuid, ${revision}::int, ${place(sourceOf(context))}::jsonb, ${objectId}, $1::uuid, 'updated',
      ${place(toJournal(before, true))}::jsonb, ${place(toJournal(after, true))}::jsonb)
  ) ${event}`
}
