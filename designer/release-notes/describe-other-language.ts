/** A text that changed, but not in the language of the reader: said of the language in which it did. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Bilingual, Language } from './languages.ts'

const languages: Readonly<Record<Language, Bilingual>> = {
  en: { en: 'English', 'zh-CN': '英文' },
  'zh-CN': { en: 'Chinese', 'zh-CN': '中文' },
}

/** `Chinese label changed from “名称” to “称呼”`, said in `language`; undefined where the other one is as it was. */
export function describeOtherLanguage(
  language: Language,
  title: Bilingual,
  before: LocalizedText,
  after: LocalizedText,
): string | undefined {
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  const [was, now] = [before[other] ?? '', after[other] ?? '']
  if (was === now) return undefined
  const name = languages[other][language]
  if (language === 'en') {
    const what = `${name} ${title.en.toLowerCase()}`
    if (was === '') return `${what} set to “${now}”`
    return now === '' ? `${what} no longer set (was “${was}”)` : `${what} changed from “${was}” to “${now}”`
  }
  const what = `${name}${title['zh-CN']}`
  if (was === '') return `${what}设为“${now}”`
  return now === '' ? `不再设置${what}（原为“${was}”）` : `${what}由“${was}”改为“${now}”`
}
