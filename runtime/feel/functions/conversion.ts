/** Conversion functions (DMN 1.5, 10.3.4.1). A text that means nothing is null. */
import type { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'

import { isDecimal, toDecimal } from '../decimal.ts'
import type { Run } from '../run.ts'
import { fromMonths, inCalendar, toNanoseconds } from '../temporal/durations.ts'
import {
  type FeelDateTime,
  type FeelTime,
  offsetZone,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '../temporal/parse-temporal.ts'
import { textOf } from '../text-of.ts'
import { type FeelValue, ZonedTime } from '../values.ts'
import type { BuiltIn } from './built-in.ts'

const { PlainDate, PlainDateTime, PlainTime, ZonedDateTime } = Temporal

export const conversionFunctions = {
  date: (run: Run, from: string | Temporal.PlainDate | FeelDateTime | Decimal, month?: Decimal, day?: Decimal) => {
    run.spend(30)
    if (typeof from === 'string') run.spendOn(from)
    if (isDecimal(from)) return orNull(() => new PlainDate(...parts(from, month!, day!)))
    return typeof from === 'string' ? parseDate(from) : dateOf(from)
  },
  'date and time': (run: Run, from: string | Temporal.PlainDate | FeelDateTime, time?: FeelTime) => {
    run.spend(100)
    if (typeof from === 'string') run.spendOn(from)
    if (typeof from === 'string') return parseDateTime(from)
    if (time === undefined) return from instanceof PlainDate ? from.toPlainDateTime() : from
    const date = dateOf(from)
    if (time instanceof PlainTime) return date.toPlainDateTime(time)
    return inCalendar(() => date.toZonedDateTime({ plainTime: time.time, timeZone: time.zone }))
  },
  time: (
    run: Run,
    from: string | FeelTime | FeelDateTime | Temporal.PlainDate | Decimal,
    minute?: Decimal,
    second?: Decimal,
    offset?: Temporal.Duration,
  ) => {
    run.spend(40)
    if (typeof from === 'string') run.spendOn(from)
    if (isDecimal(from)) return timeOfParts(from, minute!, second!, offset)
    return typeof from === 'string' ? parseTime(from) : timeOf(from)
  },
  number: (run: Run, from: string | Decimal, grouping?: string, decimal = '.') => {
    if (isDecimal(from)) return from
    run.spendOn(from)
    const separators = new Set([' ', ',', '.'])
    if (grouping !== undefined && !separators.has(grouping)) return null
    if ((decimal !== '.' && decimal !== ',') || decimal === grouping) return null
    const whole = grouping === undefined ? from : from.replaceAll(grouping, '')
    const plain = decimal === '.' ? whole : whole.includes('.') ? '' : whole.replace(',', '.')
    return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,4})?$/.test(plain)
      ? orNull(() => finiteOrNull(toDecimal(plain)))
      : null
  },
  string: (run: Run, from: FeelValue) => (from === null ? null : textOf(from, run)),
  duration: (run: Run, from: string | Temporal.Duration) => {
    run.spend(40)
    if (typeof from === 'string') run.spendOn(from)
    return typeof from === 'string' ? parseDuration(from) : from
  },
  'years and months duration': (
    run: Run,
    from: Temporal.PlainDate | FeelDateTime,
    to: Temporal.PlainDate | FeelDateTime,
  ) => {
    run.spend(400)
    return fromMonths(localOf(from).until(localOf(to), { largestUnit: 'months' }).months)
  },
} satisfies Record<string, BuiltIn>

function parts(...values: [Decimal, Decimal, Decimal]): [number, number, number] {
  if (!values.every(value => value.isInteger())) throw new RangeError('not whole')
  return values.map(value => value.toNumber()) as [number, number, number]
}

function dateOf(value: Temporal.PlainDate | FeelDateTime): Temporal.PlainDate {
  return value instanceof PlainDate ? value : value.toPlainDate()
}

function localOf(value: Temporal.PlainDate | FeelDateTime): Temporal.PlainDateTime {
  return value instanceof PlainDateTime ? value : value.toPlainDateTime()
}

function timeOf(value: FeelTime | FeelDateTime | Temporal.PlainDate): FeelTime {
  if (value instanceof PlainDate) return new ZonedTime(new PlainTime(), 'UTC')
  if (value instanceof ZonedDateTime) return new ZonedTime(value.toPlainTime(), value.timeZoneId)
  return value instanceof PlainDateTime ? value.toPlainTime() : value
}

function timeOfParts(hour: Decimal, minute: Decimal, second: Decimal, offset?: Temporal.Duration): FeelTime | null {
  return orNull(() => {
    const nanoseconds = second.minus(second.floor()).times(1_000_000_000).trunc().toNumber()
    const whole = parts(hour, minute, second.floor())
    const three = (divisor: number) => Math.trunc(nanoseconds / divisor) % 1000
    const time = new PlainTime(...whole, three(1_000_000), three(1_000), three(1))
    if (offset === undefined) return time
    const zone = offsetZone(Number(toNanoseconds(offset)) / 1_000_000_000)
    return zone === null ? null : new ZonedTime(time, zone)
  })
}

function finiteOrNull(value: Decimal): Decimal | null {
  return value.isFinite() ? value : null
}

function orNull<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
