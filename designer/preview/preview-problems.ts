/** What previews refuse, by code. */
import { problemKind, toProblemJson } from '#platform/problem.ts'

export const missingPreview = problemKind('preview/missing', 409, 'The draft has no preview')
export const unfinishedPreview = problemKind('preview/unfinished', 409, 'The preview is still being made')
export const impossiblePreview = problemKind('preview/not-possible', 503, 'The database allows no previews')
export const interruptedPreview = problemKind('preview/interrupted', 500, 'The making of the preview was interrupted')
export const unknownPerson = problemKind('preview/unknown-person', 404, 'There is no such person in the preview')
export const noTemplate = problemKind('preview/no-template', 422, 'There are no sample records for this draft')

/** The body of the problem of a preview whose server died while it was being made. */
export function wasInterrupted(): Record<string, unknown> {
  return toProblemJson(interruptedPreview('The server stopped while the preview was being made; make it again.'))
}
