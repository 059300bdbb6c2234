/** The days that the report is about: a date of its records, and a range that whoever opens it may change. */
import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportPeriod } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogObject } from '../../api/catalog.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { fieldNodes } from './field-tree.ts'
import { withPatch } from './report-edits.ts'

interface PeriodPartProps {
  readonly report: ReportBody
  readonly object: CatalogObject
  readonly disabled: boolean
  readonly onChange: (report: ReportBody) => void
}

const ranges: readonly ReportPeriod['range'][] = [
  'this_year',
  'last_year',
  'next_year',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_month',
  'last_month',
  'next_month',
  'this_week',
  'last_week',
  'today',
  'yesterday',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'next_30_days',
  'next_90_days',
  'this_fiscal_quarter',
  'last_fiscal_quarter',
  'this_fiscal_year',
  'last_fiscal_year',
]

export function PeriodPart({ report, object, disabled, onChange }: PeriodPartProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const { period } = report
  const dates = fieldNodes(catalog, object, label).dates.map(({ path, words }) => ({ value: path, label: words }))
  const own = period ? resolvePath(catalog, object, period.field) : undefined
  const options =
    !period || dates.some(({ value }) => value === period.field)
      ? dates
      : [...dates, { value: period.field, label: own ? own.fields.map(label).join(' › ') : period.field }]
  if (dates.length === 0 && !period) return null
  const put = (next: ReportPeriod | undefined) => onChange(withPatch(report, { period: next }))
  return (
    <fieldset className="builder-period">
      <legend>{t('builder.period')}</legend>
      <Select
        size="small"
        aria-label={t('builder.periodField')}
        disabled={disabled}
        placeholder={t('builder.allDays')}
        value={period?.field ?? null}
        options={options}
        popupMatchSelectWidth={false}
        onChange={field => (field ? put({ field, range: period?.range ?? 'this_year' }) : undefined)}
      />
      {period ? (
        <>
          <Select
            size="small"
            aria-label={t('builder.periodRange')}
            disabled={disabled}
            value={period.range}
            options={ranges.map(value => ({ value, label: t(`dates.${value}`) }))}
            popupMatchSelectWidth={false}
            onChange={range => put({ ...period, range })}
          />
          {disabled ? null : (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('builder.noPeriod')}
              onClick={() => put(undefined)}
            />
          )}
        </>
      ) : null}
    </fieldset>
  )
}
