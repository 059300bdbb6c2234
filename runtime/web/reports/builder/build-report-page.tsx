/** A report of one's own under way: a new one of an object, one that is kept, or a variant of one that may be opened. */
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useParams } from 'react-router'
import { get } from '../../api/request.ts'
import { useObject, useSession } from '../../api/session.ts'
import { ErrorState } from '../../shell/error-state.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import type { ReportToEdit } from '../personal-report.ts'
import { newReport } from './report-edits.ts'
import { ReportWorkshop } from './report-workshop.tsx'

export function NewReportPage() {
  const { object: name = '' } = useParams()
  const { me } = useSession()
  const object = useObject(name)
  if (!object?.rights.read || !me.system.includes('analyse')) return <NotFound />
  return <ReportWorkshop key={name} start={{ name: `new-${name}`, label: {}, object: name, report: newReport(name) }} />
}

export function EditReportPage() {
  const { report: name = '' } = useParams()
  const found = useQuery({
    queryKey: ['report-definition', name],
    queryFn: ({ signal }) => get<ReportToEdit>(`/api/reports/${encodeURIComponent(name)}/definition`, signal),
    staleTime: 0,
    gcTime: 0,
  })
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Skeleton active style={{ padding: 24 }} />
  return <ReportWorkshop key={name} start={found.data} />
}
