import sql from 'sql-template-tag'

import type { WorkflowDefinition } from '#metadata/definitions.ts'

import type { WriteContext } from '../../write.ts'
import { logOf } from '../instance-row.ts'
import { isApproval } from './is-approval.ts'

/** The instance of a workflow that is under way for a record; of what was called by others only when it is an approval. */
export async function findRunning(
  context: WriteContext,
  workflow: Pick<WorkflowDefinition, 'id' | 'name'>,
  record: string,
): Promise<string | undefined> {
  const [row] = await context.tx.query<{ id: string }>(sql`
    select id from ${logOf(context)}.workflow_instance
    where record_id = ${record}::uuid and workflow_id = ${workflow.id} and status = 'active'
      and (parent is null or ${isApproval(context.catalog, workflow)}::boolean) limit 1`)
  return row?.id
}
