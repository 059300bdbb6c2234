/** What has to be known about the numbers of a report: their days, at which rates they were converted, what could not be reckoned. */
import { useTranslation } from 'react-i18next'
import { resolvePath } from '../api/path.ts'
import { useObject, useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { lastDay } from './last-day.ts'
import { moneyLines } from './money-lines.ts'
import type { ReportAnswer } from './report-api.ts'

export function ReportNotes({ answer }: { readonly answer: ReportAnswer }) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, date, label } = useLocale()
  const object = useObject(answer.object)
  const { period } = answer
  const faults = answer.measures.filter(measure => measure.fault)
  const notes = [
    ...(period ? [t('reports.daysOf', { from: date(period.from), to: date(lastDay(period)) })] : []),
    ...moneyLines(
      answer,
      path => (object ? resolvePath(catalog, object, path)?.fields.map(label).join(' › ') : undefined),
      t,
    ),
    ...faults.map(measure => `${text(measure.label, measure.as)}: ${text(measure.fault)}`),
  ]
  if (notes.length === 0) return null
  return (
    <footer className="report-notes muted">
      {notes.map(note => (
        <span key={note}>{note}</span>
      ))}
    </footer>
  )
}
