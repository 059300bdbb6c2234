/** The object and the field that a command is about, as arguments and in words. */
import type { NamedApplication } from '#metadata/application.ts'
import { ref } from '#metadata/kinds/schema.ts'
import { type Both, labelOf, shownDefinition } from './words.ts'

export const objectNameArgument = ref('object', ['Object', '业务对象'], ['Which object.', '哪个业务对象。'])
export const fieldNameArgument = ref('field', ['Field', '字段'], ['Which of its fields.', '哪个字段。'], 'object')

/** "field Stage of Object Lead" / 业务对象“线索”的字段“阶段”. */
export function shownField(application: NamedApplication, object: string, field: string): Both {
  const found = application.definitions.find(
    item => item.kind === 'object' && (item.name === object || item.id === object),
  )
  const fields = found?.kind === 'object' ? found.fields : []
  const label = labelOf(
    fields.find(item => item.name === field || item.id === field),
    field,
  )
  const where = shownDefinition(application, 'object', object)
  return { en: `Field ${label.en} of ${where.en}`, 'zh-CN': `${where['zh-CN']}的字段“${label['zh-CN']}”` }
}
