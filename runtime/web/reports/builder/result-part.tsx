/** What the report answers so far: its chart, its table, and what keeps it from answering. */
import { Button, Select, Skeleton, Spin } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { chartLack, chartTypes } from '#metadata/chart-fit.ts'
import type { ReportChart as ChartDefinition } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { useProblemText } from '../../i18n/problem-text.ts'
import { EmptyState } from '../../shell/empty-state.tsx'
import { ReportTable } from '../report-table.tsx'
import { withPatch } from './report-edits.ts'
import type { LiveReport } from './use-live-report.ts'

const ReportChart = lazy(async () => ({ default: (await import('../../charts/report-chart.tsx')).ReportChart }))

interface ResultPartProps {
  readonly report: ReportBody
  readonly live: LiveReport
  readonly disabled: boolean
  /** Which records are counted, where that is not plain. */
  readonly note?: ReactNode
  /** What stands in the place of an answer that cannot be had here. */
  readonly instead?: ReactNode
  readonly onChange: (report: ReportBody) => void
}

export function ResultPart({ report, live, disabled, note, instead, onChange }: ResultPartProps) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { chart } = report
  const ground = {
    rows: report.rows?.length ?? 0,
    columns: report.columns?.length ?? 0,
    measures: report.measures.length,
    totals: report.totals !== 'none',
  }
  const { answer } = live
  const draw = (type: ChartDefinition['type'] | 'none') =>
    onChange(withPatch(report, { chart: type === 'none' ? undefined : withPatch(chart ?? { type }, { type }) }))
  return (
    <section className="card builder-result" aria-label={t('builder.result')} aria-busy={live.isBusy}>
      <header className="card-head">
        <h2>{t('builder.result')}</h2>
        {live.isBusy ? <Spin size="small" /> : null}
        {note}
        <span className="spacer" />
        <Select<ChartDefinition['type'] | 'none'>
          size="small"
          aria-label={t('builder.chart')}
          value={chart?.type ?? 'none'}
          disabled={disabled}
          popupMatchSelectWidth={false}
          options={[
            { value: 'none', label: t('builder.noChart') },
            ...chartTypes.map(value => ({
              value,
              label: t(`charts.types.${value}`),
              disabled: chartLack(value, ground) !== undefined,
            })),
          ]}
          onChange={draw}
        />
        <Select<'all' | 'grand' | 'none'>
          size="small"
          aria-label={t('builder.totals')}
          value={report.totals ?? 'all'}
          disabled={disabled}
          popupMatchSelectWidth={false}
          options={(['all', 'grand', 'none'] as const).map(value => ({ value, label: t(`builder.totalsAs.${value}`) }))}
          onChange={value => onChange(withPatch(report, { totals: value === 'all' ? undefined : value }))}
        />
      </header>
      {live.error
        ? (instead ?? (
            <EmptyState
              small
              text={problemText(live.error)}
              action={
                <Button size="small" onClick={live.again}>
                  {t('common.retry')}
                </Button>
              }
            />
          ))
        : null}
      {!answer && !live.error ? <Skeleton active style={{ padding: 16 }} /> : null}
      {answer && !(live.error && instead) ? (
        <div {...(live.error ? { inert: true, 'data-stale': true } : {})}>
          {answer.cells.length === 0 ? (
            <EmptyState small text={t('reports.nothing')} hint={t('builder.nothingHint')} />
          ) : (
            <>
              {chart ? (
                <Suspense fallback={<div style={{ height: 280 }} />}>
                  <ReportChart answer={answer} chart={chart} label={t('builder.table')} height={280} isBare />
                </Suspense>
              ) : null}
              <ReportTable label={t('builder.table')} answer={answer} />
            </>
          )}
        </div>
      ) : null}
    </section>
  )
}
