/** Children go by a reference of their target that leads back: those that do are offered. */

import { fieldUse } from '#metadata/field-use.ts'
import { labelOf } from '../commands/words.ts'
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const leadBack: FindFixes = ({ definition, steps, context: { symbols } }) => {
  if (definition.kind !== 'object') return []
  const field = definition.fields[Number(steps[1])]
  const target = field?.type === 'children' ? symbols.definition('object', field.target) : undefined
  const fitting = (target?.fields ?? []).filter(
    item => fieldUse(symbols, target!, item.name)?.targets.includes(definition) && item.type !== 'children',
  )
  return fitting.slice(0, 3).map(item => {
    const label = labelOf(item)
    return setFix(definition, steps, item.name, { en: `Through ${label.en}`, 'zh-CN': `通过“${label['zh-CN']}”` })
  })
}
