/** What is sorted by has an order. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

const unordered = new Set<unknown>(['multiChoice', 'file', 'anyReference'])

export const sorts: Rule = function* (context) {
  for (const definition of context.definitions) {
    for (const node of context.nodesOf(definition)) {
      if (node.schema['x-type'] !== 'SortItem') continue
      const pointer = `${node.pointer}/field`
      const use = context.pathAt(definition, pointer)?.end
      if (!use || !unordered.has(use.type)) continue
      yield error(
        definition,
        'sort/unfit-field',
        pointer,
        `Records cannot be sorted by ${use.name}.`,
        `不能按 ${use.name} 排序。`,
      )
    }
  }
}
