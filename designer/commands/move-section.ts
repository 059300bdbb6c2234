/** Puts a section of a form elsewhere, also onto another tab. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement, moveElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { findSection, findTab, sectionArgument, sectionWords, tabArgument, withTab } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly section: string
  readonly from?: string
  readonly tab?: string
  readonly after?: After
}

/** `{form, section, from?, tab?, after?}`: `tab` is where it goes, `from` where it is; neither need be said. */
export const moveSection: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a section', '移动分区'],
    ['Puts a section elsewhere, also onto another tab.', '移动分区，可移到其他标签页。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      section: sectionArgument,
      from: tabArgument,
      tab: tabArgument,
      after: afterArgument,
    },
    ['form', 'section'],
  ),
  run(application, { form: name, section: wanted, from: on, tab: to, after }) {
    const form = findDefinition(application, 'form', name)
    const { tab, section } = findSection(form, wanted, on)
    const target = to === undefined ? tab : findTab(form, to)
    const from = tab.sections.indexOf(section)
    if (target === tab) {
      const sections = moveElement(tab.sections, from, after, 'section')
      return putDefinition(application, withTab(form, tab, { ...tab, sections }))
    }
    const without = withTab(form, tab, { ...tab, sections: tab.sections.toSpliced(from, 1) })
    const sections = insertElement(target.sections, section, after, 'section')
    return putDefinition(application, withTab(without, target, { ...target, sections }))
  },
  describe({ form: name, section: wanted, from, tab }, before) {
    const form = findDefinition(before, 'form', name)
    const [section, where] = [sectionWords(form, wanted, from), shown('form', form)]
    const to = tab === undefined ? undefined : labelOf(findTab(form, tab))
    return {
      en: `Section ${section.en} of ${where.en} moved${to ? ` to tab ${to.en}` : ''}`,
      'zh-CN': `移动${where['zh-CN']}的分区“${section['zh-CN']}”${to ? `到标签页“${to['zh-CN']}”` : ''}`,
    }
  },
}
