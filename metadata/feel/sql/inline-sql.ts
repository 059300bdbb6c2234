/** SQL with its values written out, for the bodies of triggers, which take no parameters. */
import type { Sql } from 'sql-template-tag'

import { quoteText } from '../../storage/quote.ts'

/** The text; throws for values that no expression binds. */
export function inlineSql({ strings, values }: Sql): string {
  return strings.reduce((text, part, index) => text + literalOf(values[index - 1]) + part)
}

function literalOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return quoteText(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`A ${typeof value} has no place in an expression`)
}
