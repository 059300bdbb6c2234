/** What a schema calls its properties and values, in the language of the screen. */
import type { Schema } from '#metadata/kinds/schema.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'

/** The title of a property; `or` where it has none. */
export function titleOf(schema: Schema | undefined, locale: Locale, or = ''): string {
  return (locale === 'zh-CN' ? schema?.['x-zh-CN']?.title : schema?.title) ?? schema?.title ?? or
}

/** What one of the elements of a list is called: English lists have their names in the plural. */
export function singleOf(schema: Schema | undefined, locale: Locale): string {
  const title = titleOf(schema, locale)
  if (locale !== 'en') return title
  const [, first = '', rest = ''] = /^(\S+)(.*)$/s.exec(title) ?? []
  // Of "Links back" the first word counts, of "Quick filters" the last.
  return rest !== '' && isPlural(first) ? `${single(first)}${rest}` : title.replace(/\S+$/, single)
}

const isPlural = (word: string) => single(word) !== word

function single(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(ch|sh|x|ss|us)es$/.test(word)) return word.replace(/es$/, '')
  return /[^su]s$/.test(word) ? word.replace(/s$/, '') : word
}

/** What a property is for. */
export function hintOf(schema: Schema | undefined, locale: Locale): string {
  return (locale === 'zh-CN' ? schema?.['x-zh-CN']?.description : schema?.description) ?? schema?.description ?? ''
}

/** The word for a value of an enum: Chinese from the schema, English from the value itself ("unitAndBelow" → "Unit and below"). */
export function wordOf(schema: Schema, value: unknown, locale: Locale): string {
  const at = schema.enum?.indexOf(value) ?? -1
  const chinese = schema['x-zh-CN-enum']?.[at]
  if (locale === 'zh-CN' && chinese) return chinese
  const words = String(value)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
