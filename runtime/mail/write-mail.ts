/** A mail as it leaves: to the address that the person has now, and for a notification with what he may see now. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { MailMessage } from '#platform/mail/mail-message.ts'

import type { Actor } from '../context.ts'
import { describeNotifications, type NotificationRow } from '../notifications/describe-notifications.ts'
import { loadActor } from '../people/actor.ts'
import { quote, table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import { type System, toContext } from '../system.ts'
import { type MailRow, readAttachments } from './mail-rows.ts'

/** The message, or why there is none. */
export type WrittenMail = { readonly message: MailMessage } | { readonly refusal: string }

/** Reads what is needed; changes nothing. */
export async function writeMail(system: System, publicUrl: string | undefined, mail: MailRow): Promise<WrittenMail> {
  const to =
    mail.user_id === null ? { name: mail.name ?? '', address: mail.address } : await findUser(system, mail.user_id)
  if (!to) return { refusal: 'The person has left.' }
  const { name, address } = to
  if (address === null) return { refusal: 'The person has no e-mail address.' }
  if (mail.notification_id === null) {
    const { id, subject, body, html } = mail
    const attachments = await readAttachments(system.db, system.ed, id)
    const message = { id, to: { name, address }, subject: subject ?? '', text: body ?? '', attachments }
    return { message: { ...message, ...(html === null ? {} : { html }) } }
  }
  const text = await notificationMail(system, publicUrl, mail.notification_id, mail.user_id ?? '')
  return text ? { message: { id: mail.id, to: { name, address }, ...text } } : { refusal: 'There is nothing to tell.' }
}

async function findUser(system: System, id: string): Promise<{ name: string; address: string | null } | undefined> {
  const context = { catalog: system.catalogs.current() }
  const user = systemObject(context, systemObjects.user)
  const [row] = await system.db.query<{ name: string; address: string | null }>(sql`
    select ${systemColumn(user, 'u', 'name')} as name, ${systemColumn(user, 'u', 'email')} as address
    from ${table(system.ed, user)} u
    where u.id = ${id}::uuid and u.deleted_at is null and ${systemColumn(user, 'u', 'active')} is true`)
  return row
}

async function notificationMail(
  system: System,
  publicUrl: string | undefined,
  id: string,
  userId: string,
): Promise<{ subject: string; text: string } | undefined> {
  const actor = await loadActor(system.catalogs.current(), system.ed, system.db, userId, { timeZone: system.timeZone })
  const [row] = await system.db.query<NotificationRow>(sql`
    select id, kind, parameters, object_id, record_id, task_id, created_by, created_at, read_at
    from ${raw(quote(`${system.ed}_log`))}.notification where id = ${id}::uuid`)
  if (!actor || !row) return undefined
  const context = toContext(system, { actor, source: { kind: 'system' } })
  const [told] = await describeNotifications(context, [row])
  if (!told) return undefined
  const path = told.task
    ? `/tasks/${told.task}`
    : told.record && `/records/${encodeURIComponent(told.record.object)}/${told.record.id}`
  const link = publicUrl && path ? `${publicUrl}${path}\n\n` : ''
  return { subject: told.text, text: `${told.text}\n\n${link}${footer(actor)}\n` }
}

function footer({ locale }: Actor): string {
  return locale === 'zh-CN'
    ? '您在个人设置中选择了以邮件接收通知，可以随时关闭。'
    : 'You get this mail because your profile says that notifications come by mail; you may change it there.'
}
