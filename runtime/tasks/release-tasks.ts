/** The tasks of people who have left: back to the group, or an incident where nobody is left who could do them. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { Change } from '../audit/changes.ts'
import { tell } from '../events/tell.ts'
import { lockInstance, logOf } from '../workflows/instance-row.ts'
import { systemTable } from '../workflows/system-table.ts'
import { troubleInstance } from '../workflows/trouble-instance.ts'
import type { WriteContext } from '../write.ts'
import { type Candidate, peopleOf } from './candidates.ts'
import { nobody } from './open-task.ts'
import { taskTable } from './task-row.ts'

/** Looks for people among the changes who are not active any more. */
export async function releaseTasks(context: WriteContext, changes: readonly Change[]): Promise<void> {
  const leavers = changes.flatMap(({ object, id, action, after }) => {
    const active = object.id === systemObjects.user && object.fieldsById.get('sys-user-active')
    return active && action === 'updated' && after?.get(active) === false ? [id] : []
  })
  if (leavers.length === 0) return
  const task = taskTable(context)
  const log = logOf(context)
  const state = task.column('state')
  const held = sql`t.${task.column('assignee')} = any(${leavers}::uuid[])`
  const empty = await emptyGroups(context, leavers)
  const groups = empty.map(({ kind, key }) => `${kind} ${key}`)
  const named = sql`t.id in (select c.task from ${log}.task_candidate c
    where (c.kind = 'user' and c.key = any(${leavers}::text[])) or (c.kind || ' ' || c.key) = any(${groups}::text[]))`
  const tasks = await context.tx.query<{ id: string; instance: string; wait: string }>(sql`
    select t.id, t.${task.column('instance')} as instance, t.${task.column('wait')} as wait from ${task.table} t
    where t.${state} = 'open' and t.deleted_at is null and (${held} or ${named}) order by 2, 1`)
  for (const { id, instance: instanceId, wait } of tasks) {
    const instance = await lockInstance(context, context.tx, instanceId)
    const waiting = instance?.state?.waits[wait]
    if (!instance || !waiting) continue
    await context.tx.query(sql`
      update ${task.table} t set ${task.column('assignee')} = null, rev = rev + 1, updated_at = now() where id = ${id}::uuid and ${held}`)
    const [free] = await context.tx.query(
      sql`select from ${task.table} where id = ${id}::uuid and ${task.column('assignee')} is null`,
    )
    if (!free) continue
    const candidates = await context.tx.query<Candidate>(
      sql`select kind, key from ${log}.task_candidate where task = ${id}::uuid`,
    )
    const people = await peopleOf(context, context.tx, candidates)
    await tell(context, 'tasks', { users: people.slice(0, 1000) })
    if (people.length > 0) continue
    const incident = { token: waiting.token ?? wait, node: waiting.node, wait, ...nobody }
    await troubleInstance(context, instance, incident)
  }
}

/** Roles and teams that have lost their last active person with these. */
async function emptyGroups(context: WriteContext, leavers: readonly string[]): Promise<Candidate[]> {
  const assignment = systemTable(context, systemObjects.roleAssignment)
  const membership = systemTable(context, systemObjects.membership)
  const groups = await context.tx.query<Candidate>(sql`
    select distinct 'role' as kind, ${assignment.column('role')} as key from ${assignment.table}
      where ${assignment.column('user')} = any(${[...leavers]}::uuid[]) and deleted_at is null
    union select distinct 'team', ${membership.column('team')}::text from ${membership.table}
      where ${membership.column('user')} = any(${[...leavers]}::uuid[]) and deleted_at is null`)
  const empty: Candidate[] = []
  for (const group of groups) if ((await peopleOf(context, context.tx, [group])).length === 0) empty.push(group)
  return empty
}
