/** What can be wrong with outgoing mails. */
import { problemKind } from '#platform/problem.ts'

export const unknownMail = problemKind('mail/unknown', 404, 'There is no such mail that failed')
export const unknownMailTemplate = problemKind('mail/unknown-template', 422, 'There is no such mail template')
export const tooLargeMail = problemKind('mail/too-large', 422, 'The mail would be too large')
