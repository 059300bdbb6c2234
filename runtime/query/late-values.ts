/**
 * Values that are known only when a statement runs: who asks and what "today" is. Keeping them out of the plan lets
 * one plan serve everybody with the same roles, all day long.
 */

import type { RelativeRange } from '#metadata/operators.ts'
import type { Actor } from '../context.ts'
import { relativeRange, todayIn } from './relative-dates.ts'

/** A place in a statement's values that is filled when it runs. */
export class LateValue {
  readonly resolve: (actor: Actor, now: Date) => unknown
  constructor(resolve: (actor: Actor, now: Date) => unknown) {
    this.resolve = resolve
  }
}

type ActorKey = 'userId' | 'unitId' | 'unitsBelow' | 'teamIds' | 'teamMates'

const actorValues: Readonly<Record<ActorKey, LateValue>> = {
  userId: new LateValue(actor => actor.userId),
  unitId: new LateValue(actor => actor.unitId),
  unitsBelow: new LateValue(actor => actor.unitsBelow),
  teamIds: new LateValue(actor => actor.teamIds),
  teamMates: new LateValue(actor => actor.teamMates),
}

/** A property of whoever asks. */
export function actorValue(key: ActorKey): LateValue {
  return actorValues[key]
}

/** IANA name of the zone in which the actor's days begin. */
export const actorTimeZone = new LateValue(actor => actor.timeZone)

/** The day it is for the actor, YYYY-MM-DD. */
export const actorToday = new LateValue((actor, now) => todayIn(actor.timeZone, now))

/** One end of a relative range in the actor's time zone: a date, or the moment at which that date begins. */
export function rangeEdge(range: RelativeRange, edge: 'from' | 'to', as: 'date' | 'datetime'): LateValue {
  return new LateValue((actor, now) => relativeRange(range, actor.timeZone, now)[edge][as])
}

/** The record that a question is asked from: `$record`. */
export const recordPlace = new LateValue(() => null)

/** The values of a statement with every late one filled in. */
export function bindValues(
  values: readonly unknown[],
  actor: Actor,
  now: Date,
  record: string | null = null,
): unknown[] {
  return values.map(value => {
    if (value === recordPlace) return record
    return value instanceof LateValue ? value.resolve(actor, now) : value
  })
}
