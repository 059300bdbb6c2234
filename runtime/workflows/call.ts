/** Workflows that call workflows: the called one is an instance of its own, which tells its caller when it ends. */
import sql from 'sql-template-tag'

import { resultOf } from '../approvals/result-of.ts'
import type { WriteContext } from '../write.ts'
import type { Effect, Wait } from './engine/types.ts'
import { type InstanceRow, logOf } from './instance-row.ts'
import { queueEvent, queueEvents } from './queue-event.ts'
import type { Run } from './run.ts'
import { queueStarts } from './starting/queue-start.ts'
import type { StartWish } from './starting/start-wish.ts'
import { storedRecord } from './stored-record.ts'

/** Has what the instance calls started after the commit. */
export async function queueCalls({ context, instance }: Run, waits: readonly Wait[]): Promise<void> {
  const wishes = waits.map((wait): StartWish => {
    const { record, ...variables } = wait.variables ?? {}
    return {
      workflowId: context.catalog.symbols.definition('workflow', wait.workflow ?? '')?.id ?? wait.workflow ?? '',
      record: storedRecord(record),
      variables,
      starter: instance.starter,
      locale: instance.locale,
      depth: instance.depth + 1,
      parent: { instance: instance.id, wait: wait.id },
      because: 'call',
    }
  })
  await queueStarts(context, wishes)
}

/** Tells the caller, if there is one, how the instance ended. */
export async function endCaller(run: Run, effect: Extract<Effect, { readonly type: 'ended' }>): Promise<void> {
  const { context, instance } = run
  const { parent, parentWait } = instance
  if (parent === null || parentWait === null) return
  const { status, error, variables } = effect
  await queueEvent(
    context,
    parent,
    status === 'completed'
      ? { type: 'done', wait: parentWait, variables: (await resultOf(run, variables)) ?? variables }
      : { type: 'error', wait: parentWait, code: error ?? `workflow/${status}` },
  )
}

/** Cancels what was called and is not waited for any more. */
export async function cancelCalled(
  context: WriteContext,
  { id }: Pick<InstanceRow, 'id'>,
  waits: readonly Wait[],
): Promise<void> {
  if (waits.length === 0) return
  const ids = waits.map(wait => wait.id)
  const log = logOf(context)
  await context.tx.query(
    sql`delete from ${log}.workflow_start where parent = ${id}::uuid and parent_wait = any(${ids}::text[])`,
  )
  await queueEvents(
    context,
    sql`select id from ${log}.workflow_instance where parent = ${id}::uuid and parent_wait = any(${ids}::text[]) and status = 'active'`,
    { type: 'cancel' },
  )
}
