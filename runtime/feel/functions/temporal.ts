/** Functions over dates and times, and the clock (DMN 1.5, 10.3.4.6, 10.3.4.8 and 10.3.4.11). */
import { Temporal } from 'temporal-polyfill'

import { toDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isEqual } from '../is-equal.ts'
import { kindOf } from '../kind-of.ts'
import type { Run } from '../run.ts'
import type { FeelDateTime } from '../temporal/parse-temporal.ts'
import { type FeelValue, ZonedTime } from '../values.ts'
import type { BuiltIn } from './built-in.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = 'January February March April May June July August September October November December'.split(' ')

type Dated = Temporal.PlainDate | FeelDateTime

export const temporalFunctions = {
  is: (run: Run, a: FeelValue, b: FeelValue) =>
    kindOf(a) === kindOf(b) && zoneOf(a) === zoneOf(b) && isEqual(a, b, run),
  'day of year': (run: Run, date: Dated) => toDecimal(read(run, date).dayOfYear),
  'day of week': (run: Run, date: Dated) => days[read(run, date).dayOfWeek - 1]!,
  'month of year': (run: Run, date: Dated) => months[read(run, date).month - 1]!,
  'week of year': (run: Run, date: Dated) => toDecimal(read(run, date).weekOfYear!),
  // What `now` and `today` are is said by whoever evaluates, never by the clock of the process.
  now: (run: Run) => run.names.now ?? noClock(),
  today: (run: Run) => run.names.today ?? noClock(),
} satisfies Record<string, BuiltIn>

function read(run: Run, date: Dated): Dated {
  run.spend(10)
  return date
}

function noClock(): never {
  throw new ExpressionFault('no-clock', {})
}

function zoneOf(value: FeelValue): string | null {
  return value instanceof ZonedTime ? value.zone : value instanceof Temporal.ZonedDateTime ? value.timeZoneId : null
}
