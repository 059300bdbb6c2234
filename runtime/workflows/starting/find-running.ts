import sql from 'sql-template-tag'

import type { WriteContext } from '../../write.ts'
import { logOf } from '../instance-row.ts'

/** The instance of a workflow that is under way for a record, unless another one has called it. */
export async function findRunning(
  context: WriteContext,
  workflow: string,
  record: string,
): Promise<string | undefined> {
  const [row] = await context.tx.query<{ id: string }>(sql`
    select id from ${logOf(context)}.workflow_instance
    where record_id = ${record}::uuid and workflow_id = ${workflow} and status = 'active' and parent is null limit 1`)
  return row?.id
}
