/** What can be wrong with printing a document. */
import { problemKind } from '#platform/problem.ts'

export const tooLargeDocument = problemKind('document/too-large', 422, 'The document would be too large')
export const documentNotOffered = problemKind(
  'document/not-offered',
  409,
  'The document is not offered for the record as it is',
)

/** Its definition says that it is never kept. */
export const documentNotKept = problemKind('document/not-kept', 409, 'The document is not kept')
/** Neither which records, or both, or too many. */
export const invalidPrint = problemKind('document/invalid-print', 400, 'What is to be printed cannot be understood')
