/** A choice field without choices begins a list of its own. */
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const ownChoices: FindFixes = ({ definition, steps }) => [
  setFix(definition, [...steps, 'choices'], [], { en: 'Begin its own choices', 'zh-CN': '改用自有选项' }),
]
