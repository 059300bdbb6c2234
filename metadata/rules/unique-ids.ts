/** No two definitions share an id. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const uniqueIds: Rule = function* ({ definitions }) {
  const first = new Map<string, string>()
  for (const definition of definitions) {
    const other = first.get(definition.id)
    if (other === undefined) first.set(definition.id, `${definition.kind} ${definition.name}`)
    else {
      const { id } = definition
      yield error(definition, 'id/taken', '/id', `The id ${id} is that of ${other}.`, `标识 ${id} 已被 ${other} 使用。`)
    }
  }
}
