/** Messages and signals that an instance throws: they reach others after the commit, each in a transaction of its own. */
import sql from 'sql-template-tag'

import type { WriteContext } from '../write.ts'
import type { Effect } from './engine/types.ts'
import { logOf } from './instance-row.ts'
import { queueStarts } from './starting/queue-start.ts'
import { startsBySignal } from './starting/start-by-name.ts'
import { wakeAfter } from './wake.ts'

/** How long a message that a workflow sends waits for somebody who wants it, in hours. */
const hoursKept = 24

/** Keeps the message until somebody takes it, or gives the signal to everybody who waits for it now. */
export async function throwEvent(
  context: WriteContext,
  effect: Extract<Effect, { readonly type: 'throw' }>,
  depth: number,
): Promise<void> {
  const log = logOf(context)
  const { what, name, key = '', variables } = effect
  if (what === 'message') {
    await context.tx.query(sql`
      insert into ${log}.workflow_message (name, key, variables, expires_at, depth)
      values (${name}, ${key}, ${JSON.stringify(variables)}::jsonb, now() + make_interval(hours => ${hoursKept}), ${depth + 1})`)
    wakeAfter(context)
    return
  }
  await context.tx.query(sql`
    insert into ${log}.workflow_event (instance, event)
    select instance, jsonb_build_object('type', 'done', 'wait', wait, 'variables', ${JSON.stringify(variables)}::jsonb)
    from ${log}.workflow_wait where kind = 'signal' and name = ${name}`)
  wakeAfter(context)
  await queueStarts(context, startsBySignal(context, name, variables, depth + 1))
}
