/** Takes incidents away that somebody has dealt with; an instance without any is running again. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { WriteContext } from '../write.ts'
import { type InstanceRow, logOf } from './instance-row.ts'
import { systemTable } from './system-table.ts'

/** `key` is the token of the incident or the wait that it is about; the instance is locked. */
export async function resolveIncident(context: WriteContext, instance: InstanceRow, key: string): Promise<void> {
  const log = logOf(context)
  const gone = await context.tx.query(sql`
    delete from ${log}.workflow_incident where instance = ${instance.id}::uuid and (token = ${key} or wait = ${key}) returning token`)
  if (gone.length === 0) return
  const shown = systemTable(context, systemObjects.workflowInstance)
  await context.tx.query(sql`
    update ${shown.table} set ${shown.column('state')} = 'active', rev = rev + 1, updated_at = now()
    where id = ${instance.id}::uuid and ${shown.column('state')} = 'incident'
      and not exists (select from ${log}.workflow_incident where instance = ${instance.id}::uuid)`)
}
