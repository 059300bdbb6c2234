/** A query that asks nothing shows what records are called, or counts its groups. */
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

export const answerSomething: FindFixes = ({ definition, context }) => {
  if (definition.kind !== 'query') return []
  if ((definition.groups ?? []).length > 0) {
    if ((definition.select ?? []).length > 0) {
      return [setFix(definition, ['groups'], undefined, { en: 'Do not group', 'zh-CN': '取消分组' })]
    }
    const label = { en: 'Count', 'zh-CN': '数量' }
    return [
      setFix(definition, ['measures'], [{ as: 'count', label, fn: 'count' }], {
        en: 'Count the records',
        'zh-CN': '统计记录数',
      }),
    ]
  }
  const object = context.symbols.definition('object', definition.object)
  const field = object?.fields.find(item => !['children', 'file'].includes(item.type))?.name
  if (field === undefined) return []
  return [setFix(definition, ['select'], [field], { en: `Show ${field}`, 'zh-CN': `显示 ${field}` })]
}
