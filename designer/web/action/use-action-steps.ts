/** What pressing an action does, step by step, in words. */
import type { ActionDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf, fieldAt } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

/** The sentences, in order. */
export function useActionSteps(action: ActionDefinition): string[] {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const object = draft.find('object', action.object)
  const fieldWords = (name: string) => label(fieldAt(draft, object, name)) || name
  const valueWords = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t.nothing
    if (value === '$me') return t.me
    if (typeof value === 'boolean') return value ? t.yes : t.no
    const choices = choicesOf(draft, fieldAt(draft, object, field)?.definition)
    return [value]
      .flat()
      .map(code => text(choices.find(item => item.code === code)?.label, String(code)))
      .join(', ')
  }
  const steps: string[] = []
  if (action.when && action.when.rules.length > 0) steps.push(t.onlyWhen)
  if (action.confirm) steps.push(t.asks)
  if (action.does === 'update') {
    if (action.input?.length) steps.push(t.fills(action.input.map(fieldWords).join(', ')))
    for (const { field, value } of action.set ?? []) steps.push(t.sets(fieldWords(field), valueWords(field, value)))
  }
  if (action.does === 'open') {
    const list = draft.find('list', action.list)
    const form = draft.find('form', action.form)
    if (list) steps.push(t.opensList(label(list)))
    if (form) steps.push(t.opensForm(label(draft.find('object', form.object)), label(form)))
  }
  if (action.does === 'link' && action.link) steps.push(t.follows(action.link))
  return steps
}
