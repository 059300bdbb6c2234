/** The formula of a measure: typed, with the measures before it as buttons. */
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportBody } from '#metadata/report-body.ts'
import { useMeasureWords } from './use-measure-words.ts'

interface FormulaInputProps {
  readonly report: ReportBody
  readonly index: number
  readonly fault: string | undefined
  readonly onChange: (formula: string) => void
}

export function FormulaInput({ report, index, fault, onChange }: FormulaInputProps) {
  const { t } = useTranslation()
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
  return (
    <div className="labelled">
      <label htmlFor="builder-formula">{t('builder.formula')}</label>
      <Input.TextArea
        id="builder-formula"
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={2000}
        spellCheck={false}
        value={typed}
        status={fault || typed.trim() === '' ? 'error' : ''}
        onChange={event => put(event.target.value)}
      />
      <div className="row builder-names">
        {before.map(measure => (
          <Button key={measure.as} size="small" onClick={() => put(`${typed.trim()} ${measure.as}`.trim())}>
            {measureWords(measure)}
            <code translate="no">{measure.as}</code>
          </Button>
        ))}
      </div>
      <p className="muted">{before.length === 0 ? t('builder.formulaFirst') : t('builder.formulaHint')}</p>
    </div>
  )
}
