/** Texts in both languages of the product, put together from parts. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

/** A text that is there in both languages. */
export interface Bilingual {
  readonly en: string
  readonly 'zh-CN': string
}

export type Language = keyof Bilingual

/** Writes a text in both languages. */
export function inBoth(write: (language: Language) => string): Bilingual {
  return { en: write('en'), 'zh-CN': write('zh-CN') }
}

/** A label, in the other language where it is missing in one; `otherwise` where there is none. */
export function labelIn(label: LocalizedText | undefined, otherwise: string): Bilingual {
  const { en, 'zh-CN': zh } = label ?? {}
  return { en: en || zh || otherwise, 'zh-CN': zh || en || otherwise }
}

/** The title of a schema. */
export function titleOf(schema: Schema | undefined, otherwise: string): Bilingual {
  const en = schema?.title ?? otherwise
  return { en, 'zh-CN': schema?.['x-zh-CN']?.title ?? en }
}

/** The same text in both languages. */
export function same(text: string): Bilingual {
  return { en: text, 'zh-CN': text }
}
