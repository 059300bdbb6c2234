/** Reads what was typed, with a plain word for what is wrong with it before the server is asked. */
import { findSyntaxFault } from './find-syntax-fault.ts'

export interface TextFault {
  readonly code: 'empty' | 'huge' | 'notJson' | 'notObject'
  /** The most characters there may be, or the line that is not JSON. */
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
  } catch {
    const line = findSyntaxFault(text)?.line
    return { fault: { code: 'notJson', ...(line ? { limit: String(line) } : {}) } }
  }
}
