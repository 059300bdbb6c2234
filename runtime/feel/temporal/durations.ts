/**
 * Durations of FEEL over Temporal.Duration: either years and months, or days and time, never both. Zero months is one
 * value of its own, as Temporal does not tell it from zero seconds.
 */
import { Temporal } from 'temporal-polyfill'

import { ExpressionFault } from '../expression-fault.ts'

const zeroMonths = Temporal.Duration.from('P0M')
const day = 86_400_000_000_000n

/** Whether a duration is counted in years and months; else it is in days and time. */
export function isYearsAndMonths(duration: Temporal.Duration): boolean {
  return duration === zeroMonths || duration.months !== 0 || duration.years !== 0
}

/** A duration of so many months. */
export function fromMonths(months: number): Temporal.Duration {
  if (months === 0) return zeroMonths
  return inCalendar(() => new Temporal.Duration(Math.trunc(months / 12), months % 12))
}

/** How many months a duration of years and months has. */
export function toMonths(duration: Temporal.Duration): number {
  return duration.years * 12 + duration.months
}

/** A duration of days and time with so many nanoseconds. */
export function fromNanoseconds(nanoseconds: bigint): Temporal.Duration {
  const part = (unit: bigint, of: bigint) => Number((nanoseconds % of) / unit)
  return inCalendar(
    () =>
      new Temporal.Duration(
        0,
        0,
        0,
        Number(nanoseconds / day),
        part(3_600_000_000_000n, day),
        part(60_000_000_000n, 3_600_000_000_000n),
        part(1_000_000_000n, 60_000_000_000n),
        part(1_000_000n, 1_000_000_000n),
        part(1_000n, 1_000_000n),
        part(1n, 1_000n),
      ),
  )
}

/** How many nanoseconds a duration of days and time has; a day has 24 hours. */
export function toNanoseconds(duration: Temporal.Duration): bigint {
  return (
    BigInt(duration.weeks * 7 + duration.days) * day +
    BigInt(duration.hours) * 3_600_000_000_000n +
    BigInt(duration.minutes) * 60_000_000_000n +
    BigInt(duration.seconds) * 1_000_000_000n +
    BigInt(duration.milliseconds) * 1_000_000n +
    BigInt(duration.microseconds) * 1_000n +
    BigInt(duration.nanoseconds)
  )
}

/** What a reckoning with the calendar answers; a fault where it leaves the years that there are. */
export function inCalendar<T>(reckon: () => T): T {
  try {
    return reckon()
  } catch (error) {
    if (error instanceof RangeError) throw new ExpressionFault('out-of-range', {})
    throw error
  }
}
