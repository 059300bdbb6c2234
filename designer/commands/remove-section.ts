/** Takes a section off a form with the fields that stand in it; the fields themselves stay. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { findSection, sectionArgument, sectionWords, tabArgument, withTab } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly section: string
  readonly tab?: string
}

/** `{form, section, tab?}`: `tab` says which where two have sections of that name. */
export const removeSection: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a section', '移除分区'],
    ['Takes a section and what stands in it off the form.', '从表单移除分区及其内容。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      section: sectionArgument,
      tab: tabArgument,
    },
    ['form', 'section'],
  ),
  run(application, { form: name, section: wanted, tab: on }) {
    const form = findDefinition(application, 'form', name)
    const { tab, section } = findSection(form, wanted, on)
    const sections = tab.sections.filter(item => item !== section)
    return putDefinition(application, withTab(form, tab, { ...tab, sections }))
  },
  describe({ form: name, section: wanted, tab }, before) {
    const form = findDefinition(before, 'form', name)
    const [section, where] = [sectionWords(form, wanted, tab), shown('form', form)]
    return {
      en: `Section ${section.en} removed from ${where.en}`,
      'zh-CN': `从${where['zh-CN']}移除分区“${section['zh-CN']}”`,
    }
  },
}
