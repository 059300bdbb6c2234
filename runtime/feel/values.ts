/**
 * What a FEEL expression takes and answers. Numbers, lists and contexts are plain data; what could be taken for a
 * context (ranges, functions, times with a zone) has a class of its own.
 */
import type { Decimal } from 'decimal.js'
import type { Temporal } from 'temporal-polyfill'

export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | Temporal.PlainDate
  | Temporal.PlainTime
  | ZonedTime
  | Temporal.PlainDateTime
  | Temporal.ZonedDateTime
  | Temporal.Duration
  | readonly FeelValue[]
  | FeelContext
  | FeelRange
  | FeelFunction

/** Marks a context as a record: the id of its object's definition. */
export const objectOf: unique symbol = Symbol('object of a record')

/** Names and values; has no prototype. A record is a context with `id`, and the members that were read. */
export interface FeelContext {
  readonly [name: string]: FeelValue
  readonly [objectOf]?: string
}

/** A context of these entries. */
export function contextOf(entries: Iterable<readonly [string, FeelValue]>): FeelContext {
  const context: Record<string, FeelValue> = Object.create(null)
  for (const [name, value] of entries) context[name] = value
  return context
}

/** A record of an object (its definition's id) with what was read of it; a member that is not among them is a fault. */
export function recordValue(object: string, members: Readonly<Record<string, FeelValue>>): FeelContext {
  return Object.assign(Object.create(null), members, { [objectOf]: object })
}

/** A time of day with a zone or an offset: an IANA name, `UTC` or `+01:00`. */
export class ZonedTime {
  readonly time: Temporal.PlainTime
  readonly zone: string

  constructor(time: Temporal.PlainTime, zone: string) {
    this.time = time
    this.zone = zone
  }
}

/** Everything between two ends; an end that is null and open is no end. */
export class FeelRange {
  readonly low: FeelValue
  readonly high: FeelValue
  readonly lowClosed: boolean
  readonly highClosed: boolean

  constructor(low: FeelValue, high: FeelValue, lowClosed: boolean, highClosed: boolean) {
    this.low = low
    this.high = high
    this.lowClosed = lowClosed
    this.highClosed = highClosed
  }
}

/** A function literal or a built-in function taken as a value. */
export class FeelFunction {
  readonly parameters: readonly string[]
  readonly call: (values: readonly FeelValue[]) => FeelValue

  constructor(parameters: readonly string[], call: (values: readonly FeelValue[]) => FeelValue) {
    this.parameters = parameters
    this.call = call
  }
}
