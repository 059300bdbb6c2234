/** What means nothing, or stands where it does not fit, goes: with the smallest thing around it that can be missed. */
import { valueAt } from '../commands/place.ts'
import { placeWords } from '../commands/place-words.ts'
import { cutText } from '../uses/cut-text.ts'
import { unitAt } from '../uses/unit-at.ts'
import type { FindFixes, Fix } from './fix.ts'
import { setFix } from './set-fix.ts'

export const removeDangling: FindFixes = ({ finding, definition, steps, value, context }) => {
  const { kind, id: name } = definition
  // One wrong name is no reason to lose the whole text around it.
  if (finding.code === 'reference/unknown' && finding.range) return []
  const lost = context.pathsOf(definition).filter(path => path.pointer === finding.pointer && isUnshown(path.end?.type))
  if (typeof value === 'string' && lost.some(path => value.includes(`{${path.whole}}`))) {
    const cut = cutText(
      value,
      lost.map(path => path.whole),
      definition.kind === 'object' ? definition.fields.find(field => field.type === 'text')?.name : undefined,
    )
    return [setFix(definition, steps, cut, { en: 'Cut the field out', 'zh-CN': '去掉该字段' })]
  }
  const path = unitAt(definition, steps)
  const where = placeWords(definition, path)
  const remove = { en: `Remove ${where.en}`, 'zh-CN': `移除${where['zh-CN']}` }
  if (path.length === 0) return [{ label: remove, command: { command: 'remove-definition', kind, name } }]
  if (typeof path.at(-1) !== 'number') {
    return [setFix(definition, path, undefined, { en: `Clear ${where.en}`, 'zh-CN': `清除${where['zh-CN']}` })]
  }
  // A field holds data: it does not go by a click.
  const isField = kind === 'object' && path.length === 2 && path[0] === 'fields'
  if (isField || valueAt(definition, path) === undefined) return []
  const fix: Fix = { label: remove, command: { command: 'remove-element', kind, name, path, also: [] } }
  return [fix]
}

/** Whether a text cannot show a field of that type, or there is no such field. */
function isUnshown(type: string | undefined): boolean {
  return type === undefined || type === 'children' || type === 'file' || type === 'multiChoice'
}
