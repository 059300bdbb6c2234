/** What a record is called, from the title text of its object: `{name}`, `{number} {subject}`. */
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { valueAt } from '../api/path.ts'
import { isReference, type RecordValues } from '../api/values.ts'
import type { Locale } from '../i18n/locale.ts'
import { localized } from '../i18n/localized.ts'

/** The paths inside the title, in order. */
export function titlePaths(object: CatalogObject): string[] {
  return [...object.title.matchAll(/\{([^}]+)\}/g)].map(match => match[1]!.trim())
}

/** The title of a record whose title fields were asked for; its id when they are all empty. */
export function recordTitle(object: CatalogObject, record: RecordValues, locale: Locale): string {
  if (typeof record.title === 'string' && !fieldOf(object, 'title')) return record.title
  const title = object.title
    .replace(/\{([^}]+)\}/g, (_all, path: string) => plain(object, path.trim(), valueAt(record, path.trim()), locale))
    .replace(/\s+/g, ' ')
    .replace(/^[\s·,–-]+|[\s·,–-]+$/g, '')
  return title || String(record.id ?? '')
}

function plain(object: CatalogObject, path: string, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return ''
  if (isReference(value)) return value.title
  const field = fieldOf(object, path)
  if (field?.type === 'choice') {
    const choice = field.choices?.find(item => item.code === value)
    return localized(choice?.label, locale, String(value))
  }
  return typeof value === 'object' ? '' : String(value)
}
