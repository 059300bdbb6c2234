/** The piece of a text around what was searched for. */
import { searchWords } from '../query/search-sql.ts'

const before = 30
const longest = 120

/** A piece of the first text in which one of the words occurs; null when it is in none. */
export function snippetOf(texts: readonly string[], typed: string): string | null {
  const words = searchWords(typed)
  for (const text of texts) {
    const lower = text.toLowerCase()
    const places = words.map(word => lower.indexOf(word)).filter(at => at >= 0)
    if (places.length === 0) continue
    const from = Math.max(0, Math.min(...places) - before)
    const piece = text
      .slice(from, from + longest)
      .trim()
      .replaceAll(/\s+/g, ' ')
    return `${from > 0 ? '…' : ''}${piece}${from + longest < text.length ? '…' : ''}`
  }
  return null
}
