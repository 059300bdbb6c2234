/** What can go wrong with tasks, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownTask = problemKind('task/unknown', 404, 'No such task')
export const doneTask = problemKind('task/done', 409, 'The task has been dealt with')
export const claimedTask = problemKind('task/claimed', 409, 'Somebody else has taken the task')
export const notYourTask = problemKind('task/not-yours', 403, 'The task is not yours')
export const invalidTask = problemKind('task/invalid', 422, 'The task cannot be completed like that')
export const nobodyFound = problemKind('task/unassigned', 422, 'There is nobody who could do it')
