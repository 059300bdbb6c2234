/** What can be wrong with outgoing mails. */
import { problemKind } from '#platform/problem.ts'

export const unknownMail = problemKind('mail/unknown', 404, 'There is no such mail that failed')
/** It failed long ago. */
export const goneFiles = problemKind('mail/files-gone', 409, 'The files of the mail are gone')
export const unknownMailTemplate = problemKind('mail/unknown-template', 422, 'There is no such mail template')
export const tooLargeMail = problemKind('mail/too-large', 422, 'The mail would be too large')
