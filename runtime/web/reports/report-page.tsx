/** The page of a report: finds what the address names. */
import { useParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { NotFound } from '../shell/not-found.tsx'
import { ReportView } from './report-view.tsx'

export function ReportPage() {
  const { report: name = '' } = useParams()
  const { catalog } = useSession()
  const report = catalog.reports.get(name)
  return report ? <ReportView key={name} report={report} /> : <NotFound />
}
