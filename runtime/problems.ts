/** What the runtime refuses, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownObject = problemKind('object/unknown', 404, 'No such object')
export const unknownField = problemKind('field/unknown', 400, 'No such field')
export const unknownDefinition = problemKind('definition/unknown', 404, 'No such definition')
export const invalidFilter = problemKind('filter/invalid', 400, 'The filter cannot be understood')
export const invalidSort = problemKind('sort/invalid', 400, 'The records cannot be sorted like that')
export const invalidCursor = problemKind('cursor/invalid', 400, 'The position in the list is not valid')
export const invalidAggregate = problemKind('aggregate/invalid', 400, 'The question cannot be understood')
export const noRight = problemKind('access/denied', 403, 'You may not do that')
export const unknownRecord = problemKind('record/unknown', 404, 'No such record')
export const invalidRecord = problemKind('record/not-valid', 422, 'The record is not valid')
export const staleRecord = problemKind('record/stale', 412, 'Somebody else has changed the record')
export const revRequired = problemKind('record/rev-required', 428, 'Say which version of the record you change')
export const movedCatalog = problemKind('catalog/moved', 409, 'The application has changed meanwhile')
export const busyCatalog = problemKind('catalog/busy', 503, 'The application is being changed; try again')
export const lastAdministrator = problemKind('people/last-administrator', 422, 'Somebody has to administer the system')
