/**
 * What workflows make of changes, in the transaction of the changes: those that begin with them are started, those that
 * wait for a condition are told to ask it again. A workflow that cannot start does not stop the change; it is kept as a
 * failed instance for whoever looks after workflows.
 */
import { workflowUserId } from '#metadata/workflow-user.ts'
import { isRetryable } from '#platform/database/database-problems.ts'
import { Problem } from '#platform/problem.ts'

import type { Change } from '../../audit/changes.ts'
import { releaseTasks } from '../../tasks/release-tasks.ts'
import type { WriteContext } from '../../write.ts'
import { inSavepoint } from '../in-savepoint.ts'
import { recheckWatchers } from '../watch-records.ts'
import { findRunning } from './find-running.ts'
import { isApproval } from './is-approval.ts'
import { keepFailedStart } from './keep-failed-start.ts'
import { startInstance } from './start-instance.ts'
import type { StartWish } from './start-wish.ts'
import { mayStart } from './trigger-condition.ts'
import { type ChangeTrigger, triggersOf } from './triggers.ts'

/** Follows what was written; the rows are there. */
export async function followChanges(context: WriteContext, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await recheckWatchers(context, changes)
  await releaseTasks(context, changes)
  for (const change of changes) {
    for (const trigger of triggersOf(context.catalog).changes.get(change.object.id) ?? []) {
      if (isMet(trigger, change)) await start(context, trigger, change)
    }
  }
}

function isMet({ event }: ChangeTrigger, { action, after, object }: Change): boolean {
  const has = (name: string) => {
    const field = object.fields.get(name)
    return field !== undefined && after?.has(field) === true
  }
  switch (event.type) {
    case 'created':
      return action === 'created'
    case 'updated':
      return action === 'updated' && (!event.fields?.length || event.fields.some(has))
    case 'state': {
      const field = object.fields.get(event.field ?? '')
      return field !== undefined && after?.get(field) === event.state
    }
  }
}

async function start(
  context: WriteContext,
  { workflow, node, event }: ChangeTrigger,
  { object, id }: Change,
): Promise<void> {
  const { actor, source } = context
  const wish: StartWish = {
    workflowId: workflow.id,
    node: node.id,
    record: { object: object.id, id },
    variables: {},
    starter: actor.userId === workflowUserId ? (source.starter ?? null) : actor.userId,
    locale: actor.locale,
    depth: (source.depth ?? -1) + 1,
    because: event.type,
  }
  // What an approval itself changes, and its tasks, is no reason to begin another one.
  try {
    await inSavepoint(context.tx, async () => {
      if (isApproval(context.catalog, workflow) && (await findRunning(context, workflow, id))) return
      if (await mayStart(context, event, wish)) await startInstance(context, wish)
    })
  } catch (error) {
    if (isRetryable(error) || (error instanceof Problem && error.code === 'database/unavailable')) throw error
    // Workflows that start one another without end are stopped where they began.
    if (error instanceof Problem && error.code === 'workflow/endless') throw error
    await keepFailedStart(context, wish, error)
  }
}
