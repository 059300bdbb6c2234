/** An instance that never came to life: kept with the reason, so that somebody sees it. */

import sql from 'sql-template-tag'
import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'
import type { WriteContext } from '../../write.ts'
import { faultOf } from '../fault-of.ts'
import { logOf } from '../instance-row.ts'
import { localized } from '../localized.ts'
import { systemTable } from '../system-table.ts'
import type { StartWish } from './start-wish.ts'

const state = JSON.stringify({ seq: 0, status: 'failed', scopes: {}, tokens: {}, waits: {} })

/** Writes it, in the transaction of what should have started it; answers its id. */
export async function keepFailedStart(context: WriteContext, wish: StartWish, error: unknown): Promise<string> {
  const id = newId()
  const { record, starter, workflowId, node = null, locale } = wish
  const revision = context.catalog.revision
  const workflow = context.catalog.symbols.byId(workflowId)
  const name = localized(workflow?.kind === 'workflow' ? workflow.label : undefined, locale, workflowId)
  const shown = systemTable(context, systemObjects.workflowInstance)
  await context.tx.query(sql`
    with made as (
      insert into ${logOf(context)}.workflow_instance (id, workflow_id, revision, status, state, record_object, record_id, starter, depth, locale, ended_at)
      values (${id}::uuid, ${workflowId}, ${revision}::int, 'failed', ${state}::json, ${record?.object ?? null}, ${record?.id ?? null}::uuid, ${starter}::uuid, ${wish.depth}::int, ${locale}, now())
      returning id
    ), logged as (
      insert into ${logOf(context)}.workflow_log (instance, seq, workflow_id, revision, kind, node, data)
      select id, 0, ${workflowId}, ${revision}::int, 'incident', ${node}, ${JSON.stringify(faultOf(error))}::jsonb from made
    )
    insert into ${shown.table} (id, ${shown.column('name')}, ${shown.column('workflow')}, ${shown.column('record')}, ${shown.objectColumn('record')}, ${shown.column('state')}, ${shown.column('revision')}, ${shown.column('started_by')}, ${shown.column('started_at')}, ${shown.column('ended_at')})
    select id, ${name.slice(0, 200)}, ${workflowId}, ${record?.id ?? null}::uuid, ${record?.object ?? null}, 'failed', ${revision}::int, ${starter}::uuid, now(), now() from made`)
  return id
}
