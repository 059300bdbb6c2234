/** What promoting and re-basing refuse, by code; what metadata/promotion refuses stands there. */
import { problemKind } from '#platform/problem.ts'

export const unchangedDraft = problemKind(
  'draft/unchanged',
  409,
  'The draft does not differ from what it was made from',
)
export const unacknowledgedDraft = problemKind(
  'draft/unacknowledged',
  422,
  'What the change destroys is not acknowledged',
)
export const overlappingDraft = problemKind(
  'draft/overlapping',
  409,
  'The draft and the application have changed the same',
)
