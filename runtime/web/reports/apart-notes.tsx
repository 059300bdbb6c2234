/** Which measures the filters of a report do not reach, said before anybody reads them. */
import { InfoCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { apartLines } from './apart-lines.ts'
import type { ReportAnswer } from './report-api.ts'

export function ApartNotes({ answer }: { readonly answer: Pick<ReportAnswer, 'measures'> }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const lines = apartLines(answer, text, t)
  if (lines.length === 0) return null
  return (
    <p className="report-notes" style={{ flexWrap: 'nowrap', gap: 8 }}>
      <InfoCircleOutlined aria-hidden />
      <span>{lines.join(' ')}</span>
    </p>
  )
}
