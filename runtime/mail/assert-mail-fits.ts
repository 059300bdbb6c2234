/** How much a mail may take along: to each of its recipients, and to all of them together, since each has his own copy. */
import { tooLargeMail } from './mail-problems.ts'
import { mostAttached } from './post-mail.ts'

/** Bytes that wait to be sent because of one step of a workflow. */
const mostTogether = 512 * 1024 * 1024

/** Throws `mail/too-large`. */
export function assertMailFits(bytes: number, recipients: number): void {
  if (bytes > mostAttached) throw tooLargeMail('The document is larger than what a mail can take along.')
  if (bytes * recipients > mostTogether)
    throw tooLargeMail('The document is too large to be sent to so many people; send them where it is.')
}
