/** Puts a field of a form elsewhere on it. */
import { group, ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement, moveElement } from './element-order.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { findItem, findSection, sameSection, sectionArgument, tabArgument, withItems } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly field: string
  readonly to?: { readonly tab?: string; readonly section: string }
  readonly after?: After
}

/** `{form, field, to?: {tab?, section}, after?}`: the same section when `to` is not said. */
export const moveItem: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a field', '移动字段'],
    ['Puts a field elsewhere on the form.', '调整字段在表单上的位置。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      field: ref('field', ['Field', '字段'], ['That the form shows.', '表单上的字段。']),
      to: group(
        { tab: tabArgument, section: sectionArgument },
        ['section'],
        ['To', '移到'],
        ['The section that it goes to.', '目标分区。'],
        'FormPlace',
      ),
      after: afterArgument,
    },
    ['form', 'field'],
  ),
  run(application, { form: name, field, to, after }) {
    const form = findDefinition(application, 'form', name)
    const place = findItem(form, field)
    const target = to ? findSection(form, to.section, to.tab) : place
    const from = place.section.items.indexOf(place.item)
    if (target.section === place.section) {
      const items = moveElement(place.section.items, from, after, 'field')
      return putDefinition(application, withItems(form, place, items))
    }
    const items = insertElement(target.section.items, place.item, after, 'field')
    const without = withItems(form, place, place.section.items.toSpliced(from, 1))
    return putDefinition(application, withItems(without, sameSection(form, target, without), items))
  },
  describe({ form: name, field }, before) {
    const form = findDefinition(before, 'form', name)
    const [text, where] = [fieldWords(before, form.object, field), shown('form', form)]
    return { en: `Field ${text.en} moved on ${where.en}`, 'zh-CN': `在${where['zh-CN']}上移动字段“${text['zh-CN']}”` }
  },
}
