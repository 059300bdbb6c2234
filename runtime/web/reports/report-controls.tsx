/** What a report is asked with: its period and its parameters. */
import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogReport } from '../api/catalog.ts'
import { ParameterInputs } from '../list/parameter-inputs.tsx'
import { PeriodInput } from './period-input.tsx'

interface ReportControlsProps {
  readonly report: CatalogReport
  readonly asked: Readonly<Record<string, unknown>>
  readonly period: string | undefined
  readonly onChange: (values: Readonly<Record<string, unknown>>) => void
}

export function ReportControls({ report, asked, period, onChange }: ReportControlsProps) {
  const { t } = useTranslation()
  const parameters = report.parameters ?? []
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(asked)
  const shown = JSON.stringify(asked)
  const followed = useRef(shown)
  if (followed.current !== shown) {
    followed.current = shown
    setValues(asked)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(values)
  }
  if (!report.period && parameters.length === 0) return null
  return (
    <form className="row report-controls" onSubmit={submit}>
      {report.period ? (
        <PeriodInput
          usual={report.period}
          value={period ?? report.period}
          onChange={value => onChange({ period: value })}
        />
      ) : null}
      <ParameterInputs parameters={parameters} values={values} onChange={setValues} />
      {parameters.length > 0 ? (
        <Button type="primary" htmlType="submit">
          {t('common.show')}
        </Button>
      ) : null}
    </form>
  )
}
