/** `value.name`: members of contexts and records, and the properties of temporal values and ranges (DMN 1.5, table 65). */
import { Temporal } from 'temporal-polyfill'

import { FeelDecimal, isDecimal, readCurrency, toDecimal } from './decimal.ts'
import { ExpressionFault } from './expression-fault.ts'
import { isContext, isList, type Kind, kindOf, kindWords } from './kind-of.ts'
import type { Run } from './run.ts'
import { offsetOf } from './temporal/compare-temporal.ts'
import { fromNanoseconds } from './temporal/durations.ts'
import type { FeelDateTime, FeelTime } from './temporal/parse-temporal.ts'
import { type FeelContext, type FeelRange, type FeelValue, objectOf, ZonedTime } from './values.ts'

/** Of a list: the member of each. Null of null. A member that the type does not have, or that a record was not read with, is a fault. */
export function memberOf(value: FeelValue, name: string, run: Run): FeelValue {
  if (isContext(value)) return contextMember(value, name)
  if (value === null) return null
  if (isList(value)) {
    run.spendList(value.length)
    run.sink(1)
    const members = value.map(item => memberOf(item, name, run))
    run.rise(1)
    return members
  }
  if (isDecimal(value) && name === 'currency') {
    const currency = readCurrency(value)
    if (currency !== undefined) return currency
  }
  const kind = kindOf(value)
  const read = properties[kind]?.[name]
  if (!read) throw new ExpressionFault('unknown-member', { of: kindWords[kind], name })
  return read(value as never)
}

function contextMember(context: FeelContext, name: string): FeelValue {
  const member = context[name]
  if (member !== undefined && (!(name in Object.prototype) || Object.hasOwn(context, name))) return member
  if (context[objectOf] !== undefined) throw new ExpressionFault('unread-member', { name })
  return null
}

type Properties = Readonly<Record<string, (value: never) => FeelValue>>

const number = (value: number) => new FeelDecimal(value)

const dateProperties = {
  year: (value: Temporal.PlainDate) => number(value.year),
  month: (value: Temporal.PlainDate) => number(value.month),
  day: (value: Temporal.PlainDate) => number(value.day),
  weekday: (value: Temporal.PlainDate) => number(value.dayOfWeek),
}

const timeProperties = {
  hour: (value: FeelTime | FeelDateTime) => number(clock(value).hour),
  minute: (value: FeelTime | FeelDateTime) => number(clock(value).minute),
  second: (value: FeelTime | FeelDateTime) => seconds(clock(value)),
  'time offset': (value: FeelTime | FeelDateTime) => {
    const offset = offsetOf(value)
    return offset === null ? null : fromNanoseconds(BigInt(offset) * 1_000_000_000n)
  },
  timezone: (value: FeelTime | FeelDateTime) => {
    const zone =
      value instanceof ZonedTime ? value.zone : value instanceof Temporal.ZonedDateTime ? value.timeZoneId : ''
    return zone === '' || zone === 'UTC' || /^[+-]/.test(zone) ? null : zone
  },
}

const properties: Partial<Record<Kind, Properties>> = {
  date: dateProperties,
  time: timeProperties,
  'date and time': { ...dateProperties, ...timeProperties },
  'years and months duration': {
    years: (value: Temporal.Duration) => number(value.years),
    months: (value: Temporal.Duration) => number(value.months),
  },
  'days and time duration': {
    days: (value: Temporal.Duration) => number(value.days),
    hours: (value: Temporal.Duration) => number(value.hours),
    minutes: (value: Temporal.Duration) => number(value.minutes),
    seconds: (value: Temporal.Duration) => seconds(value),
  },
  range: {
    start: (value: FeelRange) => value.low,
    end: (value: FeelRange) => value.high,
    'start included': (value: FeelRange) => value.lowClosed,
    'end included': (value: FeelRange) => value.highClosed,
  },
}

type Clock = Temporal.PlainTime | FeelDateTime

function clock(value: FeelTime | FeelDateTime): Clock {
  return value instanceof ZonedTime ? value.time : value
}

function seconds(value: Clock | Temporal.Duration): FeelValue {
  const isDuration = value instanceof Temporal.Duration
  const [whole, milli, micro, nano] = isDuration
    ? [value.seconds, value.milliseconds, value.microseconds, value.nanoseconds]
    : [value.second, value.millisecond, value.microsecond, value.nanosecond]
  return toDecimal(whole).plus(toDecimal(milli * 1_000_000 + micro * 1_000 + nano).div(1_000_000_000))
}
