/** A filter of a record told of another from which references lead to it; undefined where a path cannot say so. */
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'

import type { Step } from '../query/path.ts'

/** The same filter with the names of the references before each of its own. */
export function prefixFilter<T extends Filter | Rule>(node: T, steps: readonly Step[]): T | undefined {
  if (steps.some(step => step.field.type !== 'reference')) return undefined
  if (steps.length === 0) return node
  const prefix = steps.map(step => step.field.name).join('.')
  const told = (item: Filter | Rule): Filter | Rule =>
    isGroup(item) ? { ...item, rules: item.rules.map(told) } : { ...item, field: `${prefix}.${item.field}` }
  return told(node) as T
}
