/** A report as it is read: what it is asked with above, then its chart, its table, and the records of what is chosen. */
import { FilterOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '#metadata/filter.ts'
import type { CatalogReport } from '../api/catalog.ts'
import { loadChartEngine } from '../charts/load-chart-engine.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { useAddressState } from '../shell/use-address-state.ts'
import { useNarrow } from '../shell/use-media.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { AnswerView } from './answer-view.tsx'
import { CellRecords } from './cell-records.tsx'
import { ReportActions } from './report-actions.tsx'
import { askReport, type ReportInput } from './report-api.ts'
import { ReportControls } from './report-controls.tsx'
import { ReportProgress } from './report-progress.tsx'
import type { Spot } from './spot.ts'
import { type View, ViewSwitch, views } from './view-switch.tsx'

export function ReportView({ report }: { readonly report: CatalogReport }) {
  const { t } = useTranslation()
  const { label, text } = useLocale()
  const [search, change] = useAddressState()
  const [spot, setSpot] = useState<Spot>()
  const [run, setRun] = useState<string>()
  const isNarrow = useNarrow()
  useEffect(() => {
    // What draws is fetched while the numbers are reckoned.
    loadChartEngine().catch(() => undefined)
  }, [])
  const parameters = report.parameters ?? []
  const asked = Object.fromEntries(parameters.map(({ name, default: usual }) => [name, search.get(name) ?? usual]))
  const period = search.get('period') ?? report.period
  const filter = useMemo(() => filterOf(search.get('filter')), [search])
  usePageTitle(label(report))
  const missing = parameters.some(item => item.required && !asked[item.name])
  const input: ReportInput = {
    parameters: Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')),
    ...(period && report.period ? { period } : {}),
    ...(filter ? { filter } : {}),
  }
  const answer = useQuery({
    queryKey: ['report', report.name, input],
    queryFn: () => {
      const id = crypto.randomUUID()
      setRun(id)
      return askReport(report.name, { ...input, run: id })
    },
    enabled: !missing,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const keep = (changes: Readonly<Record<string, unknown>>) =>
    change(
      Object.fromEntries(
        Object.entries(changes).map(([key, value]) => [
          key,
          value === undefined || value === '' ? undefined : String(value),
        ]),
      ),
    )
  const usual: View = isNarrow ? 'chart' : 'both'
  const view = answer.data?.chart ? (views.find(item => item === search.get('view')) ?? usual) : 'table'
  return (
    <div className="page report-page">
      <header className="page-head">
        <div className="report-head">
          <h1>{label(report)}</h1>
          {report.description ? <p className="muted">{text(report.description)}</p> : null}
        </div>
        <ReportActions
          report={report.name}
          label={label(report)}
          object={report.object}
          input={input}
          answer={answer.data}
        />
      </header>
      <div className="report-bar">
        <ReportControls report={report} asked={asked} period={period} onChange={keep} />
        {answer.data?.chart ? <ViewSwitch view={view} onChange={chosen => keep({ view: chosen })} /> : null}
      </div>
      {filter ? (
        <p className="report-notes muted">
          <FilterOutlined aria-hidden />
          {t('reports.filtered')}
          <button type="button" className="link-button" onClick={() => keep({ filter: undefined })}>
            {t('reports.unfilter')}
          </button>
        </p>
      ) : null}
      {missing ? <p className="card card-body muted">{t('list.fillParameters')}</p> : null}
      {answer.isFetching && run ? <ReportProgress key={run} run={run} /> : null}
      <div className="stack" aria-busy={answer.isFetching}>
        {answer.error && !answer.isFetching ? (
          <div className="card">
            <ErrorState error={answer.error} retry={() => void answer.refetch()} />
          </div>
        ) : null}
        {answer.isLoading ? <Skeleton className="card" active style={{ padding: 16 }} /> : null}
        {answer.data && !answer.error ? (
          <AnswerView label={label(report)} answer={answer.data} view={view} onOpen={setSpot} />
        ) : null}
      </div>
      {spot && answer.data ? (
        <CellRecords
          name={report.name}
          input={input}
          answer={answer.data}
          spot={spot}
          onClose={() => setSpot(undefined)}
        />
      ) : null}
    </div>
  )
}

/** The filter that an address carries; none where it is not one. */
function filterOf(text: string | null): Filter | undefined {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && 'rules' in value ? (value as Filter) : undefined
  } catch {
    return undefined
  }
}
