/** What reports refuse. */
import { type Problem, problemKind } from '#platform/problem.ts'

const invalid = problemKind('report/invalid', 400, 'The report cannot be understood')
/** More groups than anybody reads, and than one answer holds. */
export const tooManyGroups = problemKind('report/too-many-groups', 422, 'The report has too many groups')
/** Somebody ended it on purpose. */
export const cancelledReport = problemKind('report/cancelled', 409, 'The report was cancelled')
/** More than one person's share of what everybody needs. */
export const tooManyReports = problemKind('report/too-many-at-once', 429, 'Too many of your reports run at once')
/** It took longer than any report may. */
export const slowReport = problemKind('report/timeout', 503, 'The report took too long')
/** No kept report that the caller owns or that is shared with him. */
export const unknownReport = problemKind('personal-report/unknown', 404, 'There is no such report of yours')
/** It was saved since the caller read it: what he sends would undo that. */
export const staleReport = problemKind('personal-report/stale', 409, 'The report has been changed meanwhile')
/** A kept report names what a promotion has removed, or what the caller may not see. */
export const incompleteReport = problemKind(
  'personal-report/incomplete',
  422,
  'The report needs something that is gone or hidden from you',
)

/** `report/invalid` at a place of the report. */
export function invalidReport(pointer: string, message: string, extras: Record<string, unknown> = {}): Problem {
  return invalid(`${message} (at ${pointer || '/'})`, {
    errors: [{ pointer, code: 'report/invalid', message }],
    ...extras,
  })
}
