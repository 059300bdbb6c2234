/** Texts of dates, times and durations (DMN 1.5, 10.3.4.1) to values; null when the text is none. */
import { Temporal } from 'temporal-polyfill'

import { ZonedTime } from '../values.ts'
import { fromMonths, fromNanoseconds } from './durations.ts'

const datePart = String.raw`(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)`
const timePart = String.raw`(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|z|[+-]\d\d:\d\d|@[\w+/-]+)?`
const dateText = new RegExp(`^${datePart}$`)
const timeText = new RegExp(`^${timePart}$`)
const dateTimeText = new RegExp(`^${datePart}(?:T${timePart})?$`)
const durationText = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:(T)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/

export type FeelDateTime = Temporal.PlainDateTime | Temporal.ZonedDateTime
export type FeelTime = Temporal.PlainTime | ZonedTime

/** `2026-11-22` */
export function parseDate(text: string): Temporal.PlainDate | null {
  const parts = dateText.exec(text)
  return parts && valid(() => dateOf(parts))
}

/** `13:45:00`, with a fraction, and with `Z`, an offset or `@Area/City`. */
export function parseTime(text: string): FeelTime | null {
  const parts = timeText.exec(text)
  if (!parts) return null
  return valid(() => {
    const time = timeOf(parts, 1)
    const zone = zoneOf(parts[5])
    return zone === null ? time : new ZonedTime(time, zone)
  })
}

/** `2026-11-22T13:45:00`, with a zone as a time has it; a date alone is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const parts = dateTimeText.exec(text)
  if (!parts) return null
  return valid(() => {
    const date = dateOf(parts)
    if (parts[4] === undefined) return date.toPlainDateTime()
    const local = date.toPlainDateTime(timeOf(parts, 4))
    const zone = zoneOf(parts[8])
    return zone === null ? local : local.toZonedDateTime(zone)
  })
}

/** `P1Y2M`, or `P3DT4H5M6.7S`. */
export function parseDuration(text: string): Temporal.Duration | null {
  const parts = durationText.exec(text)
  if (!parts) return null
  const [, minus, years, months, days, time, hours, minutes, seconds, fraction] = parts
  const inMonths = years !== undefined || months !== undefined
  const hasTime = (hours ?? minutes ?? seconds) !== undefined
  if (inMonths ? days !== undefined || time !== undefined : time ? !hasTime : days === undefined) return null
  const sign = minus ? -1 : 1
  return valid(() => {
    if (inMonths) return fromMonths(sign * (Number(years ?? 0) * 12 + Number(months ?? 0)))
    const whole = BigInt(days ?? 0) * 86_400n + BigInt(hours ?? 0) * 3_600n + BigInt(minutes ?? 0) * 60n
    const nanoseconds =
      (whole + BigInt(seconds ?? 0)) * 1_000_000_000n + BigInt((fraction ?? '').padEnd(9, '0').slice(0, 9))
    return fromNanoseconds(BigInt(sign) * nanoseconds)
  })
}

/** What stands between the quotation marks of `@"…"`. */
export function parseTemporal(text: string): Temporal.PlainDate | FeelTime | FeelDateTime | Temporal.Duration | null {
  if (/^-?P/.test(text)) return parseDuration(text)
  if (/^\d\d:/.test(text)) return parseTime(text)
  return text.includes('T') ? parseDateTime(text) : parseDate(text)
}

/** The zone's name for an offset in seconds; null when it is not whole minutes or more than 18 hours. */
export function offsetZone(seconds: number): string | null {
  const minutes = Math.abs(seconds) / 60
  if (!Number.isInteger(minutes) || minutes > 18 * 60) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

function dateOf(parts: RegExpExecArray): Temporal.PlainDate {
  return new Temporal.PlainDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

function timeOf(parts: RegExpExecArray, at: number): Temporal.PlainTime {
  const [hour, minute, second, fraction] = parts.slice(at, at + 4)
  const nanoseconds = (fraction ?? '').padEnd(9, '0')
  const three = (from: number) => Number(nanoseconds.slice(from, from + 3))
  return new Temporal.PlainTime(Number(hour), Number(minute), Number(second), three(0), three(3), three(6))
}

function zoneOf(text: string | undefined): string | null {
  if (text === undefined) return null
  if (text === 'Z' || text === 'z') return 'UTC'
  if (text.startsWith('@')) return knownZone(text.slice(1))
  if (Number(text.slice(1, 3)) * 60 + Number(text.slice(4)) > 18 * 60 || Number(text.slice(4)) > 59) {
    throw new RangeError('offset')
  }
  return text
}

/** A zone's identifier as the calendar knows it; throws a RangeError for one that it does not know. */
function knownZone(name: string): string {
  return new Temporal.ZonedDateTime(0n, name).timeZoneId
}

function valid<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    // The parts have the right shape but name no day, hour or zone that there is.
    return null
  }
}
