/** Whether a report found no records: there are groups, and nothing but totals in them. */
import type { ReportAnswer } from './report-api.ts'

export function isNothing({ rows, columns, cells }: Pick<ReportAnswer, 'rows' | 'columns' | 'cells'>): boolean {
  if (cells.length === 0) return true
  return [rows, columns].some(axis => axis.groups.length > 0 && axis.members.every(member => member.total === true))
}
