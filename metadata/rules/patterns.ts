/** Patterns compile, and no text can make them run away. */
import { error } from '../finding.ts'
import { patternFault } from '../pattern-fault.ts'
import type { Rule } from './context.ts'
import { ownFields } from './own-fields.ts'

export const patterns: Rule = function* (context) {
  for (const { object, field, pointer } of ownFields(context)) {
    const fault = 'pattern' in field && field.pattern !== undefined ? patternFault(field.pattern) : undefined
    if (fault) yield error(object, 'pattern/unsafe', `${pointer}/pattern`, fault.en, fault.zh)
  }
  for (const type of context.symbols.all('type')) {
    const fault = type.pattern === undefined ? undefined : patternFault(type.pattern)
    if (fault) yield error(type, 'pattern/unsafe', '/pattern', fault.en, fault.zh)
  }
}
