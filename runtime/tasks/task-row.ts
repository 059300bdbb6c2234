/** The rows of tasks as the runtime reads them. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { type SystemTable, systemTable } from '../workflows/system-table.ts'

export interface TaskRow {
  readonly id: string
  readonly name: string
  /** Id of the object's definition. */
  readonly recordObject: string | null
  readonly recordId: string | null
  /** Id of the workflow's definition. */
  readonly workflow: string
  readonly instance: string
  readonly node: string
  readonly wait: string
  readonly state: 'open' | 'done' | 'cancelled'
  readonly assignee: string | null
  readonly delegatedBy: string | null
  readonly due: string | null
  readonly priority: 'low' | 'normal' | 'high' | 'urgent' | null
  readonly outcome: string | null
  readonly comment: string | null
  readonly completedBy: string | null
  readonly completedAt: string | null
  readonly createdAt: string
}

/** The table of tasks. */
export function taskTable(context: Pick<Context, 'catalog' | 'ed'>): SystemTable {
  return systemTable(context, systemObjects.task)
}

/** The columns of a TaskRow, of the table under an alias. */
export function taskColumns(task: SystemTable, alias: string): Sql {
  const names = {
    name: 'name',
    recordId: 'record',
    workflow: 'workflow',
    instance: 'instance',
    node: 'node',
    wait: 'wait',
    state: 'state',
    assignee: 'assignee',
    delegatedBy: 'delegated_by',
    due: 'due',
    priority: 'priority',
    outcome: 'outcome',
    comment: 'comment',
    completedBy: 'completed_by',
    completedAt: 'completed_at',
  }
  const own = Object.entries(names).map(([as, field]) => raw(`${alias}.${task.column(field).text} as "${as}"`))
  const rest = raw(`${alias}.${task.objectColumn('record').text} as "recordObject", ${alias}.created_at as "createdAt"`)
  return sql`${raw(alias)}.id, ${join(own)}, ${rest}`
}

/** One task, whoever it is for. */
export async function readTask(
  context: Pick<Context, 'catalog' | 'ed'>,
  db: Queryable,
  id: string,
): Promise<TaskRow | undefined> {
  const task = taskTable(context)
  const statement = sql`select ${taskColumns(task, 't')} from ${task.table} t where t.id = ${id}::uuid and t.deleted_at is null`
  const [row] = await db.query<TaskRow>({ text: statement.text, values: statement.values, prepared: true })
  return row
}
