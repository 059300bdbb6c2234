/** Records that belong to nobody are for nobody or for all. */
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const chooseScope: FindFixes = ({ definition, steps }) => [
  setFix(definition, steps, 'none', { en: 'Grant none', 'zh-CN': '设为无' }),
  setFix(definition, steps, 'all', { en: 'Grant all', 'zh-CN': '设为全部' }),
]
