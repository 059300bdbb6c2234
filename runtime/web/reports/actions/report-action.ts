/** What an action of a report page is given: the report as it stands on the screen. */
import type { ReportAnswer, ReportInput } from '../report-api.ts'

export interface ReportActionProps {
  /** Its name, or the uuid of a personal one. */
  readonly report: string
  readonly label: string
  readonly object: string
  /** What it is asked with now. */
  readonly input: ReportInput
  /** What it said; nothing while it is being reckoned for the first time. */
  readonly answer: ReportAnswer | undefined
}
