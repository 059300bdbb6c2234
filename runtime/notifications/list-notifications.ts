/** The notifications of the caller, latest first. */
import sql, { empty, raw } from 'sql-template-tag'

import type { Context } from '../context.ts'
import { quote } from '../query/identifiers.ts'
import type { Answer } from '../read.ts'
import { type DescribedNotification, describeNotifications, type NotificationRow } from './describe-notifications.ts'

/** What may be asked. */
export interface NotificationRequest {
  readonly unread?: boolean
  readonly limit?: number
  /** Id of the last one of the page before. */
  readonly after?: string
}

export interface Notifications {
  readonly notifications: readonly DescribedNotification[]
  /** How many are unread, at most `mostUnread`. */
  readonly unread: number
  readonly after?: string
}

const mostUnread = 100

/** One page. */
export async function listNotifications(
  context: Context,
  request: NotificationRequest,
): Promise<Answer<Notifications>> {
  const { unread = false, limit = 30, after } = request
  const notification = raw(`${quote(`${context.ed}_log`)}.notification`)
  const me = sql`${context.actor.userId}::uuid`
  const rows = await context.db.query<NotificationRow & { revision: number; unread: number }>(sql`
    select h.revision, (select count(*)::int from (
        select from ${notification} where user_id = ${me} and read_at is null limit ${mostUnread}) u) as unread, t.*
      from bm.head h left join lateral (
        select id, kind, parameters, object_id, record_id, task_id, created_by, created_at, read_at
        from ${notification} where user_id = ${me}
          ${unread ? raw('and read_at is null') : empty} ${after ? sql`and id < ${after}::uuid` : empty}
        order by id desc limit ${limit + 1}) t on true`)
  const found = rows.filter(row => row.id !== null)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    revision: rows[0]?.revision ?? 0,
    value: {
      notifications: await describeNotifications(context, page),
      unread: rows[0]?.unread ?? 0,
      ...(found.length > limit && last ? { after: last.id } : {}),
    },
  }
}
