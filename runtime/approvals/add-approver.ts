/** POST /api/tasks/{id}/add-approver: whoever has to decide has somebody else decide, too. */
import sql from 'sql-template-tag'
import { lockTask } from '../tasks/complete-task.ts'
import { nodeOf } from '../tasks/find-node.ts'
import { isPerson } from '../tasks/is-person.ts'
import { invalidTask, notYourTask } from '../tasks/task-problems.ts'
import { taskTable } from '../tasks/task-row.ts'
import { type InstanceRow, logOf } from '../workflows/instance-row.ts'
import { runEvent } from '../workflows/run-event.ts'
import type { WriteContext } from '../write.ts'
import { barred, isBarred } from './is-barred.ts'

/** Throws `task/unknown`, `task/done`, `task/not-yours`, `task/invalid`. */
export async function addApprover(
  context: WriteContext,
  id: string,
  { user, comment }: { readonly user: string; readonly comment?: string },
): Promise<void> {
  const { task, instance, isHis } = await lockTask(context, id, { mustBeHis: false })
  const node = await nodeOf(context, task, instance)
  const looksAfter = context.rights.has('operate') || context.rights.has('administer')
  if (!node?.mayAdd || !(isHis || looksAfter)) {
    throw notYourTask(isHis ? 'Nobody can be added to this task.' : 'It waits for somebody else.')
  }
  const refuse = (message: string, code: string) =>
    invalidTask(message, { errors: [{ pointer: '/user', code, message }] })
  if (!(await isPerson(context, user))) throw refuse('There is no such person, or he has left.', 'reference/unknown')
  if (await isBarred(context, instance, task.node, user)) throw refuse(barred, 'approval/own')
  if (isAmong(instance, task.wait, user) || (await isAsked(context, task, user)))
    throw refuse('He has to decide already.', 'duplicate')
  const said = comment?.trim() || undefined
  const entry = {
    kind: 'task',
    node: task.node,
    actor: context.actor.userId,
    data: { task: id, did: 'add', to: user, ...(said ? { comment: said } : {}) },
  } as const
  const event = { type: 'add', wait: task.wait, item: user } as const
  if (!(await runEvent(context, instance, event, { entry })))
    throw refuse('Nobody can be added to this task.', 'task/single')
}

/** Whether somebody is one of those who are asked in this step, has decided already, or will be asked later. */
function isAmong({ state }: InstanceRow, wait: string, user: string): boolean {
  const token = state?.tokens[state.waits[wait]?.token ?? '']
  const { items = [] } = state?.scopes[token?.scope ?? '']?.several ?? {}
  return items.flat().includes(user)
}

/** Whether somebody alone has an open task of the same step. */
async function isAsked(
  context: WriteContext,
  { instance, node }: { readonly instance: string; readonly node: string },
  user: string,
): Promise<boolean> {
  const task = taskTable(context)
  const rows = await context.tx.query(sql`
    select from ${task.table} t where t.${task.column('instance')} = ${instance}::uuid and t.${task.column('node')} = ${node}
      and t.${task.column('state')} = 'open' and t.deleted_at is null and (t.${task.column('assignee')} = ${user}::uuid
      or exists (select from ${logOf(context)}.task_candidate c where c.task = t.id and c.kind = 'user' and c.key = ${user}))`)
  return rows.length > 0
}
