/** What working time cannot answer. */
import { problemKind } from '#platform/problem.ts'

export const noWorkingTime = problemKind('calendar/no-working-time', 422, 'The working calendar has no working time')
export const tooFar = problemKind('calendar/too-far', 422, 'The time is too long to be counted in working time')
