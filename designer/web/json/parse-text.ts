/** Reads what was typed, with a plain word for what is wrong with it before the server is asked. */

export interface TextFault {
  readonly code: 'empty' | 'huge' | 'notJson' | 'notObject'
  readonly limit?: string
}

/** Characters; a definition of this size cannot be read by anybody. */
const largest = 1_000_000

/** The object, or the first thing wrong. */
export function parseText(text: string): { readonly value: object } | { readonly fault: TextFault } {
  if (text.trim() === '') return { fault: { code: 'empty' } }
  if (text.length > largest) return { fault: { code: 'huge', limit: '1,000,000' } }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { value }
      : { fault: { code: 'notObject' } }
  } catch (error) {
    const line = lineOf(text, error)
    return { fault: { code: 'notJson', ...(line ? { limit: line } : {}) } }
  }
}

function lineOf(text: string, error: unknown): string | undefined {
  const said = error instanceof Error ? error.message : ''
  const line = /line (\d+)/.exec(said)?.[1]
  if (line) return line
  const position = /position (\d+)/.exec(said)?.[1]
  return position ? String(text.slice(0, Number(position)).split('\n').length) : undefined
}
