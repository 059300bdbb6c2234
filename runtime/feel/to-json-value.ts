/** Values of expressions as plain JSON, for whoever knows nothing of this system. */
import { FeelDecimal, toDecimal } from './decimal.ts'
import { isContext, isList } from './kind-of.ts'
import { FeelFunction, FeelRange, type FeelValue, ZonedTime } from './values.ts'

/** Numbers stay numbers where nothing is lost; dates and times become ISO 8601; a record becomes what was read of it. */
export function toJsonValue(value: FeelValue): unknown {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof FeelDecimal) {
    const number = Number(value)
    return Number.isFinite(number) && toDecimal(number).equals(value) ? number : value.toFixed()
  }
  if (isList(value)) return value.map(toJsonValue)
  if (value instanceof FeelRange) return { from: toJsonValue(value.low), to: toJsonValue(value.high) }
  if (value instanceof FeelFunction) return null
  if (value instanceof ZonedTime) return `${value.time}@${value.zone}`
  if (isContext(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toJsonValue(item)]))
  }
  if ('timeZoneId' in value) return value.toInstant().toString()
  return value.toString()
}
