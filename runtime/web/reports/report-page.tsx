/** A report: what it is asked with above, the pivot below, and the records of a cell on a click. */

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import type { ReportPeriod } from '#metadata/definitions.ts'
import type { CatalogReport } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ParameterInputs } from '../list/parameter-inputs.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { CellRecords } from './cell-records.tsx'
import { ReportActions } from './report-actions.tsx'
import { askReport, cancelReport, type ReportAnswer, type ReportInput } from './report-api.ts'
import { ReportTable } from './report-table.tsx'
import type { Spot } from './spot.ts'

export function ReportPage() {
  const { report: name = '' } = useParams()
  const { catalog } = useSession()
  const report = catalog.reports.get(name)
  return report ? <ShownReport key={name} report={report} /> : <NotFound />
}

const ranges = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_year',
  'last_year',
  'this_fiscal_quarter',
  'last_fiscal_quarter',
  'this_fiscal_year',
  'last_fiscal_year',
  'last_30_days',
  'last_90_days',
] as const

function ShownReport({ report }: { readonly report: CatalogReport }) {
  const { t } = useTranslation()
  const { label, text } = useLocale()
  const [search, setSearch] = useSearchParams()
  const parameters = report.parameters ?? []
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(parameters.map(item => [item.name, search.get(item.name) ?? item.default])),
  )
  const [asked, setAsked] = useState(values)
  const [spot, setSpot] = useState<Spot>()
  const period = search.get('period') ?? report.period
  usePageTitle(label(report))
  const missing = parameters.some(item => item.required && !asked[item.name])
  const input: ReportInput = {
    parameters: Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')),
    ...(period ? { period } : {}),
  }
  const [run, setRun] = useState<string>()
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
  const keep = (next: Readonly<Record<string, unknown>>) => {
    const entries = Object.entries(next).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
    setSearch(Object.fromEntries(entries), { replace: true })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(values)
    keep({ ...values, period: search.get('period') ?? undefined })
  }
  const offered = ranges.some(item => item === report.period) || !report.period ? ranges : [report.period, ...ranges]
  return (
    <div className="page">
      <header className="page-head">
        <div style={{ flex: 1 }}>
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
      {report.period || parameters.length > 0 ? (
        <form className="row" style={{ marginBottom: 12, alignItems: 'flex-end' }} onSubmit={submit}>
          {report.period ? (
            <Labelled label={t('reports.period')} htmlFor="report-period" style={{ width: 200 }}>
              <Select<ReportPeriod['range']>
                id="report-period"
                value={period as ReportPeriod['range']}
                options={offered.map(value => ({ value, label: t(`dates.${value}`) }))}
                onChange={value => keep({ ...asked, period: value })}
              />
            </Labelled>
          ) : null}
          <ParameterInputs parameters={parameters} values={values} onChange={setValues} />
          {parameters.length > 0 ? (
            <Button type="primary" htmlType="submit">
              {t('common.show')}
            </Button>
          ) : null}
        </form>
      ) : null}
      <div className="card" aria-busy={answer.isFetching}>
        {missing ? <p className="card-body muted">{t('list.fillParameters')}</p> : null}
        {answer.error ? <ErrorState error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.isFetching && run ? (
          <p className="report-notes">
            <span className="muted">{t('reports.asking')}</span>
            <Button size="small" type="link" onClick={() => void cancelReport(run)}>
              {t('common.cancel')}
            </Button>
          </p>
        ) : null}
        {answer.isLoading ? <Skeleton active style={{ padding: 16 }} /> : null}
        {answer.data && !answer.error ? <Shown report={report} answer={answer.data} onOpen={setSpot} /> : null}
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

interface ShownProps {
  readonly report: CatalogReport
  readonly answer: ReportAnswer
  readonly onOpen: (spot: Spot) => void
}

function Shown({ report, answer, onOpen }: ShownProps) {
  const { t } = useTranslation()
  const { label, text } = useLocale()
  const { money } = answer
  const faults = answer.measures.filter(measure => measure.fault)
  const isEmpty = answer.cells.length === 0 || answer.rows.members.every(member => member.total === true)
  if (isEmpty && answer.rows.groups.length > 0) return <EmptyState small text={t('reports.nothing')} />
  return (
    <>
      <ReportTable label={label(report)} answer={answer} onOpen={onOpen} />
      {money?.converted || faults.length > 0 ? (
        <footer className="report-notes muted">
          {money?.converted ? <span>{t('reports.converted', { currency: money.currency ?? '' })}</span> : null}
          {money?.unrated ? <span>{t('reports.unrated', { currencies: money.unrated.join(', ') })}</span> : null}
          {faults.map(measure => (
            <span key={measure.as}>{`${text(measure.label, measure.as)}: ${text(measure.fault)}`}</span>
          ))}
        </footer>
      ) : null}
    </>
  )
}
