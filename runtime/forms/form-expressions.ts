/** The expressions of a form, each with what it decides. */
import type { FormDefinition } from '#metadata/definitions.ts'

export interface FormExpression {
  readonly kind: 'tab' | 'section' | 'field' | 'required' | 'readOnly' | 'change'
  /** Id of the tab, section or change; name of the field. */
  readonly of: string
  readonly text: string
}

/** All of them. */
export function formExpressions(form: FormDefinition): FormExpression[] {
  const found: FormExpression[] = []
  const add = (kind: FormExpression['kind'], of: string, text: string | undefined) => {
    if (text !== undefined) found.push({ kind, of, text })
  }
  for (const tab of form.tabs) {
    add('tab', tab.id, tab.visibleWhen)
    for (const section of tab.sections) {
      add('section', section.id, section.visibleWhen)
      for (const item of section.items) {
        add('field', item.field, item.visibleWhen)
        add('required', item.field, item.requiredWhen)
        add('readOnly', item.field, item.readOnlyWhen)
      }
    }
  }
  for (const change of form.changes ?? []) {
    add('change', change.id, change.when)
    for (const { formula } of change.set) add('change', change.id, formula)
  }
  return found
}
