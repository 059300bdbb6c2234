/** Every rule that an application obeys, in the order that reads best when several fail. */
import type { Rule } from './context.ts'
import { knownReferences } from './known-references.ts'

export const rules = {
  knownReferences,
} satisfies Record<string, Rule>
