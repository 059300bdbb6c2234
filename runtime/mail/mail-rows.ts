/** The outgoing mails as rows: taken by one node at a time, given back, ended. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Queryable } from '#platform/database/database.ts'

import type { MailAttachment } from '#platform/mail/mail-message.ts'

import { notHeld } from '../outgoing/hold.ts'
import { quote } from '../query/identifiers.ts'

/** A mail that was taken to be sent. */
export interface MailRow {
  readonly id: string
  readonly user_id: string | null
  readonly address: string | null
  readonly name: string | null
  readonly notification_id: string | null
  readonly subject: string | null
  readonly body: string | null
  readonly html: string | null
  /** This one among them. */
  readonly attempts: number
}

/** Seconds that a node has for what it took; then another takes it. */
const lease = 180
/** Attempts before a mail is given up: the last is about four hours after the first. */
const mostAttempts = 10

const attachmentsOf = (ed: string): Sql => raw(`${quote(`${ed}_log`)}.mail_attachment`)
const tableOf = (ed: string): Sql => raw(`${quote(`${ed}_log`)}.mail`)

/** Takes mails that are due, those of nodes that fell silent among them. */
export async function takeMails(db: Queryable, ed: string, most: number): Promise<MailRow[]> {
  return await db.query<MailRow>(sql`update ${tableOf(ed)} m set state = 'sending', attempts = m.attempts + 1,
      lease_until = now() + make_interval(secs => ${lease})
    where m.id in (select id from ${tableOf(ed)}
      where ((state = 'queued' and next_at <= now()) or (state = 'sending' and lease_until < now())) and ${notHeld}
      order by next_at limit ${most} for update skip locked)
    returning id, user_id, address, name, notification_id, subject, body, html, attempts`)
}

/** The files that go along with a mail. */
export async function readAttachments(db: Queryable, ed: string, id: string): Promise<MailAttachment[]> {
  return await db.query<MailAttachment & Record<string, unknown>>(
    sql`select name, type, body from ${attachmentsOf(ed)} where mail_id = ${id} order by position`,
  )
}

/** Whether the mail may be tried once more. */
export function mayTryAgain({ attempts }: Pick<MailRow, 'attempts'>): boolean {
  return attempts < mostAttempts
}

/** It is sent; what it was like is kept for those who look, but for its files. */
export async function endSent(
  db: Queryable,
  ed: string,
  id: string,
  sent: { readonly address: string; readonly subject: string; readonly text: string },
): Promise<void> {
  await db.query(sql`with gone as (delete from ${attachmentsOf(ed)} where mail_id = ${id})
    update ${tableOf(ed)} set state = 'sent', sent_at = now(), lease_until = null, error = null,
    address = ${sent.address}, subject = ${sent.subject}, body = ${sent.text} where id = ${id} and state = 'sending'`)
}

/** It is not, and is not tried again unless somebody says so. */
export async function endFailed(db: Queryable, ed: string, id: string, error: string): Promise<void> {
  await db.query(sql`update ${tableOf(ed)} set state = 'failed', lease_until = null, error = ${error}
    where id = ${id} and state = 'sending'`)
}

/** Tried again after a while that doubles: 30 s, 1, 2, 4 … at most 60 minutes. */
export async function putOff(db: Queryable, ed: string, mail: MailRow, error: string): Promise<void> {
  const seconds = Math.min(3600, 30 * 2 ** (mail.attempts - 1))
  await db.query(sql`update ${tableOf(ed)} set state = 'queued', lease_until = null, error = ${error},
    next_at = now() + make_interval(secs => ${seconds}) where id = ${mail.id} and state = 'sending'`)
}

/** Given back without having been tried: the node stops. */
export async function giveBack(db: Queryable, ed: string, ids: readonly string[]): Promise<void> {
  await db.query(sql`update ${tableOf(ed)} set state = 'queued', attempts = greatest(attempts - 1, 0), lease_until = null
    where id = any(${[...ids]}::uuid[]) and state = 'sending'`)
}

/** A failed mail is tried from the beginning; answers whether there was one, and whether its files are gone. */
export async function retryMail(db: Queryable, ed: string, id: string): Promise<'queued' | 'unknown' | 'files-gone'> {
  const [row] = await db.query<{ gone: boolean }>(sql`
    with failed as (select id, files_gone from ${tableOf(ed)} where id = ${id} and state = 'failed'),
      queued as (update ${tableOf(ed)} set state = 'queued', attempts = 0, next_at = now(), error = null
        where id in (select id from failed where not files_gone))
    select files_gone as gone from failed`)
  if (!row) return 'unknown'
  return row.gone ? 'files-gone' : 'queued'
}

/** Days after which nobody tries a failed mail again that has files. */
const keptDays = 30

/** Drops the files of mails that failed long ago. */
export async function dropFiles(db: Queryable, ed: string): Promise<void> {
  await db.query(sql`with gone as (
      delete from ${attachmentsOf(ed)} a using ${tableOf(ed)} m
      where m.id = a.mail_id and m.state = 'failed' and m.created_at < now() - make_interval(days => ${keptDays})
      returning a.mail_id)
    update ${tableOf(ed)} set files_gone = true where id in (select mail_id from gone)`)
}
