/** Starts an instance that was asked for; the row goes in the same transaction. */
import sql from 'sql-template-tag'

import { isRetryable } from '#platform/database/database-problems.ts'

import type { System } from '../../system.ts'
import { write } from '../../write.ts'
import { faultOf } from '../fault-of.ts'
import { inSavepoint } from '../in-savepoint.ts'
import { logOf } from '../instance-row.ts'
import { queueEvent } from '../queue-event.ts'
import { assertCallable } from '../starting/assert-callable.ts'
import { keepFailedStart } from '../starting/keep-failed-start.ts'
import { startInstance } from '../starting/start-instance.ts'
import type { StartWish } from '../starting/start-wish.ts'
import { workflowCaller } from '../workflow-actor.ts'

/** Whether it was there to be started. One that cannot start is an error of its caller, or kept as a failed instance. */
export async function startQueued(system: System, id: string): Promise<boolean> {
  const { value } = await write(system, workflowCaller(system), async context => {
    const [row] = await context.tx.query<{ id: string }>(
      sql`select id from ${logOf(context)}.workflow_start where id = ${id}::bigint for update skip locked`,
    )
    if (!row) return false
    const [{ wish } = { wish: undefined }] = await context.tx.query<{ wish: StartWish }>(
      sql`delete from ${logOf(context)}.workflow_start where id = ${id}::bigint returning wish`,
    )
    if (!wish) return false
    try {
      await inSavepoint(context.tx, async () => startInstance(context, await assertCallable(context, wish)))
    } catch (error) {
      if (isRetryable(error)) throw error
      const { code, message } = faultOf(error)
      const { parent } = wish
      if (!parent) await keepFailedStart(context, wish, error)
      else
        await queueEvent(context, parent.instance, {
          type: 'error',
          wait: parent.wait,
          code,
          message: message[wish.locale],
        })
    }
    return true
  })
  return value
}
