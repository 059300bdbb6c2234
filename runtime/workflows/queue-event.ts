/**
 * Events on their way to instances: rows that are written where their cause is, and dealt with later in a transaction
 * of their own. So no transaction ever holds two instances, and nothing is lost or done twice.
 */
import sql, { type Sql } from 'sql-template-tag'

import type { WriteContext } from '../write.ts'
import type { EngineEvent } from './engine/types.ts'
import { logOf } from './instance-row.ts'
import { wakeAfter } from './wake.ts'

/** Queues an event for every instance that `instances` (a query of ids) finds. */
export async function queueEvents(context: WriteContext, instances: Sql, event: EngineEvent): Promise<void> {
  await context.tx.query(sql`
    insert into ${logOf(context)}.workflow_event (instance, event)
    select q.id, ${JSON.stringify(event)}::jsonb from (${instances}) q(id)`)
  wakeAfter(context)
}

/** Queues an event for one instance. */
export async function queueEvent(context: WriteContext, instance: string, event: EngineEvent): Promise<void> {
  await queueEvents(
    context,
    sql`select id from ${logOf(context)}.workflow_instance where id = ${instance}::uuid and status = 'active'`,
    event,
  )
}
