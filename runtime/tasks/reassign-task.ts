/** Gives an open task to those who may do it now. */
import sql from 'sql-template-tag'

import { tell } from '../events/tell.ts'
import { type InstanceRow, logOf } from '../workflows/instance-row.ts'
import type { WriteContext } from '../write.ts'
import type { Assigned } from './open-task.ts'
import { taskTable } from './task-row.ts'

/** In the place of whoever had it. */
export async function reassignTask(
  context: WriteContext,
  instance: Pick<InstanceRow, 'id'>,
  wait: string,
  { candidates, assignee }: Assigned,
): Promise<void> {
  const task = taskTable(context)
  const log = logOf(context)
  const [row] = await context.tx.query<{ id: string }>(sql`
    update ${task.table} set ${task.column('assignee')} = ${assignee}::uuid, rev = rev + 1, updated_at = now()
    where ${task.column('instance')} = ${instance.id}::uuid and ${task.column('wait')} = ${wait} and ${task.column('state')} = 'open' and deleted_at is null returning id`)
  if (!row) return
  const rows = JSON.stringify(candidates.map(({ kind, key }) => ({ kind, key })))
  await context.tx.query(sql`
    insert into ${log}.task_candidate (task, kind, key)
    select ${row.id}::uuid, kind, key from jsonb_to_recordset(${rows}::jsonb) as c(kind text, key text) on conflict do nothing`)
  const keys = (kind: string) => candidates.filter(item => item.kind === kind).map(item => item.key)
  await tell(context, 'tasks', {
    users: assignee ? [assignee] : keys('user'),
    roles: keys('role'),
    teams: keys('team'),
  })
}
