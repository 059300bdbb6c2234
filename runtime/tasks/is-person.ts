import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import { isUuid } from '../query/is-uuid.ts'
import { systemTable } from '../workflows/system-table.ts'
import type { WriteContext } from '../write.ts'

/** Whether it is the id of somebody who is there and has not left. */
export async function isPerson(context: WriteContext, id: string): Promise<boolean> {
  if (!isUuid(id)) return false
  const user = systemTable(context, systemObjects.user)
  const rows = await context.tx.query(
    sql`select from ${user.table} where id = ${id}::uuid and deleted_at is null and ${user.column('active')} is true`,
  )
  return rows.length > 0
}
