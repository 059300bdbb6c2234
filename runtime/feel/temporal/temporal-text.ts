/** Dates, times and durations as FEEL writes them; `@"…"` of the text is the value again. */
import { Temporal } from 'temporal-polyfill'

import { ZonedTime } from '../values.ts'
import { isYearsAndMonths } from './durations.ts'
import type { FeelDateTime, FeelTime } from './parse-temporal.ts'

/** The text of a temporal value. */
export function temporalText(value: Temporal.PlainDate | FeelTime | FeelDateTime | Temporal.Duration): string {
  if (value instanceof Temporal.PlainDate) return dateText(value)
  if (value instanceof Temporal.PlainTime) return value.toString()
  if (value instanceof ZonedTime) return value.time.toString() + zoneText(value.zone)
  if (value instanceof Temporal.PlainDateTime) return dateTimeText(value)
  if (value instanceof Temporal.ZonedDateTime) return dateTimeText(value.toPlainDateTime()) + zoneText(value.timeZoneId)
  return value.blank && isYearsAndMonths(value) ? 'P0M' : value.toString()
}

function dateTimeText(value: Temporal.PlainDateTime): string {
  return `${dateText(value.toPlainDate())}T${value.toPlainTime().toString()}`
}

/** Temporal writes years beyond 9999 with a sign and six digits, XML Schema does not. */
function dateText(value: Temporal.PlainDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const year = `${value.year < 0 ? '-' : ''}${String(Math.abs(value.year)).padStart(4, '0')}`
  return `${year}-${two(value.month)}-${two(value.day)}`
}

function zoneText(zone: string): string {
  return zone === 'UTC' ? 'Z' : /^[+-]/.test(zone) ? zone : `@${zone}`
}
