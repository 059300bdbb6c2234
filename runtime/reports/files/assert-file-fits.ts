/** How much of a report fits into a file: every cell stands in it, empty ones included. */
import type { ReportAnswer } from '../report-answer.ts'
import { tooManyGroups } from '../report-problems.ts'

const mostCells = 1_000_000

/** Throws `report/too-many-groups`. */
export function assertFileFits({ rows, columns, measures }: ReportAnswer): void {
  if (rows.members.length * columns.members.length * measures.length > mostCells) {
    throw tooManyGroups('The file has too many cells; keep the largest groups, or group more coarsely.')
  }
}
