/** What restoring and purging parked values refuse, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownParked = problemKind('parked/unknown', 404, 'Nothing of that name is parked')
export const liveParked = problemKind('parked/live', 409, 'This is in use and cannot be purged')
export const unconfirmedPurge = problemKind('parked/unconfirmed', 422, 'The name does not confirm what is to be purged')
