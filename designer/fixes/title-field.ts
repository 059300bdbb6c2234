/** A title that says nothing of its record names a field of it; braces that are not in pairs go. */
import type { FindFixes } from './fix.ts'
import { setFix } from './set-fix.ts'

const nameable = ['text', 'autoNumber', 'email', 'phone']

export const titleField: FindFixes = ({ definition, steps, value }) => {
  if (definition.kind === 'object' && steps[0] === 'title') {
    const byType = nameable.map(type => definition.fields.find(field => field.type === type)?.name)
    const field = byType.find(name => name !== undefined) ?? 'id'
    return [setFix(definition, steps, `{${field}}`, { en: `Use {${field}}`, 'zh-CN': `改用 {${field}}` })]
  }
  if (typeof value !== 'string') return []
  const text = value.replaceAll(/\{\}|[{}](?![^{}]*\})/g, '').replaceAll(/(?<!\{[^{}]*)\}/g, '')
  return [setFix(definition, steps, text, { en: 'Remove the lone braces', 'zh-CN': '去掉不成对的花括号' })]
}
