/** An expression as it is typed: the editor, what is wrong with it at its place, and in words below. Who checks it is not its business. */
import type { Diagnostic } from '@codemirror/lint'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useLocale } from '../i18n/use-locale.ts'
import type { FeelWorld } from './feel-completion.ts'
import { type ProblemNote, ProblemNotes } from './problem-notes.tsx'
import './expression.css'

const FeelEditor = lazy(async () => ({ default: (await import('./feel-editor.tsx')).FeelEditor }))

interface ExpressionEditorProps {
  readonly label: string
  readonly text: string
  readonly readOnly: boolean
  readonly invalid: boolean
  readonly describedBy: string
  /** The text that was checked last, and what is wrong with it. */
  readonly checked: { readonly text: string; readonly problems: readonly ProblemNote[] } | undefined
  readonly complete: FeelWorld['ask']
  readonly onChange: (text: string) => void
  readonly onSettle: () => void
  readonly onGiveUp: () => boolean
  /** What it comes to. */
  readonly children?: ReactNode
}

const nothing: readonly ProblemNote[] = []

export function ExpressionEditor(props: ExpressionEditorProps) {
  const { label, text, readOnly, invalid, describedBy, checked, complete, onChange, onSettle, onGiveUp, children } =
    props
  const { locale, text: say } = useLocale()
  const problems = checked?.problems ?? nothing
  const marks = useMemo(
    () => ({
      text: checked?.text ?? '',
      diagnostics: problems.map(
        (problem): Diagnostic => ({
          ...withinText(problem, checked?.text ?? ''),
          severity: 'error',
          message: say(problem.message),
        }),
      ),
    }),
    [checked, problems, say],
  )
  const mend = ({ range }: ProblemNote, name: string) => {
    if (!range || checked?.text !== text) return
    onChange(text.slice(0, range.from) + name + text.slice(range.to))
    onSettle()
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
          world={{ ask: complete, formats: { locale, text: say } }}
          onChange={onChange}
          onSettle={onSettle}
          onGiveUp={onGiveUp}
        />
      </Suspense>
      {checked ? <ProblemNotes problems={problems} onUse={mend} /> : null}
      {checked && problems.length === 0 ? children : null}
    </div>
  )
}

/** Its range; a place behind the end is that of the last character. */
function withinText({ range = { from: 0, to: 0 } }: ProblemNote, text: string) {
  const to = Math.min(Math.max(range.to, range.from + 1), text.length)
  return { from: Math.min(range.from, Math.max(to - 1, 0)), to }
}
