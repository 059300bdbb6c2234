/** What is said of one record told of another from which references lead to it: of a line, that its order is of today. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Condition } from './condition.ts'
import type { Path, Step } from './path.ts'

/** The same path from where the steps begin. */
export function rebasePath(path: Path, steps: readonly Step[]): Path {
  return steps.length === 0 ? path : { ...path, steps: [...steps, ...path.steps] }
}

/** The same condition on the record where the steps begin. */
export function rebaseCondition(condition: Condition, steps: readonly Step[]): Condition {
  if (steps.length === 0) return condition
  switch (condition.kind) {
    case 'every':
    case 'some':
      return { ...condition, of: condition.of.map(item => rebaseCondition(item, steps)) }
    case 'not':
      return { ...condition, of: rebaseCondition(condition.of, steps) }
    case 'formula':
      return { ...condition, steps: [...steps, ...(condition.steps ?? [])] }
    case 'holds':
      // Which people can be chosen is asked of people themselves, never from afar.
      throw new Error('What roles somebody holds is not asked behind a reference')
    case 'compare':
    case 'children':
      return { ...condition, path: rebasePath(condition.path, steps) }
  }
}

/** That each step leads to a live record that whoever asks may see. */
export function reachedConditions(steps: readonly Step[]): Condition[] {
  return steps.flatMap(({ target }, index) => {
    const id = target.fields.get('id')
    const way = steps.slice(0, index + 1)
    return id ? [told(target, id, way, 'notNull'), told(target, deletion(id), way, 'null')] : []
  })
}

function told(
  object: CatalogObject,
  field: CatalogField,
  steps: readonly Step[],
  operator: 'null' | 'notNull',
): Condition {
  return { kind: 'compare', path: { name: field.name, steps, object, field }, operator, operand: { kind: 'none' } }
}

/** When a record was deleted, which is no field that anybody can name. */
function deletion(id: CatalogField): CatalogField {
  return { ...id, id: '@deleted_at', name: 'deleted_at', type: 'datetime', columns: { value: 'deleted_at' } }
}
