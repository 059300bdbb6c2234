/** The address of a report's own page, with what a tile asks it. */
import { queryString } from '../api/request.ts'
import type { ReportInput } from '../reports/report-api.ts'

/** `/reports/won?period=this_year&filter={…}&owner=…`. */
export function reportAddress(report: string, { period, filter, parameters }: ReportInput): string {
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  )
  return `/reports/${encodeURIComponent(report)}${queryString({ period, filter: filter && JSON.stringify(filter), ...values })}`
}
