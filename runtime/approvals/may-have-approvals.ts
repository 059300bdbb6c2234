/** Whether it is worth while to ask for the approvals of a record, so that the pages of most records do not. */
import sql from 'sql-template-tag'

import type { Context } from '../context.ts'
import { isUuid } from '../query/is-uuid.ts'
import { logOf } from '../workflows/instance-row.ts'

/** An approval of the object can be begun, or something has run for the record when there was one. */
export async function mayHaveApprovals(context: Context, object: string, id: string): Promise<boolean> {
  if (context.catalog.symbols.all('approval').some(approval => approval.object === object)) return true
  if (!isUuid(id)) return false
  const [row] = await context.db.query<{ found: boolean }>(sql`
    select exists (select from ${logOf(context)}.workflow_instance where record_id = ${id}::uuid) as found`)
  return row?.found === true
}
