/** What a new record starts with: defaults of its fields, the actor, the day. */
import dayjs from 'dayjs'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import type { Me } from '../api/session.ts'

interface Beginning {
  readonly me: Me
  readonly baseCurrency: string
}

/** Values by field name; fields without a default are absent. */
export function newValues(object: CatalogObject, beginning: Beginning): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of object.fields) {
    const value = defaultOf(field, beginning)
    if (value !== undefined && !field.readOnly) values[field.name] = value
  }
  return values
}

function defaultOf(field: CatalogField, { me, baseCurrency }: Beginning): unknown {
  if (!('default' in field) || field.default === undefined) return field.type === 'boolean' ? false : undefined
  const value = field.default
  if (field.type === 'date') return dateFrom(String(value))
  if (field.type === 'datetime') return momentFrom(String(value))
  if (field.type === 'money') return { amount: String(value), currency: baseCurrency }
  if (field.type === 'integer') return Number(value)
  if (field.type === 'reference') return value === '$me' ? { id: me.user.id, title: me.user.name } : undefined
  return value
}

function dateFrom(text: string): string {
  const days = /^today(?:([+-]\d+))?$/.exec(text)
  if (days)
    return dayjs()
      .add(Number(days[1] ?? 0), 'day')
      .format('YYYY-MM-DD')
  return text === 'now' ? dayjs().format('YYYY-MM-DD') : text
}

function momentFrom(text: string): string {
  const days = /^today(?:([+-]\d+))?$/.exec(text)
  if (days)
    return dayjs()
      .startOf('day')
      .add(Number(days[1] ?? 0), 'day')
      .toISOString()
  return text === 'now' ? dayjs().second(0).millisecond(0).toISOString() : text
}
