/** Who of several people has least to do. */
import sql from 'sql-template-tag'

import type { WriteContext } from '../write.ts'
import { taskTable } from './task-row.ts'

/** The one with the fewest open tasks, of equals the one who has waited longest for a new one. */
export async function leastLoaded(context: WriteContext, people: readonly string[]): Promise<string | undefined> {
  if (people.length === 0) return undefined
  const task = taskTable(context)
  const assignee = task.column('assignee')
  const [row] = await context.tx.query<{ id: string }>(sql`
    select p.id, count(t.id) filter (where t.${task.column('state')} = 'open') as open, max(t.created_at) as latest
    from unnest(${[...people]}::uuid[]) p(id) left join ${task.table} t on t.${assignee} = p.id and t.deleted_at is null
    group by p.id order by 2, 3 nulls first, 1 limit 1`)
  return row?.id
}
