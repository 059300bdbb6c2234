/** What can be done with the report that is shown: one component for each act, in the order of the buttons. */
import { AddToDashboard } from './actions/add-to-dashboard.tsx'
import { EditReport } from './actions/edit-report.tsx'
import { ExportMenu } from './actions/export-menu.tsx'
import type { ReportActionProps } from './actions/report-action.ts'
import { ScheduleReport } from './actions/schedule-report.tsx'

const actions: readonly ((props: ReportActionProps) => React.ReactNode)[] = [
  EditReport,
  AddToDashboard,
  ExportMenu,
  ScheduleReport,
]

export function ReportActions(props: ReportActionProps) {
  return (
    <div className="row">
      {actions.map(Action => (
        <Action key={Action.name} {...props} />
      ))}
    </div>
  )
}
