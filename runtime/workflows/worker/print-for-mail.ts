/** The document of a mail that a workflow sends: printed before the mail is posted, outside of every transaction. */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'

import { isKept } from '../../documents/is-kept.ts'
import { keepDocument } from '../../documents/keep-document.ts'
import { printAsWorkflow } from '../../documents/print-as-workflow.ts'
import { assertMailFits } from '../../mail/assert-mail-fits.ts'
import { sendTemplate } from '../../mail/send-template.ts'
import type { System } from '../../system.ts'
import type { WriteContext } from '../../write.ts'
import { type InstanceRow, logOf } from '../instance-row.ts'
import type { MailOrder } from '../jobs/mail-order.ts'
import { asWorkflow } from '../workflow-actor.ts'

/** What was printed, by language. */
export interface PrintedMail {
  readonly document: string
  readonly files: ReadonlyMap<string, { readonly name: string; readonly type: string; readonly body: Buffer }>
}

/** Minutes that printing may take before another node takes it up. */
const lease = 15

/** Prints in each language; what is always kept is kept as well. Throws what printing throws, and `mail/too-large`. */
export async function printForMail(
  system: System,
  { instance, wait }: { readonly instance: string; readonly wait: string },
  { mail, documentId, recordId, locales, starter }: MailOrder,
): Promise<PrintedMail> {
  await system.db.query(sql`update ${logOf(system)}.workflow_wait set due = now() + make_interval(mins => ${lease})
    where instance = ${instance}::uuid and wait = ${wait}`)
  const files = new Map<string, { name: string; type: string; body: Buffer }>()
  let name = ''
  for (const locale of locales) {
    const order = { documentId, recordId, locale, instance, starter }
    const { caller, document, object, rendered, pdf } = await printAsWorkflow(system, order)
    const { fileName, shown } = rendered
    assertMailFits(pdf.length, mail.recipients.length)
    if (isKept(document, undefined)) {
      const job = keptOnce(instance, wait, locale)
      await keepDocument(system, caller, { object, recordId, document, locale, fileName, pdf, shown, job })
    }
    files.set(locale, { name: `${fileName}.pdf`, type: 'application/pdf', body: pdf })
    name = document.name
  }
  return { document: name, files }
}

/** Posts the mails with what was printed, in the transaction in which the workflow goes on; answers what the log tells. */
export async function postWithFiles(
  context: WriteContext,
  instance: InstanceRow,
  { mail }: MailOrder,
  { document, files }: PrintedMail,
): Promise<object> {
  const [first] = files.values()
  await sendTemplate(asWorkflow(context, instance), {
    ...mail,
    attachments: locale => [files.get(locale) ?? first].filter(file => file !== undefined),
  })
  const addresses = mail.recipients.flatMap(item => ('address' in item ? [item.address] : []))
  return { people: mail.recipients.length - addresses.length, addresses, document }
}

/** The same for every attempt, so that what is kept is kept once. */
function keptOnce(instance: string, wait: string, locale: string): string {
  const hash = createHash('sha256').update(`${instance} ${wait} ${locale}`).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
