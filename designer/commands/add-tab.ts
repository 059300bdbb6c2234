/** Adds a tab to a form, with an empty section to put fields into. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { identity, label, ref, whole } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shownDefinition } from './words.ts'

interface Arguments {
  readonly form: string
  readonly label: LocalizedText
  readonly columns?: number
  readonly id?: string
  readonly after?: After
}

/** `{form, label, columns?, id?, after?}` */
export const addTab: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a tab', '新增标签页'],
    ['Adds a tab with an empty section.', '新增标签页，内含一个空分区。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      label,
      columns: whole(1, 4, ['Columns', '列数'], ['Of its section; two unless said.', '分区的列数，默认两列。']),
      id: identity,
      after: afterArgument,
    },
    ['form', 'label'],
  ),
  run(application, { form: name, label: text, columns = 2, id = newIdentity(), after }) {
    const form = findDefinition(application, 'form', name)
    const tab = { id, label: text, sections: [{ id: newIdentity(), columns, items: [] }] }
    return putDefinition(application, assertShape({ ...form, tabs: insertElement(form.tabs, tab, after, 'tab') }))
  },
  describe({ form, label: text }, before) {
    const [tab, shown] = [labelOf({ label: text }), shownDefinition(before, 'form', form)]
    return { en: `Tab ${tab.en} added to ${shown.en}`, 'zh-CN': `在${shown['zh-CN']}中新增标签页“${tab['zh-CN']}”` }
  },
}
