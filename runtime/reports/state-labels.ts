/**
 * The history of states keeps codes of whatever field had the state. A report that is about one field alone calls them
 * by the labels of that field and puts them in its order.
 */
import type { ReportDefinition } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { Path, World } from '../query/path.ts'

const states = new Set(['from_state', 'to_state'].map(name => `${systemObjects.stateChange}-${name}`))

/** The path as that of a choice, where it leads to a state and the filter names the field; as it is otherwise. */
export function withStateLabels(world: World, path: Path, filter: ReportDefinition['filter']): Path {
  if (!states.has(path.field.id) || filter?.combinator !== 'and') return path
  for (const rule of filter.rules) {
    if (!('field' in rule) || rule.field !== 'field' || rule.operator !== '=' || typeof rule.value !== 'string')
      continue
    for (const object of world.catalog.objects.values()) {
      const field = object.fieldsById.get(rule.value)
      if (!field || world.rights.field(object, field) === 'hidden') continue
      return { ...path, field: { ...path.field, type: 'choice', choices: field.choices } }
    }
  }
  return path
}
