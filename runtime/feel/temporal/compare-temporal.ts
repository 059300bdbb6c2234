/** Order of temporal values of one type. Values with a zone are compared as moments; with and without do not mix. */
import { Temporal } from 'temporal-polyfill'

import { ExpressionFault } from '../expression-fault.ts'
import type { FeelValue } from '../values.ts'
import { ZonedTime } from '../values.ts'
import { isYearsAndMonths, toMonths, toNanoseconds } from './durations.ts'
import type { FeelDateTime, FeelTime } from './parse-temporal.ts'

/** Less than, equal to or more than 0 for two values of one temporal type; undefined where one has no zone. */
export function compareTemporal(a: FeelValue, b: FeelValue): number | undefined {
  if (a instanceof Temporal.PlainDate) return Temporal.PlainDate.compare(a, b as Temporal.PlainDate)
  if (a instanceof Temporal.Duration) return compareDurations(a, b as Temporal.Duration)
  if (a instanceof Temporal.ZonedDateTime && b instanceof Temporal.ZonedDateTime) {
    return sign(a.epochNanoseconds, b.epochNanoseconds)
  }
  if (a instanceof Temporal.PlainDateTime && b instanceof Temporal.PlainDateTime) {
    return Temporal.PlainDateTime.compare(a, b)
  }
  if (a instanceof Temporal.PlainTime && b instanceof Temporal.PlainTime) return Temporal.PlainTime.compare(a, b)
  if (a instanceof ZonedTime && b instanceof ZonedTime) return sign(utcNanoseconds(a), utcNanoseconds(b))
  return undefined
}

/** As `compareTemporal`, with a fault where one value has a zone and the other has none. */
export function orderTemporal(a: FeelValue, b: FeelValue): number {
  const order = compareTemporal(a, b)
  if (order === undefined) throw new ExpressionFault('mixed-zones', {})
  return order
}

/** Nanoseconds since midnight in UTC; a named zone counts as on 1970-01-01. */
export function utcNanoseconds(time: ZonedTime): bigint {
  return sinceMidnight(time.time) - BigInt(offsetSeconds(time)) * 1_000_000_000n
}

/** Nanoseconds since midnight. */
export function sinceMidnight(time: Temporal.PlainTime): bigint {
  return toNanoseconds(time.since(new Temporal.PlainTime()))
}

/** Seconds that the value's zone is ahead of UTC; null without a zone. */
export function offsetOf(value: FeelTime | FeelDateTime): number | null {
  if (value instanceof ZonedTime) return offsetSeconds(value)
  return value instanceof Temporal.ZonedDateTime ? value.offsetNanoseconds / 1_000_000_000 : null
}

function offsetSeconds(time: ZonedTime): number {
  return new Temporal.ZonedDateTime(0n, time.zone).offsetNanoseconds / 1_000_000_000
}

function compareDurations(a: Temporal.Duration, b: Temporal.Duration): number {
  return isYearsAndMonths(a) ? Math.sign(toMonths(a) - toMonths(b)) : sign(toNanoseconds(a), toNanoseconds(b))
}

function sign(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
