/** A tree is made by a reference of an object to itself. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const hierarchies: Rule = function* ({ symbols, pathAt }) {
  for (const object of symbols.all('object')) {
    const use = object.hierarchy === undefined ? undefined : pathAt(object, '/hierarchy')?.end
    if (!use || (use.type === 'reference' && use.targets[0] === object)) continue
    yield error(
      object,
      'hierarchy/not-self',
      '/hierarchy',
      `${use.name} does not lead to ${object.name} itself.`,
      `${use.name} 不是指向 ${object.name} 自身的关联字段。`,
    )
  }
}
