/** A numbering has one counter: it gets one, or loses those that are too many. */
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const countOnce: FindFixes = ({ definition }) => {
  if (definition.kind !== 'numbering') return []
  const counter = definition.parts.find(part => part.part === 'counter') ?? { part: 'counter' as const, digits: 4 }
  const parts = [...definition.parts.filter(part => part.part !== 'counter'), counter]
  return [setFix(definition, ['parts'], parts, { en: 'One counter at the end', 'zh-CN': '末尾保留一个序号' })]
}
