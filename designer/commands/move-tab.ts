/** Puts a tab of a form elsewhere among the tabs. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, moveElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { findTab, tabArgument } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly tab: string
  readonly after?: After
}

/** `{form, tab, after?}` */
export const moveTab: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a tab', '移动标签页'],
    ['Puts a tab elsewhere among the tabs.', '调整标签页的次序。'],
    { form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']), tab: tabArgument, after: afterArgument },
    ['form', 'tab'],
  ),
  run(application, { form: name, tab, after }) {
    const form = findDefinition(application, 'form', name)
    const from = form.tabs.indexOf(findTab(form, tab))
    return putDefinition(application, { ...form, tabs: moveElement(form.tabs, from, after, 'tab') })
  },
  describe({ form: name, tab }, before) {
    const form = findDefinition(before, 'form', name)
    const [text, where] = [labelOf(findTab(form, tab)), shown('form', form)]
    return { en: `Tab ${text.en} of ${where.en} moved`, 'zh-CN': `移动${where['zh-CN']}的标签页“${text['zh-CN']}”` }
  },
}
