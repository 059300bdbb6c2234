/** Takes a tab off a form with all that stands on it; the fields themselves stay. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { findTab, tabArgument } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly tab: string
}

/** `{form, tab}`; problem `command/refused` for the last one. */
export const removeTab: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a tab', '移除标签页'],
    ['Takes a tab and what stands on it off the form.', '从表单移除标签页及其内容。'],
    { form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']), tab: tabArgument },
    ['form', 'tab'],
  ),
  run(application, { form: name, tab }) {
    const form = findDefinition(application, 'form', name)
    const found = findTab(form, tab)
    if (form.tabs.length === 1) throw refusedCommand('A form keeps at least one tab.')
    return putDefinition(application, { ...form, tabs: form.tabs.filter(item => item !== found) })
  },
  describe({ form: name, tab }, before) {
    const form = findDefinition(before, 'form', name)
    const [text, where] = [labelOf(findTab(form, tab)), shown('form', form)]
    return { en: `Tab ${text.en} removed from ${where.en}`, 'zh-CN': `从${where['zh-CN']}移除标签页“${text['zh-CN']}”` }
  },
}
