/** A line in the log of an instance that no step of its own writes. */
import sql from 'sql-template-tag'

import type { WriteContext } from '../write.ts'
import { type InstanceRow, logOf } from './instance-row.ts'
import type { LogEntry } from './log-entry.ts'

/** Adds it; the instance is locked. */
export async function addLogEntry(context: WriteContext, instance: InstanceRow, entry: LogEntry): Promise<void> {
  const { kind, node = null, token = null, actor = null, data = null } = entry
  await context.tx.query(sql`
    insert into ${logOf(context)}.workflow_log (at, instance, seq, workflow_id, revision, kind, node, token, actor, data)
    values (to_timestamp(${instance.now}::float8 / 1000), ${instance.id}::uuid, 0, ${instance.workflowId}, ${instance.revision}::int,
      ${kind}, ${node}, ${token}, ${actor}::uuid, ${JSON.stringify(data)}::jsonb)`)
}
