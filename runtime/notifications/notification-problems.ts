/** What can be wrong with notifications. */
import { problemKind } from '#platform/problem.ts'

export const unknownNotification = problemKind('notification/unknown', 404, 'There is no such notification of yours')
