/** Values of expressions as somebody would write them into fields through the API. */

import { Temporal } from 'temporal-polyfill'
import type { CatalogField } from '#metadata/catalog.ts'
import type { Context } from '../context.ts'
import { baseCurrency } from '../fields/stored-value.ts'
import { isDecimal, readCurrency } from './decimal.ts'
import { isContext, isList } from './kind-of.ts'
import { recordIn } from './record-in.ts'
import { toJsonValue } from './to-json-value.ts'
import type { FeelValue } from './values.ts'

/** The value for a field; what does not fit is passed on as it is, and refused by the write with its reason. */
export function toGiven(
  { catalog, timeZone }: Pick<Context, 'catalog' | 'timeZone'>,
  field: CatalogField | undefined,
  value: FeelValue,
): unknown {
  if (value === null) return null
  switch (field?.type) {
    case 'money':
      return isDecimal(value)
        ? { amount: value.toFixed(), currency: readCurrency(value) ?? baseCurrency }
        : toJsonValue(value)
    case 'integer':
    case 'rating':
      return isDecimal(value) ? value.toNumber() : toJsonValue(value)
    case 'decimal':
    case 'percent':
      return isDecimal(value) ? value.toFixed() : toJsonValue(value)
    case 'datetime':
      return toMoment(value, timeZone) ?? toJsonValue(value)
    case 'date':
      return toDay(value, timeZone) ?? toJsonValue(value)
    case 'reference':
      return recordIn(value)?.id ?? toJsonValue(value)
    case 'anyReference': {
      const record = recordIn(value)
      return record ? { object: catalog.objectsById.get(record.object)?.name ?? '', id: record.id } : toJsonValue(value)
    }
    case 'file':
      return isList(value)
        ? value.map(item => (isContext(item) && item.id ? { id: item.id } : toJsonValue(item)))
        : toJsonValue(value)
    default:
      return toJsonValue(value)
  }
}

/** A moment as ISO 8601; undefined for what is none. */
export function toMoment(value: FeelValue, timeZone: string): string | undefined {
  if (value instanceof Temporal.ZonedDateTime) return value.toInstant().toString()
  if (value instanceof Temporal.PlainDateTime) return value.toZonedDateTime(timeZone).toInstant().toString()
  if (value instanceof Temporal.PlainDate) return value.toZonedDateTime(timeZone).toInstant().toString()
  return undefined
}

function toDay(value: FeelValue, timeZone: string): string | undefined {
  if (value instanceof Temporal.PlainDate) return value.toString()
  if (value instanceof Temporal.PlainDateTime) return value.toPlainDate().toString()
  if (value instanceof Temporal.ZonedDateTime) return value.withTimeZone(timeZone).toPlainDate().toString()
  return undefined
}
