/** Takes a right away from a role, or all its rights to an object. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { objectArgument, type Right, rightArgument, rightObjectWords, rightWords, withRights } from './role-rights.ts'
import { shownDefinition } from './words.ts'

interface Arguments {
  readonly role: string
  readonly object: string
  readonly right?: Right
}

/** `{role, object | "*", right?}`: all rights, and what is said of fields, when no right is named. */
export const revokeRight: Command<Arguments> = {
  arguments: argumentsOf(
    ['Revoke a right', '收回权限'],
    ['Takes a right away from a role; all of them when none is named.', '收回角色的权限；不指明则收回全部。'],
    {
      role: ref('role', ['Role', '角色'], ['Which role.', '哪个角色。']),
      object: objectArgument,
      right: rightArgument,
    },
    ['role', 'object'],
  ),
  run(application, { role: name, object, right }) {
    const role = findDefinition(application, 'role', name)
    if (object === '*') {
      const { allObjects, ...rest } = role
      const left = right === undefined ? {} : without(allObjects ?? {}, right)
      return putDefinition(application, Object.keys(left).length > 0 ? { ...rest, allObjects: left } : rest)
    }
    const { name: known } = findDefinition(application, 'object', object)
    const change = withRights(role, known, rights => (right === undefined ? { object: known } : without(rights, right)))
    return change === role ? application : putDefinition(application, change)
  },
  describe({ role, object, right }, before) {
    const [who, what] = [shownDefinition(before, 'role', role), rightObjectWords(before, object)]
    const [doing, doingZh] = right ? rightWords[right] : ['use', '全部']
    return {
      en: `${who.en} may no longer ${doing} ${what.en}`,
      'zh-CN': `收回${who['zh-CN']}对“${what['zh-CN']}”的${doingZh}权限`,
    }
  },
}

function without<T extends object>(rights: T, right: Right): T {
  return Object.fromEntries(Object.entries(rights).filter(([name]) => name !== right)) as T
}
