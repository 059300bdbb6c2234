/** The page of a report: finds what the address names, a definition or one that somebody keeps. */
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { ErrorState } from '../shell/error-state.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { useReport } from './personal-report.ts'
import { ReportView } from './report-view.tsx'

export function ReportPage() {
  const { report: name = '' } = useParams()
  const { report, isLoading, error } = useReport(name)
  if (error) return <ErrorState error={error} />
  if (isLoading) return <Skeleton active style={{ padding: 24 }} />
  return report ? <ReportView key={name} report={report} /> : <NotFound />
}
