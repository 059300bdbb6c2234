/** A value of a definition as people read it: ids as labels, choices as words, texts in their language. */
import type { Schema } from '#metadata/kinds/schema.ts'
import { type Bilingual, inBoth, type Language, labelIn, same } from './languages.ts'
import type { NameIndex } from './name-index.ts'

const longest = 80

/** The value in both languages; undefined where it is too complex to be told in a few words. */
export function showValue(
  value: unknown,
  schema: Schema | undefined,
  names: NameIndex,
  within: string | undefined,
): Bilingual | undefined {
  if (value === undefined || value === null) return { en: 'nothing', 'zh-CN': '无' }
  if (typeof value === 'boolean') return value ? { en: 'yes', 'zh-CN': '是' } : { en: 'no', 'zh-CN': '否' }
  if (typeof value === 'number') return same(String(value))
  if (typeof value === 'string') return showText(value, schema, names, within)
  if (schema?.['x-type'] === 'LocalizedText') return quoted(labelIn(value as object, ''))
  if (Array.isArray(value)) {
    const parts = value.map(item => showValue(item, schema?.items, names, within))
    if (parts.some(part => part === undefined)) return undefined
    if (parts.length === 0) return { en: 'nothing', 'zh-CN': '无' }
    const list = inBoth(language => parts.map(part => part?.[language]).join(language === 'en' ? ', ' : '、'))
    return list.en.length > longest ? undefined : list
  }
  return undefined
}

function showText(text: string, schema: Schema | undefined, names: NameIndex, within: string | undefined): Bilingual {
  const index = schema?.enum?.indexOf(text) ?? -1
  if (index >= 0) return { en: toWords(text), 'zh-CN': schema?.['x-zh-CN-enum']?.[index] ?? text }
  switch (schema?.['x-ref']) {
    case undefined:
      return quoted(same(cut(text)))
    case 'template-text': {
      const filled = (path: string) => names.pathLabel(path, within)
      return quoted(
        inBoth(language => text.replaceAll(/\{([^{}]*)\}/g, (_, path: string) => `{${filled(path)[language]}}`)),
      )
    }
    case 'expression':
      return quoted(inBoth(language => cut(withNames(text, names, language))))
    default:
      return quoted(names.pathLabel(text, within))
  }
}

/** An expression with the labels of what it refers to in the places of their ids (metadata/feel/markers.ts). */
function withNames(text: string, names: NameIndex, language: Language): string {
  return text.replaceAll(/«([^:»]*):([^:»]*)(?::record)?»/g, (_, object: string, id: string) =>
    id === '' ? '«' : names.pathLabel(id, object || undefined)[language],
  )
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

function quoted(text: Bilingual): Bilingual {
  return inBoth(language => `“${text[language]}”`)
}

/** `unitAndBelow` → `unit and below`. */
function toWords(code: string): string {
  return code.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}
