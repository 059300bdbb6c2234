/** What can be wrong with printing a document. */
import { problemKind } from '#platform/problem.ts'

export const tooLargeDocument = problemKind('document/too-large', 422, 'The document would be too large')
export const documentNotOffered = problemKind(
  'document/not-offered',
  409,
  'The document is not offered for the record as it is',
)
