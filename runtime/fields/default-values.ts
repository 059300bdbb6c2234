/** The values that a new record gets where none are given, and constants of definitions in the same words. */
import dayjs from 'dayjs'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Actor } from '../context.ts'
import { dayBounds, todayIn } from '../query/relative-dates.ts'
import { baseCurrency } from './stored-value.ts'

/** For whom and when. */
export interface Moment {
  readonly actor: Actor
  readonly now: Date
}

/** The default of a field as JSON; undefined where there is none. */
export function defaultOf(object: CatalogObject, field: CatalogField, moment: Moment): unknown {
  if (field.system) return field.name === 'record_type' ? firstRecordType(object) : undefined
  const { definition } = field
  const value = definition && 'default' in definition ? definition.default : undefined
  return value === undefined ? undefined : constantOf(field, value, moment)
}

/** A constant of a definition as a JSON value of the field: $me, today, now, today+7 are filled in. */
export function constantOf(field: CatalogField, value: unknown, { actor, now }: Moment): unknown {
  if (value === null) return null
  switch (field.type) {
    case 'reference':
      return value === '$me' ? actor.userId : value
    case 'date':
      return dayOf(String(value), actor, now)
    case 'datetime': {
      if (value === 'now') return now.toISOString()
      const day = dayOf(String(value), actor, now)
      return /^\d{4}-\d{2}-\d{2}$/.test(day) ? dayBounds(day, actor.timeZone).from : day
    }
    case 'integer':
    case 'rating':
      return typeof value === 'string' ? Number(value) : value
    case 'money':
      return typeof value === 'object' ? value : { amount: String(value), currency: baseCurrency }
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'multiChoice':
      return Array.isArray(value) ? value : [value]
    case 'id':
    case 'text':
    case 'longText':
    case 'decimal':
    case 'percent':
    case 'email':
    case 'phone':
    case 'url':
    case 'choice':
    case 'children':
    case 'anyReference':
    case 'autoNumber':
    case 'file':
      return value
  }
}

function dayOf(text: string, actor: Actor, now: Date): string {
  if (text === 'now') return todayIn(actor.timeZone, now)
  const relative = /^today(?:([+-]\d{1,4}))?$/.exec(text)
  if (!relative) return text
  const today = dayjs.utc(todayIn(actor.timeZone, now))
  return today.add(Number(relative[1] ?? 0), 'day').format('YYYY-MM-DD')
}

function firstRecordType(object: CatalogObject): string | undefined {
  return object.definition.recordTypes?.find(type => !type.retired)?.name
}
