/** Leaves a notification for people, in the caller's transaction, and a mail for those who want one. */
import sql, { raw, type Sql } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'

import { tell } from '../events/tell.ts'
import { postNotifications } from '../mail/post-mail.ts'
import { column, quote, table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import type { WriteContext } from '../write.ts'
import type { NotificationKind } from './notification-kinds.ts'
import type { Parameters } from './notification-text.ts'

/** What people are to learn. Titles are no parameters: they are read when somebody reads, as far as he may. */
export interface Notification {
  readonly kind: NotificationKind
  readonly parameters?: Parameters
  readonly record?: { readonly objectId: string; readonly id: string } | undefined
  /** Id of a task. */
  readonly task?: string | undefined
  /** A person gets no second one with the same key. */
  readonly key?: string | undefined
}

/** Users who have left, or are unknown, get none. */
export async function notify(context: WriteContext, userIds: readonly string[], what: Notification): Promise<void> {
  const rows = [...new Set(userIds)].map(userId => ({ id: newId(), user_id: userId }))
  if (rows.length === 0) return
  const user = systemObject(context, systemObjects.user)
  const { kind, parameters = {}, record, task, key } = what
  const { text, values } = sql`
    with made as (
      insert into ${raw(quote(`${context.ed}_log`))}.notification
        (id, user_id, kind, parameters, object_id, record_id, task_id, created_by, key)
      select n.id, n.user_id, ${kind}, ${JSON.stringify(parameters)}::jsonb, ${record?.objectId ?? null},
        ${record?.id ?? null}::uuid, ${task ?? null}::uuid, ${context.actor.userId}::uuid, ${key ?? null}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, user_id uuid)
      join ${table(context.ed, user)} u on u.id = n.user_id
      where u.deleted_at is null and ${systemColumn(user, 'u', 'active')} is true
      on conflict (user_id, key) do nothing returning id, user_id
    ) select made.id, made.user_id, ${wantsMail(context)} as mail
      from made join ${table(context.ed, user)} u on u.id = made.user_id`
  const made = await context.tx.query<{ id: string; user_id: string; mail: boolean }>({ text, values, prepared: true })
  await tell(context, 'notifications', { users: made.map(row => row.user_id) })
  await postNotifications(context, new Map(made.filter(row => row.mail).map(row => [row.id, row.user_id])))
}

/** Whether the user has chosen mails and can get them; a system without the choice sends none. */
function wantsMail(context: WriteContext): Sql {
  const user = systemObject(context, systemObjects.user)
  const choice = user.fieldsById.get('sys-user-notification_mail')?.columns?.value
  if (!choice) return raw('false')
  return sql`coalesce(${column('u', choice)}, false) and ${systemColumn(user, 'u', 'email')} is not null`
}
