/** Writes the history of states: one row for each state that a record enters, with how long it was in the one before. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'

import type { StateChange } from '../fields/plan-values.ts'
import { quote, table } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'

/** A record of which the states changed. */
export interface Changed {
  readonly id: string
  readonly stateChanges: readonly StateChange[]
}

/** Call it after the records of the object are written, in their transaction. */
export async function recordStates(
  context: WriteContext,
  object: CatalogObject,
  records: readonly Changed[],
): Promise<void> {
  const rows = records.flatMap(({ id, stateChanges }) =>
    stateChanges.map(({ field, ...change }) => ({ id: newId(), record: id, field: field.id, ...change })),
  )
  const history = context.catalog.objectsById.get(systemObjects.stateChange)
  if (rows.length === 0 || !history) return
  const at = (name: string, part: 'value' | 'object' = 'value') =>
    raw(quote(history.fieldsById.get(`${systemObjects.stateChange}-${name}`)?.columns?.[part] ?? name))
  const place = table(context.ed, history)
  const since = sql`coalesce(
    (select max(h.${at('changed_at')}) from ${place} h where h.${at('record')} = i.record and h.${at('record', 'object')} = ${object.id} and h.${at('field')} = i.field),
    (select t.created_at from ${table(context.ed, object)} t where t.id = i.record))`
  const { text, values } = sql`
    insert into ${place} (id, created_by, updated_by, ${at('record')}, ${at('record', 'object')}, ${at('object')}, ${at('field')}, ${at('lifecycle')},
      ${at('from_state')}, ${at('to_state')}, ${at('transition')}, ${at('changed_by')}, ${at('changed_at')}, ${at('seconds')}, ${at('comment')})
    select i.id, ${context.actor.userId}::uuid, ${context.actor.userId}::uuid, i.record, ${object.id}, ${object.id}, i.field, i."lifecycleId",
      i."from", i."to", i."transitionId", ${context.actor.userId}::uuid, now(),
      case when i."from" is not null then extract(epoch from now() - ${since})::bigint end, i.comment
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as i(id uuid, record uuid, field text, "lifecycleId" text, "from" text, "to" text, "transitionId" text, comment text)`
  await context.tx.query({ text, values, prepared: true })
}
