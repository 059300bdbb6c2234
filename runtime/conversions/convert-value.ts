/** A value of one field as a value of another: as answered of the source, as written to the target. */
import type { CatalogField } from '#metadata/catalog.ts'

import type { Actor } from '../context.ts'
import { isDay } from '../query/operand.ts'
import { dayBounds, todayIn } from '../query/relative-dates.ts'

/** undefined where the target can take nothing of it. */
export function convertValue(target: CatalogField, value: unknown, actor: Actor): unknown {
  if (value === null || value === undefined) return undefined
  switch (target.type) {
    case 'text':
    case 'longText':
    case 'email':
    case 'phone':
    case 'url':
      return textOf(value)
    case 'integer':
    case 'rating':
      return typeof value === 'string' && /^-?\d+(\.0+)?$/.test(value) ? Number(value) : value
    case 'decimal':
    case 'percent':
      return typeof value === 'object' ? (value as { amount?: unknown }).amount : value
    case 'date':
      return typeof value === 'string' && !isDay(value) ? todayIn(actor.timeZone, new Date(value)) : value
    case 'datetime':
      return isDay(value) ? dayBounds(value, actor.timeZone).from : value
    case 'multiChoice':
      return Array.isArray(value) ? value : [value]
    case 'money':
    case 'boolean':
    case 'choice':
    case 'reference':
    case 'anyReference':
      return value
    // A file belongs to one record; numbers are given, not copied.
    case 'file':
    case 'autoNumber':
    case 'children':
    case 'id':
      return undefined
  }
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object') return String(value)
  const { title, amount, currency } = value as { title?: unknown; amount?: unknown; currency?: unknown }
  if (amount !== undefined) return `${amount} ${currency}`
  return title === null || title === undefined ? undefined : String(title)
}
