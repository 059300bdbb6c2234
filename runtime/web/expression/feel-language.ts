/** FEEL for CodeMirror: its grammar, told the functions whose names hold spaces, and its colors. */
import { HighlightStyle, LRLanguage, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { tags } from '@lezer/highlight'
import { parser, trackVariables } from 'lezer-feel'
import { builtIns } from '#metadata/feel/built-ins.ts'

const names = Object.fromEntries([...builtIns.keys()].filter(name => name.includes(' ')).map(name => [name, 1]))

const language = LRLanguage.define({
  name: 'feel',
  parser: parser.configure({ top: 'Expression', contextTracker: trackVariables(names) }),
  languageData: { closeBrackets: { brackets: ['(', '[', '{', '"'] } },
})

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.logicOperator], fontWeight: '600' },
  { tag: [tags.function(tags.variableName), tags.function(tags.special(tags.variableName))], color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--warn)' },
  { tag: [tags.bool, tags.null], color: 'var(--danger)' },
  { tag: [tags.lineComment, tags.blockComment, tags.paren, tags.punctuation], color: 'var(--muted)' },
])

export const feelLanguage: Extension = [language, syntaxHighlighting(colors)]
