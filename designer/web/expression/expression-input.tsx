/** The input of an expression of the draft: the editor, what is wrong with the text, what it comes to. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ExpressionEditor } from '#runtime/web/expression/expression-editor.tsx'
import { useSettled } from '#runtime/web/expression/use-settled.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTyped } from '../panel/use-typed.ts'
import { checkText, completeText, type ExpressionAddress } from './expression-api.ts'
import { LiveValue } from './live-value.tsx'
import './live-value.css'

interface ExpressionInputProps {
  readonly label: string
  readonly value: string
  /** May answer a promise; of undefined where the change was refused. */
  readonly onChange: (text: string) => unknown
  readonly address: Omit<ExpressionAddress, 'draft'>
  readonly readOnly: boolean
  readonly invalid: boolean
  readonly describedBy: string
}

const pause = 500

export function ExpressionInput(props: ExpressionInputProps) {
  const { label, value, onChange, readOnly, invalid, describedBy } = props
  const { t } = useTranslation()
  const { locale } = useLocale()
  const { draft } = useDraft()
  const address: ExpressionAddress = { ...props.address, draft: draft.id }
  const [text, typed, giveUp] = useTyped(value, onChange, { waits: true })
  const settled = useSettled(text, pause)
  const isAsked = !readOnly && settled.trim() !== ''
  const check = useQuery({
    queryKey: ['draft', draft.id, 'expression', draft.version, address, settled],
    queryFn: async () => ({ text: settled, ...(await checkText(address, settled)) }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const checked = isAsked ? check.data : undefined
  return (
    <ExpressionEditor
      label={label}
      text={text}
      readOnly={readOnly}
      invalid={invalid}
      describedBy={describedBy}
      checked={checked}
      complete={(before, at) => completeText(address, before, at)}
      onChange={next => typed.onChange({ target: { value: next } })}
      onSettle={typed.onBlur}
      onGiveUp={giveUp}
    >
      {checked ? (
        <div className="expression-answer">
          <LiveValue address={address} text={checked.text} />
          <span className="expression-type muted">
            {t('expression.comesTo', { type: locale === 'en' ? checked.type.en : checked.type.zh })}
          </span>
        </div>
      ) : null}
    </ExpressionEditor>
  )
}
