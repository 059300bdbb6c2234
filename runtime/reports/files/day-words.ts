/** Days and moments as a language writes them. */
import type { Actor } from '../../context.ts'

/** A day as the language writes it. */
export function dayWords(day: string, locale: Actor['locale']): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at.getTime())
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}

/** A moment as the language writes it, in somebody's time zone. */
export function momentWords(at: Date, locale: Actor['locale'], timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}
