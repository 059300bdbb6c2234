/** Posts a mail template to people, each in his language, in the caller's transaction. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { isTimeZone } from '#platform/is-time-zone.ts'
import type { MailAttachment } from '#platform/mail/mail-message.ts'

import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import type { WriteContext } from '../write.ts'
import { unknownMailTemplate } from './mail-problems.ts'
import { type MailTo, type OutgoingMail, postMail } from './post-mail.ts'
import { fillMail, readValues } from './render-template.ts'
import type { Reader } from './value-text.ts'

/** Who gets what. */
export interface TemplateMail {
  /** Name or id. */
  readonly template: string
  readonly recipients: readonly (
    | { readonly userId: string }
    | { readonly address: string; readonly locale?: Reader['locale'] }
  )[]
  readonly record?: { readonly objectId: string; readonly id: string } | undefined
  readonly variables?: Readonly<Record<string, unknown>>
  /** Each recipient gets one mail for the same key. */
  readonly key: string
  /** What goes along, for a reader of a language. */
  readonly attachments?: ((locale: Reader['locale']) => readonly MailAttachment[]) | undefined
}

/** The record is read as the context's actor sees it. Throws `mail/unknown-template`, `record/unknown`, `mail/too-large`. */
export async function sendTemplate(context: WriteContext, wish: TemplateMail): Promise<void> {
  const { record, variables = {}, recipients } = wish
  const byId = context.catalog.symbols.byId(wish.template)
  const template =
    byId?.kind === 'mailTemplate' ? byId : context.catalog.symbols.definition('mailTemplate', wish.template)
  if (!template) throw unknownMailTemplate(`There is no mail template "${wish.template}".`)
  const people = await findReaders(context, recipients)
  const [first] = people
  if (!first) return
  const values = await readValues(context, template, { record, reader: first.reader, variables }, context.tx)
  const mails: OutgoingMail[] = []
  for (const { to, reader } of people) {
    mails.push({
      to,
      ...fillMail(template, { ...values, reader }),
      record,
      attachments: wish.attachments?.(reader.locale),
      key: `${wish.key} ${'userId' in to ? to.userId : to.address}`,
    })
  }
  await postMail(context, mails)
}

/** The languages in which a template is written to these. */
export async function localesOf(
  context: WriteContext,
  recipients: TemplateMail['recipients'],
): Promise<readonly Reader['locale'][]> {
  return [...new Set((await findReaders(context, recipients)).map(({ reader }) => reader.locale))]
}

async function findReaders(
  context: WriteContext,
  recipients: TemplateMail['recipients'],
): Promise<{ readonly to: MailTo; readonly reader: Reader }[]> {
  const user = systemObject(context, systemObjects.user)
  const u = (name: string) => systemColumn(user, 'u', name)
  const ids = recipients.flatMap(item => ('userId' in item ? [item.userId] : []))
  const rows = await context.tx.query<{ id: string; name: string; locale: string | null; zone: string | null }>(sql`
    select u.id, ${u('name')} as name, ${u('locale')} as locale, ${u('time_zone')} as zone
    from ${table(context.ed, user)} u
    where u.id = any(${[...new Set(ids)]}::uuid[]) and u.deleted_at is null and ${u('active')} is true`)
  const users = rows.map(row => ({
    to: { userId: row.id },
    reader: {
      name: row.name,
      locale: row.locale === 'zh-CN' ? ('zh-CN' as const) : ('en' as const),
      timeZone: isTimeZone(row.zone) ? row.zone : context.timeZone,
    },
  }))
  const strangers = recipients.flatMap(item => {
    if (!('address' in item)) return []
    const { address, locale = context.actor.locale } = item
    return [{ to: { address }, reader: { name: '', locale, timeZone: context.timeZone } }]
  })
  return [...users, ...strangers]
}
