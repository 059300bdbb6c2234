/** Puts an incident on an instance besides its steps: what people see of it says that it needs help. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { WriteContext } from '../write.ts'
import { type InstanceRow, logOf } from './instance-row.ts'
import type { Incident } from './save-instance.ts'
import { systemTable } from './system-table.ts'

/** Adds the incident and tells the log; the instance is locked. */
export async function troubleInstance(context: WriteContext, instance: InstanceRow, incident: Incident): Promise<void> {
  const log = logOf(context)
  const shown = systemTable(context, systemObjects.workflowInstance)
  const { token, node, wait, code, message } = incident
  await context.tx.query(sql`
    with troubled as (
      insert into ${log}.workflow_incident (instance, token, node, wait, code, message)
      values (${instance.id}::uuid, ${token}, ${node}, ${wait}, ${code}, ${JSON.stringify(message)}::jsonb)
      on conflict (instance, token) do update set code = excluded.code, message = excluded.message, at = now()
    ), logged as (
      insert into ${log}.workflow_log (at, instance, seq, workflow_id, revision, kind, node, token, data)
      values (to_timestamp(${instance.now}::float8 / 1000), ${instance.id}::uuid, 0, ${instance.workflowId}, ${instance.revision}::int, 'incident', ${node}, ${token}, ${JSON.stringify({ code, message })}::jsonb)
    )
    update ${shown.table} set ${shown.column('state')} = 'incident', rev = rev + 1, updated_at = now()
    where id = ${instance.id}::uuid and ${shown.column('state')} = 'active'`)
}
