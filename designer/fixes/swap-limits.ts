/** Where the smallest value is above the largest, they change places; one that stands alone goes. */
import { isNode, valueAt } from '../commands/place.ts'
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const swapLimits: FindFixes = ({ definition, steps }) => {
  const owner = steps[0] === 'fields' ? steps.slice(0, 2) : []
  const node = valueAt(definition, owner)
  if (!isNode(node)) return []
  const { min, max, ...rest } = node
  if (min === undefined || max === undefined) {
    const name = min === undefined ? 'max' : 'min'
    return [setFix(definition, [...owner, name], undefined, { en: 'Remove the limit', 'zh-CN': '去掉该限制' })]
  }
  if (owner.length === 0)
    return [setFix(definition, ['min'], undefined, { en: 'Remove the smallest', 'zh-CN': '去掉最小值' })]
  const swapped = { ...rest, min: max, max: min }
  const clear = setFix(definition, [...owner, 'min'], undefined, { en: 'Remove the smallest', 'zh-CN': '去掉最小值' })
  return [
    setFix(definition, owner, swapped, { en: 'Exchange smallest and largest', 'zh-CN': '交换最小值和最大值' }),
    clear,
  ]
}
