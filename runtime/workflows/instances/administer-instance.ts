/**
 * What whoever looks after workflows does to an instance: retry or skip what is in trouble, put a token elsewhere, cancel
 * it. Each is told in the log of the instance and in the audit.
 */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'

import { undecided } from '../../approvals/approval-problems.ts'
import { sourceOf } from '../../audit/log-changes.ts'
import { noRight } from '../../problems.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { assign } from '../../tasks/open-task.ts'
import { reassignTask } from '../../tasks/reassign-task.ts'
import type { WriteContext } from '../../write.ts'
import { addLogEntry } from '../add-log-entry.ts'
import { canMove } from '../engine/administer.ts'
import type { EngineEvent } from '../engine/types.ts'
import { type InstanceRow, lockInstance, logOf } from '../instance-row.ts'
import { type Program, programOf } from '../program.ts'
import { resolveIncident } from '../resolve-incident.ts'
import { createRun } from '../run.ts'
import { runEvent } from '../run-event.ts'
import { wakeAfter } from '../wake.ts'
import { goneFromInstance, invalidMove, unknownInstance } from '../workflow-problems.ts'

export type AdministerWish =
  | { readonly does: 'retry' | 'skip'; readonly token: string }
  | { readonly does: 'move'; readonly token: string; readonly to: string }
  | { readonly does: 'cancel'; readonly reason?: string }

/** Throws `access/denied`, `workflow/unknown-instance`, `workflow/stale`, `workflow/invalid-move`, `approval/undecided`. */
export async function administerInstance(context: WriteContext, id: string, wish: AdministerWish): Promise<void> {
  if (!context.rights.has('operate') && !context.rights.has('administer')) {
    throw noRight('This needs the right "operate".')
  }
  const instance = isUuid(id) ? await lockInstance(context, context.tx, id) : undefined
  if (!instance) throw unknownInstance('There is no such workflow instance.')
  if (instance.state?.status !== 'active') throw goneFromInstance('The workflow has ended.')
  await auditWish(context, id, wish)
  const actor = context.actor.userId
  switch (wish.does) {
    case 'cancel': {
      const data = wish.reason ? { reason: wish.reason } : {}
      await run(context, instance, { type: 'cancel' }, { kind: 'cancelled', actor, data })
      return
    }
    case 'move': {
      const program = await programOf(context.catalog, instance.workflowId, instance.revision, context.tx)
      assertUndecided(program, instance, wish.token)
      if (!canMove(program.graph, instance.state, wish.token, wish.to)) {
        throw invalidMove(`The token cannot be put at "${wish.to}".`)
      }
      const { does: _does, ...event } = wish
      await run(
        context,
        instance,
        { type: 'move', ...event },
        { kind: 'moved', actor, token: wish.token, data: { to: wish.to } },
      )
      return
    }
    case 'retry':
      if (await retryOutside(context, instance, wish.token)) return
      await run(context, instance, { type: 'retry', token: wish.token }, { kind: 'retried', actor, token: wish.token })
      return
    case 'skip':
      assertUndecided(
        await programOf(context.catalog, instance.workflowId, instance.revision, context.tx),
        instance,
        wish.token,
      )
      await run(context, instance, { type: 'skip', token: wish.token }, { kind: 'skipped', actor, token: wish.token })
  }
}

function assertUndecided(program: Program, { state }: InstanceRow, token: string): void {
  if (isDecided(program, state?.tokens[token]?.node ?? ''))
    throw undecided('Try again once there is somebody to ask, or cancel it.')
}

/** Nobody decides in an approval but who is asked: its steps are neither skipped nor left by hand. */
export function isDecided({ approval, nodes }: Program, nodeId: string): boolean {
  const node = nodes.get(nodeId)
  const isStep = node?.type === 'userTask' || (node?.type === 'serviceTask' && node.does?.type === 'people')
  return Boolean(approval) && isStep
}

async function run(
  context: WriteContext,
  instance: InstanceRow,
  event: EngineEvent,
  entry: Parameters<typeof addLogEntry>[2],
): Promise<void> {
  if (!(await runEvent(context, instance, event, { entry }))) throw goneFromInstance('It has gone on meanwhile.')
}

/** Troubles that the engine knows nothing of: a task without anybody, an event or timer that failed again and again. */
async function retryOutside(context: WriteContext, instance: InstanceRow, token: string): Promise<boolean> {
  const log = logOf(context)
  const [incident] = await context.tx.query<{ token: string; wait: string | null }>(
    sql`select token, wait from ${log}.workflow_incident where instance = ${instance.id}::uuid and token = ${token}`,
  )
  if (!incident) return false
  const entry = { kind: 'retried', token, actor: context.actor.userId } as const
  const [kind, key] = token.split(':')
  if (kind === 'event' && key !== undefined) {
    await context.tx.query(sql`update ${log}.workflow_event set due = now(), attempts = 0 where id = ${key}::bigint`)
  } else if ((kind === 'timer' || kind === 'call') && key !== undefined) {
    await context.tx.query(
      sql`update ${log}.workflow_wait set due = now(), attempts = 0 where instance = ${instance.id}::uuid and wait = ${key}`,
    )
  } else if (incident.wait === null || instance.state?.waits[incident.wait]?.kind !== 'task') {
    return false
  } else {
    await addLogEntry(context, instance, entry)
    await assignAnew(context, instance, incident.wait)
    return true
  }
  await addLogEntry(context, instance, entry)
  await resolveIncident(context, instance, token)
  wakeAfter(context)
  return true
}

/** Asks once more who may do a task; it stays in trouble while that is nobody. */
async function assignAnew(context: WriteContext, instance: InstanceRow, waitId: string): Promise<void> {
  const program = await programOf(context.catalog, instance.workflowId, instance.revision, context.tx)
  const wait = instance.state?.waits[waitId]
  const node = program.nodes.get(wait?.node ?? '')
  if (!wait || node?.type !== 'userTask') return
  const assigned = await assign(createRun(context, instance, program), wait, node)
  if (assigned.people.length === 0) return
  await reassignTask(context, instance, waitId, assigned)
  await resolveIncident(context, instance, waitId)
}

async function auditWish(context: WriteContext, id: string, wish: AdministerWish): Promise<void> {
  const object = context.catalog.objectsById.get(systemObjects.workflowInstance)
  if (!object) return
  await context.tx.query(sql`
    insert into ${logOf(context)}.audit (id, actor_id, revision, source, object_id, record_id, action, after)
    values (${newId()}, ${context.actor.userId}::uuid, ${context.catalog.revision}::int, ${sourceOf(context)}::jsonb, ${object.id}, ${id}::uuid, ${`workflow/${wish.does}`}, ${JSON.stringify(wish)}::jsonb)`)
}
