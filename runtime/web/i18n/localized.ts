/** Texts of metadata in the language of the screen. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Locale } from './locale.ts'

/** The text in this language, else in English, else the name. */
export function localized(text: LocalizedText | undefined, locale: Locale, name: string): string {
  return text?.[locale] ?? text?.en ?? name
}
