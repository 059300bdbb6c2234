/** A timer that is due: its instance is told, exactly once, whichever node sees it first. */
import sql from 'sql-template-tag'

import { isRetryable } from '#platform/database/database-problems.ts'
import type { Log } from '#platform/log.ts'

import type { System } from '../../system.ts'
import { write } from '../../write.ts'
import { faultOf } from '../fault-of.ts'
import { lockInstance, logOf } from '../instance-row.ts'
import { runEvent } from '../run-event.ts'
import { troubleInstance } from '../trouble-instance.ts'
import { workflowCaller } from '../workflow-actor.ts'
import { backOff, mostAttempts } from './back-off.ts'

/** Whether it was dealt with here. */
export async function fireTimer(system: System, id: string, wait: string, log: Pick<Log, 'error'>): Promise<boolean> {
  try {
    const { value } = await write(system, workflowCaller(system), async context => {
      const instance = await lockInstance(context, context.tx, id, { skip: true })
      const due = instance?.state?.waits[wait]?.due
      if (!instance || due === undefined || due > instance.now) return false
      await runEvent(context, instance, { type: 'done', wait })
      return true
    })
    return value
  } catch (error) {
    if (isRetryable(error)) return false
    log.error({ err: error, instance: id }, 'A timer of a workflow failed')
    await write(system, workflowCaller(system), async context => {
      const instance = await lockInstance(context, context.tx, id)
      const [row] = await context.tx.query<{ attempts: number; node: string }>(sql`
        update ${logOf(context)}.workflow_wait set attempts = attempts + 1
        where instance = ${id}::uuid and wait = ${wait} returning attempts, node`)
      if (!instance || !row) return
      const isHopeless = row.attempts >= mostAttempts
      await context.tx.query(sql`update ${logOf(context)}.workflow_wait
        set due = case when ${isHopeless} then null else now() + make_interval(secs => ${backOff(row.attempts)}) end
        where instance = ${id}::uuid and wait = ${wait}`)
      if (isHopeless)
        await troubleInstance(context, instance, { token: `timer:${wait}`, node: row.node, wait, ...faultOf(error) })
    })
    return false
  }
}
