/** What a schema calls its properties and values, in the language of the screen. */
import type { Schema } from '#metadata/kinds/schema.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'

/** The title of a property; `or` where it has none. */
export function titleOf(schema: Schema | undefined, locale: Locale, or = ''): string {
  return (locale === 'zh-CN' ? schema?.['x-zh-CN']?.title : schema?.title) ?? schema?.title ?? or
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
