/** What installing and making templates refuses, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownTemplate = problemKind('template/unknown', 404, 'There is no such template')
export const unknownPart = problemKind('template-part/unknown', 404, 'The template has no such part')
export const nameTaken = problemKind('template/name-taken', 422, 'Other definitions have names of the template')
export const brokenTemplate = problemKind('template/broken', 422, 'That is no template')
export const incompleteTemplate = problemKind('template/incomplete', 422, 'What was chosen needs more')
