/** An answer to look at: its chart, its table, and what has to be known about the numbers. */
import { useTranslation } from 'react-i18next'
import { ReportChart } from '../charts/report-chart.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { useNarrow } from '../shell/use-media.ts'
import { ApartNotes } from './apart-notes.tsx'
import { isNothing } from './is-nothing.ts'
import type { ReportAnswer } from './report-api.ts'
import { ReportNotes } from './report-notes.tsx'
import { ReportTable } from './report-table.tsx'
import type { Spot } from './spot.ts'
import type { View } from './view-switch.tsx'

interface AnswerViewProps {
  readonly label: string
  readonly answer: ReportAnswer
  readonly view: View
  readonly onOpen: (spot: Spot) => void
}

export function AnswerView({ label, answer, view, onOpen }: AnswerViewProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  if (isNothing(answer) && answer.rows.groups.length + answer.columns.groups.length > 0) {
    return (
      <div className="card">
        <EmptyState text={t('reports.nothing')} {...(answer.period ? { hint: t('reports.otherPeriod') } : {})} />
      </div>
    )
  }
  return (
    <>
      <ApartNotes answer={answer} />
      {view === 'table' ? null : (
        <div className="card report-chart">
          <ReportChart answer={answer} label={label} height={isNarrow ? 300 : 380} onPick={onOpen} />
        </div>
      )}
      {view === 'chart' ? null : (
        <div className="card">
          <ReportTable label={label} answer={answer} onOpen={onOpen} />
        </div>
      )}
      <ReportNotes answer={answer} />
    </>
  )
}
