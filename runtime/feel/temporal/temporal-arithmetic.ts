/** Sums, differences, products and quotients of temporal values (DMN 1.5, tables 57 to 62). Undefined: there is none. */
import type { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { isDecimal, toDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { type FeelValue, ZonedTime } from '../values.ts'
import { sinceMidnight, utcNanoseconds } from './compare-temporal.ts'
import { fromMonths, fromNanoseconds, inCalendar, isYearsAndMonths, toMonths, toNanoseconds } from './durations.ts'

const { Duration, PlainDate, PlainDateTime, PlainTime, ZonedDateTime } = Temporal
const dayLength = 86_400_000_000_000n

/** A sum in which at least one value is temporal. */
export function addTemporal(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (a instanceof Duration && b instanceof Duration) return addDurations(a, b)
  if (b instanceof Duration) return shift(a, b)
  return a instanceof Duration ? shift(b, a) : undefined
}

/** A difference in which at least one value is temporal. */
export function subtractTemporal(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (b instanceof Duration) return addTemporal(a, negateDuration(b))
  return between(a, b)
}

/** A product in which at least one value is a duration. */
export function multiplyTemporal(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (a instanceof Duration && isDecimal(b)) return scale(a, count => count.times(b))
  return b instanceof Duration && isDecimal(a) ? scale(b, count => count.times(a)) : undefined
}

/** A quotient in which the first value is a duration; null when it is divided by nothing. */
export function divideTemporal(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (!(a instanceof Duration)) return undefined
  if (isDecimal(b)) return b.isZero() ? null : scale(a, count => count.div(b))
  if (!(b instanceof Duration) || isYearsAndMonths(a) !== isYearsAndMonths(b)) return undefined
  return b.blank ? null : countOf(a).div(countOf(b))
}

/** The same duration backwards. */
export function negateDuration(duration: Temporal.Duration): Temporal.Duration {
  return isYearsAndMonths(duration) ? fromMonths(-toMonths(duration)) : duration.negated()
}

function addDurations(a: Temporal.Duration, b: Temporal.Duration): Temporal.Duration | undefined {
  if (isYearsAndMonths(a) !== isYearsAndMonths(b)) return undefined
  return isYearsAndMonths(a)
    ? fromMonths(toMonths(a) + toMonths(b))
    : fromNanoseconds(toNanoseconds(a) + toNanoseconds(b))
}

function shift(value: FeelValue, duration: Temporal.Duration): FeelValue | undefined {
  return inCalendar(() => {
    if (isYearsAndMonths(duration)) {
      if (value instanceof PlainDate || value instanceof PlainDateTime || value instanceof ZonedDateTime) {
        return value.add(duration)
      }
      return undefined
    }
    const nanoseconds = toNanoseconds(duration)
    if (value instanceof PlainDate) return value.add({ days: Number(floorDivide(nanoseconds, dayLength)) })
    if (value instanceof PlainDateTime) return value.add(duration)
    // A day of a duration has 24 hours (DMN 1.5, 10.3.2.3.6), also where clocks are changed.
    if (value instanceof ZonedDateTime) {
      return new ZonedDateTime(value.epochNanoseconds + nanoseconds, value.timeZoneId)
    }
    if (value instanceof PlainTime) return value.add(duration)
    return value instanceof ZonedTime ? new ZonedTime(value.time.add(duration), value.zone) : undefined
  })
}

function between(a: FeelValue, b: FeelValue): Temporal.Duration | undefined {
  if (a instanceof PlainTime && b instanceof PlainTime) return fromNanoseconds(sinceMidnight(a) - sinceMidnight(b))
  if (a instanceof ZonedTime && b instanceof ZonedTime) return fromNanoseconds(utcNanoseconds(a) - utcNanoseconds(b))
  const left = a instanceof PlainDate && b instanceof ZonedDateTime ? a.toZonedDateTime('UTC') : a
  const right = b instanceof PlainDate && a instanceof ZonedDateTime ? b.toZonedDateTime('UTC') : b
  if (left instanceof ZonedDateTime && right instanceof ZonedDateTime) {
    return fromNanoseconds(left.epochNanoseconds - right.epochNanoseconds)
  }
  const isLocal = (value: FeelValue) => value instanceof PlainDate || value instanceof PlainDateTime
  if (isLocal(left) && isLocal(right)) return fromNanoseconds(utcMoment(left) - utcMoment(right))
  if (isDateTime(left) && isDateTime(right)) throw new ExpressionFault('mixed-zones', {})
  return undefined
}

function isDateTime(value: FeelValue): boolean {
  return value instanceof PlainDateTime || value instanceof ZonedDateTime
}

function utcMoment(value: FeelValue): bigint {
  return (value as Temporal.PlainDate | Temporal.PlainDateTime).toZonedDateTime('UTC').epochNanoseconds
}

function countOf(duration: Temporal.Duration): Decimal {
  return toDecimal(isYearsAndMonths(duration) ? toMonths(duration) : toNanoseconds(duration))
}

function scale(duration: Temporal.Duration, change: (count: Decimal) => Decimal): Temporal.Duration {
  const count = change(countOf(duration)).trunc()
  if (!count.isFinite() || count.e > 30) throw new ExpressionFault('out-of-range', {})
  return isYearsAndMonths(duration) ? fromMonths(count.toNumber()) : fromNanoseconds(BigInt(count.toFixed()))
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b < 0n ? quotient - 1n : quotient
}
