/**
 * Values that are known only when a statement runs: who asks and what "today" is. Keeping them out of the plan lets
 * one plan serve everybody with the same roles, all day long.
 */

import type { RelativeRange } from '#metadata/operators.ts'
import type { Actor } from '../context.ts'
import type { Limits } from '../feel/limits.ts'
import type { FeelContext } from '../feel/values.ts'
import { relativeRange, todayIn } from './relative-dates.ts'

/** What of the names of expressions has to be read before a value is known. */
export interface Needs {
  /** Paths from whoever asks. */
  readonly actor: readonly (readonly string[])[]
  /** Whether business parameters are read. */
  readonly settings: boolean
  /** How many expressions are evaluated. */
  readonly count: number
}

/** With what expressions are evaluated. */
export interface Evaluation {
  readonly names: FeelContext
  /** Of each of them. */
  readonly limits: Limits
}

type Resolve = (actor: Actor, now: Date, evaluation: Evaluation | undefined) => unknown

/** A place in a statement's values that is filled when it runs. One with needs is bound with `bindQuestion`. */
export class LateValue {
  readonly resolve: Resolve
  readonly needs: Needs | undefined
  constructor(resolve: Resolve, needs?: Needs) {
    this.resolve = resolve
    this.needs = needs
  }
}

/** What becomes of a value, as soon as it is known. */
export function mapLate(value: unknown, convert: (value: unknown) => unknown): unknown {
  if (!(value instanceof LateValue)) return convert(value)
  return new LateValue((...known) => convert(value.resolve(...known)), value.needs)
}

/** A list in which values may be late. */
export function listOfLate(values: readonly unknown[]): readonly unknown[] | LateValue {
  const needs = values.flatMap(value => (value instanceof LateValue && value.needs) || [])
  if (!values.some(value => value instanceof LateValue)) return values
  return new LateValue(
    (...known) =>
      values
        .flatMap(value => (value instanceof LateValue ? value.resolve(...known) : value))
        .filter(value => value !== null),
    needs.length === 0
      ? undefined
      : {
          actor: needs.flatMap(need => need.actor),
          settings: needs.some(need => need.settings),
          count: needs.reduce((sum, need) => sum + need.count, 0),
        },
  )
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
  evaluation?: Evaluation,
): unknown[] {
  return values.map(value => {
    if (value === recordPlace) return record
    return value instanceof LateValue ? value.resolve(actor, now, evaluation) : value
  })
}
