/** Notifications as their reader sees them: titles and names only as far as he may see them now. */
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { systemObject } from '../query/system-object.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { notificationText, type Parameters } from './notification-text.ts'

/** As it is kept. */
export interface NotificationRow {
  readonly id: string
  readonly kind: string
  readonly parameters: Parameters
  readonly object_id: string | null
  readonly record_id: string | null
  readonly task_id: string | null
  readonly created_by: string | null
  readonly created_at: string
  readonly read_at: string | null
}

/** As it is answered. */
export interface DescribedNotification {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly at: string
  readonly read: boolean
  readonly by: { readonly id: string; readonly title: string } | null
  readonly record: { readonly object: string; readonly id: string; readonly title: string | null } | null
  /** Id of the task. */
  readonly task: string | null
}

/** In the order given; one statement for each object among them. */
export async function describeNotifications(
  context: Context,
  rows: readonly NotificationRow[],
  db: Queryable = context.db,
): Promise<DescribedNotification[]> {
  const titles = new Map<string, ReadonlyMap<string, string | null>>()
  const wanted = Map.groupBy(rows, row => row.object_id)
  for (const [objectId, group] of wanted) {
    const object = objectId === null ? undefined : context.catalog.objectsById.get(objectId)
    if (!object || context.rights.scope(object, 'read') === 'none') continue
    const ids = group.flatMap(row => row.record_id ?? [])
    titles.set(object.id, await readTitles(context, db, object, [...new Set(ids)]))
  }
  const people = await readPeople(context, db, rows)
  return rows.map(row => {
    const seen = titles.get(row.object_id ?? '')
    const isSeen = row.record_id !== null && seen?.has(row.record_id)
    const title = (isSeen && seen?.get(row.record_id ?? '')) || null
    const object = context.catalog.objectsById.get(row.object_id ?? '')
    const by = people.get(row.created_by ?? '') ?? null
    return {
      id: row.id,
      kind: row.kind,
      text: notificationText(row.kind, row.parameters, { by, record: title }, context.actor.locale),
      at: row.created_at,
      read: row.read_at !== null,
      by: by !== null && row.created_by !== null ? { id: row.created_by, title: by } : null,
      record: isSeen && object && row.record_id ? { object: object.name, id: row.record_id, title } : null,
      task: row.task_id,
    }
  })
}

async function readPeople(
  context: Context,
  db: Queryable,
  rows: readonly NotificationRow[],
): Promise<ReadonlyMap<string, string | null>> {
  const user = systemObject(context, systemObjects.user)
  const ids = [...new Set(rows.flatMap(row => row.created_by ?? []))]
  if (context.rights.scope(user, 'read') === 'none') return new Map()
  return await readTitles(context, db, user, ids)
}
