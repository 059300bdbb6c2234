/** Picks a state of the record: a choice of one of its choice fields, those with a lifecycle first. */
import { Select } from 'antd'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

interface StatePickerProps {
  readonly label: string
  readonly field: string | undefined
  readonly state: string | undefined
  readonly onChange: (at: { readonly field: string; readonly state: string } | undefined) => unknown
}

export function StatePicker({ label, field, state, onChange }: StatePickerProps) {
  const t = useTexts(texts)
  const { label: wordsOf, text } = useLocale()
  const draft = useDraft()
  const clear = useClear()
  const { approval, readOnly } = useApproval()
  const driven = new Set(draft.all('lifecycle').flatMap(item => (item.object === approval.object ? [item.field] : [])))
  const fields = (draft.find('object', approval.object)?.fields ?? [])
    .filter(item => item.type === 'choice' && !item.retired)
    .sort((a, b) => Number(driven.has(b.name)) - Number(driven.has(a.name)))
  return (
    <Select
      className="guide-wide"
      aria-label={label}
      placeholder={t.pickState}
      popupMatchSelectWidth={false}
      disabled={readOnly}
      allowClear={clear}
      value={field && state ? `${field} ${state}` : null}
      options={fields.map(item => ({
        label: wordsOf(item),
        options: choicesOf(draft, item)
          .filter(choice => !choice.retired || choice.code === state)
          .map(choice => ({
            value: `${item.name} ${choice.code}`,
            label: `${wordsOf(item)}: ${text(choice.label, choice.code)}`,
          })),
      }))}
      onChange={(value: string | null | undefined) => {
        const at = value?.indexOf(' ') ?? -1
        void onChange(value ? { field: value.slice(0, at), state: value.slice(at + 1) } : undefined)
      }}
    />
  )
}
