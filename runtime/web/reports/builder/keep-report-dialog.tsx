/** Keeps a report of one's own: what it is called, and with whom it is shared. */
import { useQueryClient } from '@tanstack/react-query'
import type { ReportBody } from '#metadata/report-body.ts'
import { post, put } from '../../api/request.ts'
import { KeepDialog } from '../../sharing/keep-dialog.tsx'
import { type KeptAs, keptAsBody } from '../../sharing/sharing.ts'
import type { PersonalReport } from '../personal-report.ts'

interface KeepReportDialogProps {
  readonly title: string
  readonly report: ReportBody
  readonly base: string | undefined
  /** The report that is changed, and when it was saved; a new one without it. */
  readonly replaces?: { readonly id: string; readonly changed: string | undefined } | undefined
  readonly start: KeptAs
  readonly onSaved: (saved: PersonalReport) => void
  readonly onClose: () => void
}

export function KeepReportDialog({ title, report, base, replaces, start, onSaved, onClose }: KeepReportDialogProps) {
  const client = useQueryClient()
  return (
    <KeepDialog
      title={title}
      start={start}
      onSave={async kept => {
        const body = { ...keptAsBody(kept), report, ...(base === undefined ? {} : { base }) }
        const saved = replaces
          ? await put<PersonalReport>(`/api/personal-reports/${replaces.id}`, {
              ...body,
              ...(replaces.changed === undefined ? {} : { changed: replaces.changed }),
            })
          : await post<PersonalReport>('/api/personal-reports', body)
        await client.invalidateQueries({ queryKey: ['personal-reports'] })
        onSaved(saved)
      }}
      onClose={onClose}
    />
  )
}
