/** Elements of a keyed array have keys of their own, and names of their own where they have names. */
import type { Definition } from '../definitions.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule } from './context.ts'

export const uniqueKeys: Rule = function* ({ definitions, nodesOf }) {
  for (const definition of definitions) {
    for (const { value, schema, pointer } of nodesOf(definition)) {
      const key = schema['x-key']
      if (!key || !Array.isArray(value)) continue
      yield* repeated(definition, value, key, 'key/taken', pointer)
      if (key !== 'name') yield* repeated(definition, value, 'name', 'name/taken', pointer)
    }
  }
}

function* repeated(
  definition: Definition,
  elements: readonly Record<string, unknown>[],
  property: string,
  code: string,
  pointer: string,
): Iterable<Finding> {
  const seen = new Set<string>()
  for (const [index, element] of elements.entries()) {
    const value = element[property]
    if (typeof value !== 'string') continue
    if (seen.has(value)) {
      const at = `${pointer}/${index}/${property}`
      yield error(
        definition,
        code,
        at,
        `Another element has the ${property} ${value}.`,
        `${property} 的值 ${value} 重复。`,
      )
    }
    seen.add(value)
  }
}
