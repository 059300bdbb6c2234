/** What can be wrong with dashboards that people keep. */
import { type Problem, problemKind } from '#platform/problem.ts'

/** No kept dashboard that the caller owns or that is shared with him. */
export const unknownDashboard = problemKind('personal-dashboard/unknown', 404, 'There is no such dashboard of yours')

/** It was saved since the caller read it: what he sends would undo that. */
export const staleDashboard = problemKind('personal-dashboard/stale', 409, 'The dashboard has been changed meanwhile')

const invalid = problemKind('dashboard/invalid', 400, 'The dashboard is not well formed')

/** `dashboard/invalid` at a place of the dashboard. */
export function invalidDashboard(pointer: string, message: string, didYouMean?: readonly string[]): Problem {
  return invalid(`${message} (at ${pointer || '/'})`, {
    errors: [{ pointer, code: 'dashboard/invalid', message }],
    ...(didYouMean?.length ? { didYouMean } : {}),
  })
}
