/** Says how far one right of a role reaches. */
import { oneOf, ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refuseErrors } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import {
  objectArgument,
  type Right,
  rightArgument,
  rightObjectWords,
  rightWords,
  type Scope,
  scopeWords,
  withRights,
} from './role-rights.ts'
import { shownDefinition } from './words.ts'

interface Arguments {
  readonly role: string
  readonly object: string
  readonly right: Right
  readonly scope: Scope
}

/** `{role, object | "*", right, scope}` */
export const grantRight: Command<Arguments> = {
  arguments: argumentsOf(
    ['Grant a right', '授予权限'],
    ['Says how far a right of a role reaches.', '设定角色某项权限的范围。'],
    {
      role: ref('role', ['Role', '角色'], ['Which role.', '哪个角色。']),
      object: objectArgument,
      right: rightArgument,
      scope: oneOf(
        Object.fromEntries(Object.entries(scopeWords).map(([scope, [, zh]]) => [scope, zh])),
        ['Reach', '范围'],
        ['Whose records.', '谁的记录。'],
      ),
    },
    ['role', 'object', 'right', 'scope'],
  ),
  run(application, { role: name, object, right, scope }) {
    const role = findDefinition(application, 'role', name)
    if (object === '*') {
      return putDefinition(application, { ...role, allObjects: { ...role.allObjects, [right]: scope } })
    }
    const { name: known } = findDefinition(application, 'object', object)
    const granted = withRights(role, known, rights => ({ ...rights, [right]: scope }))
    return refuseErrors(application, putDefinition(application, granted))
  },
  describe({ role, object, right, scope }, before) {
    const [who, what] = [shownDefinition(before, 'role', role), rightObjectWords(before, object)]
    const [[doing, doingZh], [reach, reachZh]] = [rightWords[right], scopeWords[scope]]
    return {
      en: `${who.en} may ${doing} ${what.en}: ${reach}`,
      'zh-CN': `${who['zh-CN']}对“${what['zh-CN']}”的${doingZh}权限设为：${reachZh}`,
    }
  },
}
