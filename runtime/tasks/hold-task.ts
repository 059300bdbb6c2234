/** Who has a task: claiming, giving back, giving to another; and what people say about it. The workflow stays where it is. */
import sql, { type Sql } from 'sql-template-tag'

import { barred, isBarred } from '../approvals/is-barred.ts'
import { tell } from '../events/tell.ts'
import { notify } from '../notifications/notify.ts'
import { addLogEntry } from '../workflows/add-log-entry.ts'
import { type InstanceRow, logOf } from '../workflows/instance-row.ts'
import { resolveIncident } from '../workflows/resolve-incident.ts'
import type { WriteContext } from '../write.ts'
import { lockTask } from './complete-task.ts'
import { findNodes } from './find-node.ts'
import { mayDelegate } from './get-task.ts'
import { isPerson } from './is-person.ts'
import { claimedTask, invalidTask, notYourTask } from './task-problems.ts'
import { type TaskRow, taskTable } from './task-row.ts'

/** Takes a task of the group; throws `task/claimed` when somebody else was quicker. */
export async function claimTask(context: WriteContext, id: string): Promise<void> {
  const { task, instance, isHis, isHeld } = await lockTask(context, id, { mustBeHis: false })
  if (isHeld && task.assignee === context.actor.userId) return
  if (!isHis) {
    if (task.assignee !== null) throw claimedTask('Somebody else has it.')
    throw notYourTask('It waits for somebody else.')
  }
  await give(context, task, instance, context.actor.userId, { did: 'claim' })
}

/** Gives it back to those who may do it; throws `task/invalid` when there is nobody else. */
export async function releaseTask(context: WriteContext, id: string): Promise<void> {
  const { task, instance, isHeld } = await lockTask(context, id)
  if (!isHeld) throw notYourTask('It was not yours alone.')
  const [others] = await context.tx.query(sql`
    select from ${logOf(context)}.task_candidate where task = ${id}::uuid and not (kind = 'user' and key = ${task.assignee}) limit 1`)
  if (!others) throw invalidTask('Nobody else may do it.')
  await give(context, task, instance, null, { did: 'release' })
}

/** Gives it to another person. */
export async function delegateTask(
  context: WriteContext,
  id: string,
  { to, comment }: { readonly to: string; readonly comment?: string },
): Promise<void> {
  const { task, instance, isHis } = await lockTask(context, id, { mustBeHis: false })
  const found = (await findNodes(context, context.tx, [task])).get(task.id)
  if (!mayDelegate(context, isHis, found?.node?.delegate === true)) {
    throw notYourTask(isHis ? 'This task may not be given to another.' : 'It waits for somebody else.')
  }
  if (!(await isPerson(context, to))) {
    const error = { pointer: '/to', code: 'reference/unknown', message: 'There is no such person, or he has left.' }
    throw invalidTask(error.message, { errors: [error] })
  }
  if (await isBarred(context, instance, task.node, to)) {
    throw invalidTask(barred, { errors: [{ pointer: '/to', code: 'approval/own', message: barred }] })
  }
  await give(context, task, instance, to, { did: 'delegate', to, ...(comment ? { comment } : {}) })
  await resolveIncident(context, instance, task.wait)
  const record = task.recordObject && task.recordId ? { objectId: task.recordObject, id: task.recordId } : undefined
  const parameters = { task: found?.node?.label ?? task.name }
  await notify(context, [to], { kind: 'task-delegated', parameters, record, task: id })
}

/** Keeps what somebody says about it in the log of the workflow. */
export async function commentTask(context: WriteContext, id: string, comment: string): Promise<void> {
  const { task, instance } = await lockTask(context, id, { mustBeHis: false })
  await note(context, task, instance, { did: 'comment', comment })
}

async function give(
  context: WriteContext,
  task: TaskRow,
  instance: InstanceRow,
  to: string | null,
  told: Readonly<Record<string, unknown>>,
): Promise<void> {
  const table = taskTable(context)
  const by: Sql = told.did === 'delegate' ? sql`${context.actor.userId}::uuid` : sql`${table.column('delegated_by')}`
  await context.tx.query(sql`
    with given as (
      update ${table.table} set ${table.column('assignee')} = ${to}::uuid, ${table.column('delegated_by')} = ${by}, rev = rev + 1,
        updated_at = now(), updated_by = ${context.actor.userId}::uuid where id = ${task.id}::uuid
    )
    insert into ${logOf(context)}.outbox (object_id, record_id, action, actor_id, revision)
    values (${table.object.id}, ${task.id}::uuid, 'updated', ${context.actor.userId}::uuid, ${context.catalog.revision}::int)`)
  const candidates = await context.tx.query<{ kind: string; key: string }>(
    sql`select kind, key from ${logOf(context)}.task_candidate where task = ${task.id}::uuid`,
  )
  const keys = (kind: string) => candidates.filter(item => item.kind === kind).map(item => item.key)
  const users = [...new Set([context.actor.userId, to, task.assignee, ...keys('user')])].filter(id => id !== null)
  await tell(context, 'tasks', { users, roles: keys('role'), teams: keys('team') })
  await note(context, task, instance, told)
}

function note(
  context: WriteContext,
  task: TaskRow,
  instance: InstanceRow,
  told: Readonly<Record<string, unknown>>,
): Promise<void> {
  const data = { task: task.id, ...told }
  return addLogEntry(context, instance, { kind: 'task', node: task.node, actor: context.actor.userId, data })
}
