/** A text that is missing in one language is taken from the other, or from the name, until somebody translates it. */
import { isNode, valueAt } from '../commands/place.ts'
import { elementLabel } from '../commands/place-words.ts'
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const takeOverLabel: FindFixes = ({ definition, steps }) => {
  const owner = valueAt(definition, steps.slice(0, -2))
  const texts = valueAt(definition, steps.slice(0, -1))
  const other = isNode(texts) ? texts[steps.at(-1) === 'en' ? 'zh-CN' : 'en'] : undefined
  const named = steps.at(-2) === 'label' ? elementLabel(owner, undefined, 0).en : ''
  const text = typeof other === 'string' && other.trim() !== '' ? other : named
  if (text.trim() === '') return []
  const said = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return [setFix(definition, steps, text, { en: `Take over “${said}”`, 'zh-CN': `沿用“${said}”` })]
}
