/** Adds an empty section to a tab of a form. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { identity, label, ref, whole } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { findTab, tabArgument, withTab } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly tab: string
  readonly label?: LocalizedText
  readonly columns?: number
  readonly id?: string
  readonly after?: After
}

/** `{form, tab, label?, columns?, id?, after?}` */
export const addSection: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a section', '新增分区'],
    ['Adds an empty section to a tab.', '在标签页中新增空分区。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      tab: tabArgument,
      label,
      columns: whole(1, 4, ['Columns', '列数'], ['Two unless said.', '默认两列。']),
      id: identity,
      after: afterArgument,
    },
    ['form', 'tab'],
  ),
  run(application, { form: name, tab: wanted, label: text, columns = 2, id = newIdentity(), after }) {
    const form = findDefinition(application, 'form', name)
    const tab = findTab(form, wanted)
    const section = { id, ...(text ? { label: text } : {}), columns, items: [] }
    const sections = insertElement(tab.sections, section, after, 'section')
    return putDefinition(application, assertShape(withTab(form, tab, { ...tab, sections })))
  },
  describe({ form: name, tab, label: text }, before) {
    const form = findDefinition(before, 'form', name)
    const [where, on] = [shown('form', form), labelOf(findTab(form, tab))]
    const section = labelOf({ label: text ?? {} })
    return {
      en: `Section${section.en && ` ${section.en}`} added to tab ${on.en} of ${where.en}`,
      'zh-CN': `在${where['zh-CN']}的标签页“${on['zh-CN']}”中新增分区${section['zh-CN'] && `“${section['zh-CN']}”`}`,
    }
  },
}
