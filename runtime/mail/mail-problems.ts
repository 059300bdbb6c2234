/** What can be wrong with outgoing mails. */
import { problemKind } from '#platform/problem.ts'

export const unknownMail = problemKind('mail/unknown', 404, 'There is no such mail that failed')
