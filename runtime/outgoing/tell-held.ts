/** Tells administrators, and those who have reports sent, that a restored system sends nothing yet: once. */
import sql, { raw } from 'sql-template-tag'

import { rightsOf } from '../access/rights.ts'
import { notify } from '../notifications/notify.ts'
import { quote } from '../query/identifiers.ts'
import { findRecipients } from '../reports/schedules/find-recipients.ts'
import type { System } from '../system.ts'
import { workflowCaller } from '../workflows/workflow-actor.ts'
import { write } from '../write.ts'
import { findHold } from './hold.ts'

/** Does nothing where nothing is held. */
export async function tellHeld(system: System): Promise<void> {
  const hold = await findHold(system.db)
  if (!hold) return
  await write(system, workflowCaller(system), async context => {
    const { catalog, tx, ed } = context
    const owners = await tx.query<{ id: string }>(
      sql`select distinct owner_id as id from ${raw(quote(`${ed}_log`))}.report_schedule where active`,
    )
    const roles = catalog.symbols.all('role').filter(role => rightsOf(catalog, [role.id]).has('administer'))
    const found = await findRecipients(
      { catalog, ed, db: tx },
      { user_ids: owners.map(row => row.id), role_ids: roles.map(role => role.id), left_ids: [] },
    )
    await notify(
      context,
      found.map(person => person.id),
      { kind: 'held', parameters: { day: hold.backup.slice(0, 10) }, key: `held ${hold.since}` },
    )
  })
}
