/** A form shows each field once, and a grid only for children. */
import type { FormDefinition } from '../definitions.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const forms: Rule = function* (context) {
  for (const form of context.symbols.all('form')) yield* checkForm(form, context)
}

const totalled = new Set<unknown>(['integer', 'decimal', 'money', 'percent', 'rating'])

function* checkForm(form: FormDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  const shown = new Set<string>()
  for (const { item, pointer } of itemsOf(form)) {
    if (shown.has(item.field)) {
      yield error(
        form,
        'form/item-twice',
        `${pointer}/field`,
        `${item.field} stands on the form twice.`,
        `${item.field} 在表单中出现两次。`,
      )
    }
    shown.add(item.field)
    const use = pathAt(form, `${pointer}/field`)?.end
    if (!use) continue
    if (item.columns && use.type !== 'children') {
      yield error(
        form,
        'form/not-grid',
        `${pointer}/columns`,
        `${item.field} has no children to show in columns.`,
        `${item.field} 不是子记录，没有明细列。`,
      )
    }
    for (const [index, column] of (item.columns ?? []).entries()) {
      const inner = pathAt(form, `${pointer}/columns/${index}/field`)?.end
      if (inner?.type === 'children') {
        yield error(
          form,
          'form/grid-in-grid',
          `${pointer}/columns/${index}/field`,
          'A grid holds no grid.',
          '明细表中不能再有明细表。',
        )
      }
      if (inner && column.total && column.total !== 'count' && !totalled.has(inner.type)) {
        yield error(
          form,
          'form/unfit-total',
          `${pointer}/columns/${index}/total`,
          `${inner.name} is no number.`,
          `${inner.name} 不是数字。`,
        )
      }
    }
    if (item.required && item.readOnly) {
      yield warning(
        form,
        'form/required-read-only',
        `${pointer}/required`,
        'It is asked for, but cannot be filled in.',
        '必填，但此处不能填写。',
      )
    }
  }
}

function* itemsOf(form: FormDefinition) {
  for (const [t, tab] of form.tabs.entries()) {
    for (const [s, section] of tab.sections.entries()) {
      for (const [i, item] of section.items.entries()) yield { item, pointer: `/tabs/${t}/sections/${s}/items/${i}` }
    }
  }
}
