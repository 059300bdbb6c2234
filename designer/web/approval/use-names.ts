/** What an approval's sentences call roles, fields, steps and transitions, in the language of the screen. */
import { useMemo } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf, pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export interface Names {
  readonly object: string
  readonly role: (name: string) => string
  readonly field: (path: string) => string
  readonly step: (id: string | undefined) => string
  /** The choice of a field. */
  readonly state: (field: string | undefined, code: string | undefined) => string
}

/** The words of the approval on the canvas. */
export function useNames(): Names {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const { approval } = useApproval()
  return useMemo(() => {
    const object = draft.find('object', approval.object)
    return {
      object: object ? label(object) : approval.object,
      role: name => label(draft.find('role', name) ?? { name }),
      field: path => pathWords(draft, object, path, label),
      step: id => {
        const at = approval.steps.findIndex(step => step.id === id)
        return at < 0 ? (id ?? '?') : text(approval.steps[at]?.label, t.stepNumber(at + 1))
      },
      state: (name, code = '?') => {
        const field = object?.fields.find(item => item.name === name)
        return text(choicesOf(draft, field).find(choice => choice.code === code)?.label, code)
      },
    }
  }, [draft, approval, label, text, t])
}
