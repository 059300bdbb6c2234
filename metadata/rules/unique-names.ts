/** No two definitions of a kind share a name. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const uniqueNames: Rule = function* ({ definitions }) {
  const seen = new Set<string>()
  for (const definition of definitions) {
    const { kind, name } = definition
    const key = `${kind}/${name}`
    if (seen.has(key)) {
      yield error(
        definition,
        'name/taken',
        '/name',
        `There is another ${kind} called ${name}.`,
        `已有名为 ${name} 的同类定义项。`,
      )
    }
    seen.add(key)
  }
}
