/** The formula of a measure: typed with completion, checked as it is typed, with the measures before it as buttons. */
import { Button } from 'antd'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { indexSymbols, toApplication } from '#metadata/application.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import type { Completed } from '#metadata/feel/completion/complete-expression.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { ExpressionEditor } from '../../expression/expression-editor.tsx'
import { useHold } from '../../expression/hold.ts'
import { toNote } from '../../expression/to-note.ts'
import { useMeasureWords } from './use-measure-words.ts'

export interface FormulaInputProps {
  readonly report: ReportBody
  readonly index: number
  /** What is wrong with it besides its text. */
  readonly fault: string | undefined
  /** What it comes to in the answer of now. */
  readonly value: string | undefined
  readonly onChange: (formula: string) => void
}

/** Formulas of reports know nothing of the application but the measures before them. */
const symbols = indexSymbols(toApplication([]))

export function FormulaInput({ report, index, fault, value, onChange }: FormulaInputProps) {
  const { t } = useTranslation()
  const id = useId()
  const measureWords = useMeasureWords(report)
  const formula = report.measures[index]?.formula ?? ''
  const [typed, type] = useState(formula)
  const given = useRef(formula)
  if (given.current !== formula) {
    given.current = formula
    if (typed.trim() !== formula) type(formula)
  }
  const put = (next: string) => {
    type(next)
    const whole = next.trim()
    if (whole === '') return
    given.current = whole
    onChange(whole)
  }
  const before = report.measures.slice(0, index)
  const names = before.map(measure => measure.as).join(' ')
  const checked = useMemo(() => {
    const { problems } = checkExpression(typed, measureScope(symbols, names.split(' ')), { kind: 'number' })
    return { text: typed, problems: problems.map(toNote) }
  }, [typed, names])
  const complete = async (text: string, at: number): Promise<Completed> => {
    const isMember = /\.\s*\w*$/.test(text.slice(0, at))
    const options = before.map(measure => {
      const words = measureWords(measure)
      return { kind: 'name' as const, name: measure.as, label: { en: words, 'zh-CN': words } }
    })
    return { from: at, isInText: false, options: isMember ? [] : options, isOpen: !isMember }
  }
  const isEmpty = typed.trim() === ''
  useHold(!isEmpty && checked.problems.length > 0)
  return (
    <div className="labelled">
      <span>{t('builder.formula')}</span>
      <ExpressionEditor
        label={t('builder.formula')}
        text={typed}
        readOnly={false}
        invalid={isEmpty || fault !== undefined}
        describedBy={id}
        checked={isEmpty ? undefined : checked}
        complete={complete}
        onChange={put}
        onSettle={() => undefined}
        onGiveUp={() => false}
      >
        {fault ? (
          <p className="error-text" role="alert">
            {fault}
          </p>
        ) : value === undefined ? null : (
          <output className="builder-comes-to">{value}</output>
        )}
      </ExpressionEditor>
      <div className="row builder-names">
        {before.map(measure => (
          <Button key={measure.as} size="small" onClick={() => put(`${typed.trim()} ${measure.as}`.trim())}>
            {measureWords(measure)}
            <code translate="no">{measure.as}</code>
          </Button>
        ))}
      </div>
      <p id={id} className="muted">
        {before.length === 0 ? t('builder.formulaFirst') : t('builder.formulaHint')}
      </p>
    </div>
  )
}
