/** Where two things share a name or key, the second gets one of its own, or goes where its key is what it is about. */
import { newIdentity } from '#metadata/identities.ts'
import { hasSystemField } from '#metadata/system-fields.ts'
import { isNode, valueAt } from '../commands/place.ts'
import type { FindFixes, Fix } from './fix.ts'
import { removeDangling } from './remove-dangling.ts'
import { setFix } from './set-fix.ts'

export const freeName: FindFixes = place => {
  const { definition, steps, value, context } = place
  const { kind, id } = definition
  if (typeof value !== 'string') return []
  const owner = steps.slice(0, -1)
  if (steps.at(-1) === 'id') {
    return owner.length > 0
      ? [setFix(definition, steps, newIdentity(), { en: 'Give it an id', 'zh-CN': '生成新标识' })]
      : []
  }
  if (steps.at(-1) !== 'name') return removeDangling(place)
  const siblings = owner.length === 0 ? context.symbols.all(kind) : valueAt(definition, owner.slice(0, -1))
  const taken = new Set(Array.isArray(siblings) ? siblings.map(item => (isNode(item) ? item.name : undefined)) : [])
  const isReserved = (name: string) => definition.kind === 'object' && hasSystemField(definition, name)
  let to = value
  for (let number = 2; taken.has(to) || isReserved(to); number++) to = `${value.slice(0, 56)}_${number}`
  const label = { en: `Rename to ${to}`, 'zh-CN': `改名为 ${to}` }
  const fix: Fix =
    owner.length === 0
      ? { label, command: { command: 'rename-definition', kind, name: id, to } }
      : { label, command: { command: 'rename-element', kind, name: id, path: owner, to } }
  return owner.length === 0 ? [fix] : [fix, ...removeDangling(place)]
}
