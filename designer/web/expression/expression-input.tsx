/** The input of an expression: the editor, what is wrong with the text, what it comes to. */
import type { Diagnostic } from '@codemirror/lint'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTyped } from '../panel/use-typed.ts'
import { useTexts } from '../texts/use-texts.ts'
import { checkText, completeText, type ExpressionAddress } from './expression-api.ts'
import { LiveValue } from './live-value.tsx'
import { ProblemNotes } from './problem-notes.tsx'
import { texts } from './texts.ts'
import { useSettled } from './use-settled.ts'
import './expression.css'

const FeelEditor = lazy(async () => ({ default: (await import('./feel-editor.tsx')).FeelEditor }))

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
const nothing: readonly Finding[] = []

export function ExpressionInput(props: ExpressionInputProps) {
  const { label, value, onChange, readOnly, invalid, describedBy } = props
  const t = useTexts(texts)
  const { locale, text: say } = useLocale()
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
  const problems = checked?.problems ?? nothing
  const change = (next: string) => typed.onChange({ target: { value: next } })
  const marks = useMemo(
    () => ({
      text: checked?.text ?? settled,
      diagnostics: problems.map(
        (problem): Diagnostic => ({
          ...withinText(problem, checked?.text ?? ''),
          severity: 'error',
          message: say(problem.message),
        }),
      ),
    }),
    [checked, problems, settled, say],
  )
  const mend = ({ range }: Finding, name: string) => {
    if (!range || checked?.text !== text) return
    change(text.slice(0, range.from) + name + text.slice(range.to))
    typed.onBlur()
  }
  return (
    <div className="expression-input">
      <Suspense
        fallback={
          <div className="feel-editor feel-editor-waiting" translate="no">
            {text}
          </div>
        }
      >
        <FeelEditor
          label={label}
          text={text}
          readOnly={readOnly}
          invalid={invalid || problems.length > 0}
          describedBy={describedBy}
          marks={marks}
          world={{
            ask: (before, at) => completeText(address, before, at),
            formats: { locale, text: say },
          }}
          onChange={change}
          onSettle={typed.onBlur}
          onGiveUp={giveUp}
        />
      </Suspense>
      {checked ? <ProblemNotes problems={problems} onUse={mend} /> : null}
      {checked && problems.length === 0 ? (
        <div className="expression-answer">
          <LiveValue address={address} text={checked.text} />
          <span className="expression-type muted">
            {t.comesTo(locale === 'en' ? checked.type.en : checked.type.zh)}
          </span>
        </div>
      ) : null}
    </div>
  )
}

/** Its range; a place behind the end is that of the last character. */
function withinText({ range = { from: 0, to: 0 } }: Finding, text: string) {
  const to = Math.min(Math.max(range.to, range.from + 1), text.length)
  return { from: Math.min(range.from, Math.max(to - 1, 0)), to }
}
