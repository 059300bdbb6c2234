/** What a report usually begins with, one click each: an amount, whose it is, and by month. Gone once all of it is there. */
import { BulbOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReportBody } from '#metadata/report-body.ts'
import { type CatalogObject, fieldOf } from '../../api/catalog.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import { addGroup, addMeasure, countMeasure, isDateField, isNumberField, mayGroup } from './report-edits.ts'

interface SuggestionsProps {
  readonly object: CatalogObject
  readonly report: ReportBody
  readonly onChange: (report: ReportBody) => void
}

export function Suggestions({ object, report, onChange }: SuggestionsProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const fields = object.fields.filter(field => !field.retired && !field.system)
  const amount = fields.find(field => field.type === 'money') ?? fields.find(isNumberField)
  const who = fieldOf(object, 'owner') ?? fields.find(field => field.type === 'choice' || field.type === 'reference')
  const date = fields.find(isDateField) ?? fieldOf(object, 'created_at')
  const isBare =
    report.measures.length === 1 && report.measures[0]?.as === countMeasure.as && report.measures[0].fn === 'count'
  const offered = [
    ...(amount && isBare
      ? [
          {
            words: t('builder.suggest.amount', { field: label(amount) }),
            make: () => addMeasure(withCount(report), { path: amount.name, field: amount }),
          },
        ]
      : []),
    ...(who && mayGroup(who) && !report.rows
      ? [
          {
            words: t('builder.suggest.rows', { field: label(who) }),
            make: () => addGroup(report, 'rows', { path: who.name, field: who }),
          },
        ]
      : []),
    ...(date && !report.columns && !report.rows?.some(group => group.by)
      ? [
          {
            words: t('builder.suggest.months', { field: label(date) }),
            make: () => addGroup(report, 'columns', { path: date.name, field: date }),
          },
        ]
      : []),
  ]
  if (offered.length === 0 || (report.rows && report.columns)) return null
  return (
    <div className="builder-suggestions">
      <BulbOutlined aria-hidden />
      <span>{t('builder.teach')}</span>
      {offered.map(({ words, make }) => (
        <Button key={words} size="small" onClick={() => onChange(make())}>
          {words}
        </Button>
      ))}
    </div>
  )
}

/** The count that a report begins with gives way to a first amount, also after the report was kept and read again. */
const withCount = (report: ReportBody): ReportBody => ({ ...report, measures: [countMeasure] })
