/** What a file of BPMN is refused for, by code. */
import { problemKind } from '#platform/problem.ts'

export const malformedBpmn = problemKind('bpmn/malformed', 422, 'This is not a BPMN 2.0 model that can be read')
export const unsafeBpmn = problemKind('bpmn/unsafe', 422, 'A model with a document type is not read')
