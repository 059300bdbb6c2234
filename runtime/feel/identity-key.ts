/** A text that is the same for equal values: lets lists be searched for what they hold twice without comparing all. */
import { Temporal } from 'temporal-polyfill'

import { decimalText, isDecimal } from './decimal.ts'
import { isContext, kindOf } from './kind-of.ts'
import { utcNanoseconds } from './temporal/compare-temporal.ts'
import { temporalText } from './temporal/temporal-text.ts'
import { FeelFunction, FeelRange, type FeelValue, objectOf, ZonedTime } from './values.ts'

/** The key of a value; null for lists, contexts, ranges and functions, which have to be compared. */
export function identityKey(value: FeelValue): string | null {
  if (value === null) return 'null'
  if (typeof value === 'string') return `"${value}`
  if (typeof value === 'boolean') return String(value)
  if (isDecimal(value)) return decimalText(value)
  if (isContext(value)) {
    const { id } = value
    return value[objectOf] !== undefined && typeof id === 'string' ? `record ${value[objectOf]} ${id}` : null
  }
  if (Array.isArray(value) || value instanceof FeelRange || value instanceof FeelFunction) return null
  const kind = kindOf(value)
  if (value instanceof Temporal.ZonedDateTime) return `moment ${value.epochNanoseconds}`
  if (value instanceof ZonedTime) return `zoned time ${utcNanoseconds(value)}`
  return `${kind} ${temporalText(value as Temporal.PlainDate)}`
}
