/** Where a text stops being JSON, by the grammar of the editor: what browsers say of it often names no place. */
import { jsonLanguage } from '@codemirror/lang-json'

export interface SyntaxFault {
  readonly from: number
  readonly to: number
  /** Counted from 1. */
  readonly line: number
}

/** The first place at which the text cannot go on as JSON; undefined where it is JSON. */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
  let found: { from: number; to: number } | undefined
  jsonLanguage.parser.parse(text).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) found ??= { from, to }
      return found === undefined
    },
  })
  if (!found) return undefined
  const line = text.slice(0, found.from).split('\n').length
  // A mark stays within its line and has a width, so that it can be seen.
  const start = text.lastIndexOf('\n', found.from - 1) + 1
  const end = text.indexOf('\n', found.from)
  const from = found.from === (end < 0 ? text.length : end) ? Math.max(start, found.from - 1) : found.from
  const to = Math.min(Math.max(found.to, from + 1), end < 0 ? text.length : end)
  return { from, to: Math.max(from, to), line }
}
