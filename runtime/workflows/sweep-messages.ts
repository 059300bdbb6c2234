/** Messages that nobody has wanted in time. */
import sql from 'sql-template-tag'

import type { System } from '../system.ts'
import { logOf } from './instance-row.ts'

/** Forgets them; run it now and then. */
export async function sweepMessages(system: Pick<System, 'db' | 'ed'>): Promise<void> {
  await system.db.query(sql`delete from ${logOf(system)}.workflow_message where expires_at < now()`)
}
