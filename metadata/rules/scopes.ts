/** Rights that reach as far as an owner, a team or a unit are given only for records that belong to somebody. */
import { error } from '../finding.ts'
import { decidingObject } from './access-chains.ts'
import type { Rule } from './context.ts'

const rights = ['create', 'read', 'update', 'delete', 'export', 'import'] as const
const needsOwner = new Set<unknown>(['own', 'team', 'unit', 'unitAndBelow'])

export const scopes: Rule = function* (context) {
  for (const role of context.symbols.all('role')) {
    for (const [index, entry] of (role.rights ?? []).entries()) {
      const object = context.symbols.definition('object', entry.object)
      const deciding = object && decidingObject(object, context)
      if (deciding?.ownership !== 'none') continue
      for (const right of rights) {
        if (!needsOwner.has(entry[right])) continue
        yield error(
          role,
          'scope/without-owner',
          `/rights/${index}/${right}`,
          `Records of ${deciding.name} belong to nobody; only none and all make sense.`,
          `${deciding.name} 的记录没有归属，只能选择“无”或“全部”。`,
        )
      }
    }
  }
}
