/** The step of a workflow that a task stands for, in the revision that its instance goes by. */
import sql from 'sql-template-tag'

import type { UserTask, WorkflowDefinition } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { type InstanceRow, logOf } from '../workflows/instance-row.ts'
import { programOf } from '../workflows/program.ts'
import type { WriteContext } from '../write.ts'
import type { TaskRow } from './task-row.ts'

export interface TaskNode {
  readonly workflow: WorkflowDefinition | undefined
  readonly node: UserTask | undefined
}

/** Steps by task id, for any number of tasks; what cannot be found is undefined, and the task is shown without it. */
export async function findNodes(
  context: Context,
  db: Queryable,
  tasks: readonly TaskRow[],
): Promise<ReadonlyMap<string, TaskNode>> {
  const ids = [...new Set(tasks.map(task => task.instance))]
  const rows = await db.query<{ id: string; revision: number }>(
    sql`select id, revision from ${logOf(context)}.workflow_instance where id = any(${ids}::uuid[])`,
  )
  const revisions = new Map(rows.map(row => [row.id, row.revision]))
  const found = new Map<string, TaskNode>()
  for (const task of tasks) {
    const revision = revisions.get(task.instance) ?? context.catalog.revision
    const program = await programOf(context.catalog, task.workflow, revision, db).catch((error: unknown) => {
      if (error instanceof Problem && error.status < 500) return undefined
      throw error
    })
    const node = program?.nodes.get(task.node)
    found.set(task.id, { workflow: program?.definition, node: node?.type === 'userTask' ? node : undefined })
  }
  return found
}

/** The step of one task whose instance is known. */
export async function nodeOf(
  { catalog, tx }: WriteContext,
  task: TaskRow,
  { workflowId, revision }: Pick<InstanceRow, 'workflowId' | 'revision'>,
): Promise<UserTask | undefined> {
  const node = (await programOf(catalog, workflowId, revision, tx)).nodes.get(task.node)
  return node?.type === 'userTask' ? node : undefined
}
