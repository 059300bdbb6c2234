/** Puts mails into the outbox, in the caller's transaction: what is rolled back is never sent. */
import sql, { raw } from 'sql-template-tag'

import type { MailAttachment } from '#platform/mail/mail-message.ts'
import { newId } from '#platform/new-id.ts'

import { quote } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'

/** A person of the system, reached at the address he has when the mail leaves; or an address. */
export type MailTo = { readonly userId: string } | { readonly address: string; readonly name?: string }

/** A mail to one person. */
export interface OutgoingMail {
  readonly to: MailTo
  readonly subject: string
  readonly text: string
  readonly html?: string | undefined
  /** What it is about. */
  readonly record?: { readonly objectId: string; readonly id: string } | undefined
  /** The same key makes no second mail. */
  readonly key: string
  /** Together no more than `mostAttached` bytes: what is larger most mail servers refuse. */
  readonly attachments?: readonly MailAttachment[] | undefined
}

/** Bytes that the files of one mail may have together; in a mail they take a third more. */
export const mostAttached = 15 * 1024 * 1024

/** Longest subject that mail programs show. */
const longestSubject = 500

/** Mails that were posted before, by their keys, are left alone. */
export async function postMail(context: WriteContext, mails: readonly OutgoingMail[]): Promise<void> {
  const rows = mails.map(({ to, subject, text, html, record, key }) => ({
    id: newId(),
    key,
    user_id: 'userId' in to ? to.userId : null,
    address: 'address' in to ? to.address : null,
    name: 'address' in to ? (to.name ?? null) : null,
    subject: subject
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, longestSubject),
    body: text,
    html: html ?? null,
    object_id: record?.objectId ?? null,
    record_id: record?.id ?? null,
  }))
  await insertMails(context, rows)
  for (const [index, { attachments = [] }] of mails.entries()) {
    for (const [position, { name, type, body }] of attachments.entries())
      await attach(context, rows[index]?.id ?? '', { position, name, type, body })
  }
}

/** A mail that was posted before has its files already. */
async function attach(
  context: WriteContext,
  mailId: string,
  { position, name, type, body }: MailAttachment & { readonly position: number },
): Promise<void> {
  const log = raw(quote(`${context.ed}_log`))
  await context.tx.query(sql`insert into ${log}.mail_attachment (mail_id, position, name, type, body)
    select id, ${position}::int, ${name}, ${type}, ${body}::bytea from ${log}.mail where id = ${mailId}::uuid`)
}

/** A mail for each of these notifications, written when it leaves. */
export async function postNotifications(context: WriteContext, ids: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...ids].map(([id, userId]) => ({
    id: newId(),
    key: `notification ${id}`,
    user_id: userId,
    notification_id: id,
  }))
  await insertMails(context, rows)
}

async function insertMails(context: WriteContext, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await context.tx.query(sql`insert into ${raw(quote(`${context.ed}_log`))}.mail
      (id, key, user_id, address, name, notification_id, subject, body, html, object_id, record_id, created_by)
    select id, key, user_id, address, name, notification_id, subject, body, html, object_id, record_id, ${context.actor.userId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, key text, user_id uuid, address text, name text,
      notification_id uuid, subject text, body text, html text, object_id text, record_id uuid)
    on conflict (key) do nothing`)
}
