/** Gives an instance the oldest event that is on its way to it. The row goes in the transaction of what it brings about. */
import sql from 'sql-template-tag'

import { isRetryable } from '#platform/database/database-problems.ts'
import type { Log } from '#platform/log.ts'

import type { System } from '../../system.ts'
import { write } from '../../write.ts'
import type { EngineEvent } from '../engine/types.ts'
import { faultOf } from '../fault-of.ts'
import { lockInstance, logOf } from '../instance-row.ts'
import { runEvent } from '../run-event.ts'
import { troubleInstance } from '../trouble-instance.ts'
import { workflowCaller } from '../workflow-actor.ts'
import { backOff, mostAttempts } from './back-off.ts'

/** Whether there was one; false also when somebody else is at the instance. */
export async function deliverEvent(system: System, id: string, log: Pick<Log, 'error'>): Promise<boolean> {
  const schema = logOf(system)
  const oldest = sql`select id from ${schema}.workflow_event where instance = ${id}::uuid and due <= now() order by id limit 1`
  try {
    const { value } = await write(system, workflowCaller(system), async context => {
      const instance = await lockInstance(context, context.tx, id, { skip: true })
      if (!instance) return false
      const [row] = await context.tx.query<{ event: EngineEvent }>(
        sql`delete from ${schema}.workflow_event where id = (${oldest}) returning event`,
      )
      if (!row) return false
      if (instance.state?.status === 'active') await runEvent(context, instance, row.event)
      return true
    })
    return value
  } catch (error) {
    if (isRetryable(error)) return false
    log.error({ err: error, instance: id }, 'An event of a workflow failed')
    await write(system, workflowCaller(system), async context => {
      const instance = await lockInstance(context, context.tx, id)
      const [row] = await context.tx.query<{ id: number; attempts: number; event: EngineEvent }>(sql`
        update ${schema}.workflow_event set attempts = attempts + 1 where id = (${oldest}) returning id, attempts, event`)
      if (!instance || !row) return
      const isHopeless = row.attempts >= mostAttempts
      await context.tx.query(sql`update ${schema}.workflow_event
        set due = case when ${isHopeless} then 'infinity' else now() + make_interval(secs => ${backOff(row.attempts)}) end
        where id = ${row.id}`)
      if (isHopeless)
        await troubleInstance(context, instance, { token: `event:${row.id}`, node: '', wait: null, ...faultOf(error) })
    })
    return false
  }
}
