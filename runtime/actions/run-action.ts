/** Does an action of a record: sets what its definition says, and what the person was asked for. */
import type { CatalogObject } from '#metadata/catalog.ts'

import { constantOf } from '../fields/default-values.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { escapePointer } from '../fields/pointer.ts'
import { notOffered } from '../problems.ts'
import { findOffer } from '../query/find-offer.ts'
import { getRecord } from '../records/get-record.ts'
import { lockOne } from '../records/write/lock-records.ts'
import { matchesFilter } from '../records/write/matches-filter.ts'
import { type AnsweredRecord, readBack } from '../records/write/read-back.ts'
import { updateLocked } from '../records/write/update-record.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import type { WriteContext } from '../write.ts'

/**
 * Answers the record afterwards. Opening something and following a link happen on the screen; here they are only
 * checked. Throws `action/not-offered` when the record is not in the state for it.
 */
export async function runAction(
  origin: WriteContext,
  object: CatalogObject,
  id: string,
  name: string,
  input: GivenValues,
): Promise<AnsweredRecord> {
  const context: WriteContext = { ...origin, source: { ...origin.source, kind: 'action' } }
  const action = findOffer(context, 'action', object, name)
  const errors = Object.keys(input)
    .filter(key => !action.input?.includes(key))
    .map(key => ({
      pointer: `/input/${escapePointer(key)}`,
      code: 'field/unknown',
      message: `The action does not ask for "${key.slice(0, 60)}".`,
    }))
  if (errors.length > 0) throw invalidValues(errors)
  if (action.does !== 'update') {
    // Whoever may not see the record learns nothing from its condition.
    const record = (await getRecord(context, object.name, id, [], context.tx)).value as AnsweredRecord
    if (!(await matchesFilter(context, context.tx, object, id, action))) throw refusal(name)
    return record
  }
  const locked = await lockOne(context, object, id, 'update')
  if (!(await matchesFilter(context, context.tx, object, locked.id, action))) throw refusal(name)
  const moment = { actor: context.actor, now: new Date() }
  const constants = (action.set ?? []).flatMap(({ field, value }) => {
    const target = object.fields.get(field)
    return target ? [[field, constantOf(target, value, moment)]] : []
  })
  const set = Object.fromEntries(constants) as GivenValues
  // The role grants the action, and with it the fields that the action writes.
  const trusted = new Set([...Object.keys(set), ...(action.input ?? [])])
  const rev = await updateLocked(context, locked, { ...input, ...set }, { trusted, pointer: '/input' })
  return await readBack(context, object, locked.id, rev)
}

function refusal(name: string) {
  return notOffered(`The action "${name}" is not offered for the record as it is now.`)
}
