/** Takes tasks out of inboxes that the workflow does not wait for any more. */
import sql from 'sql-template-tag'

import { tell } from '../events/tell.ts'
import type { Wait } from '../workflows/engine/types.ts'
import { type InstanceRow, logOf } from '../workflows/instance-row.ts'
import type { WriteContext } from '../write.ts'
import { taskTable } from './task-row.ts'

/** Cancels the open tasks of these waits. */
export async function closeTasks(
  context: WriteContext,
  { id }: Pick<InstanceRow, 'id'>,
  waits: readonly Wait[],
): Promise<void> {
  if (waits.length === 0) return
  const task = taskTable(context)
  const ids = waits.map(wait => wait.id)
  const log = logOf(context)
  const closed = await context.tx.query<{ assignee: string | null; kind: string | null; key: string | null }>(sql`
    with closed as (
      update ${task.table} set ${task.column('state')} = 'cancelled', ${task.column('completed_at')} = now(), rev = rev + 1, updated_at = now()
      where ${task.column('instance')} = ${id}::uuid and ${task.column('wait')} = any(${ids}::text[]) and ${task.column('state')} = 'open' and deleted_at is null
      returning id, ${task.column('assignee')} as assignee
    ), told as (
      insert into ${log}.outbox (object_id, record_id, action, revision)
      select ${task.object.id}, id, 'updated', ${context.catalog.revision}::int from closed
    ), gone as (
      delete from ${log}.task_candidate c using closed where c.task = closed.id returning c.task, c.kind, c.key
    )
    select closed.assignee, gone.kind, gone.key from closed left join gone on gone.task = closed.id`)
  const keys = (kind: string) => [...new Set(closed.flatMap(row => (row.kind === kind && row.key ? [row.key] : [])))]
  const users = [...new Set([...closed.flatMap(row => row.assignee ?? []), ...keys('user')])]
  await tell(context, 'tasks', { users, roles: keys('role'), teams: keys('team') })
}
