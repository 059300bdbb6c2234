/** Takes a field off a form; the field itself stays. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { findItem, withItems } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly field: string
}

/** `{form, field}` */
export const removeItem: Command<Arguments> = {
  arguments: argumentsOf(
    ['Take a field off', '移除字段'],
    ['Takes a field off the form; the field itself stays.', '从表单移除字段，字段本身保留。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      field: ref('field', ['Field', '字段'], ['That the form shows.', '表单上的字段。']),
    },
    ['form', 'field'],
  ),
  run(application, { form: name, field }) {
    const form = findDefinition(application, 'form', name)
    const place = findItem(form, field)
    const items = place.section.items.filter(item => item !== place.item)
    return putDefinition(application, withItems(form, place, items))
  },
  describe({ form: name, field }, before) {
    const form = findDefinition(before, 'form', name)
    const [text, where] = [fieldWords(before, form.object, field), shown('form', form)]
    return { en: `Field ${text.en} taken off ${where.en}`, 'zh-CN': `从${where['zh-CN']}移除字段“${text['zh-CN']}”` }
  },
}
