/** What people read is there in both languages. */
import { warning } from '../finding.ts'
import type { Rule } from './context.ts'

const languages = [
  ['en', 'English', '英文'],
  ['zh-CN', 'Chinese', '中文'],
] as const

export const labels: Rule = function* ({ definitions, nodesOf }) {
  for (const definition of definitions) {
    for (const { value, schema, pointer } of nodesOf(definition)) {
      if (schema['x-type'] !== 'LocalizedText') continue
      const texts = value as Readonly<Record<string, unknown>>
      for (const [language, en, zh] of languages) {
        const text = texts[language]
        if (typeof text === 'string' && text.trim() !== '') continue
        // What the other language says tells which text it is.
        const other = texts[language === 'en' ? 'zh-CN' : 'en']
        const said = typeof other === 'string' && other.trim() !== '' ? other.slice(0, 60) : undefined
        yield warning(
          definition,
          'label/missing',
          `${pointer}/${language}`,
          `The ${en} text is missing${said ? ` beside “${said}”` : ''}.`,
          `缺少${said ? `“${said}”的` : ''}${zh}文本。`,
        )
      }
    }
  }
}
