/** Removes what people were told long ago, so that it does not grow for ever. */
import sql, { raw } from 'sql-template-tag'

import type { Queryable } from '#platform/database/database.ts'

import { quote } from '../query/identifiers.ts'

/** Events after a day, mails that are sent after 90 days, notifications that are read after 180. */
export async function sweepTold(db: Queryable, ed: string): Promise<void> {
  const log = raw(quote(`${ed}_log`))
  await db.query(sql`delete from ${log}.event where at < now() - interval '1 day'`)
  await db.query(sql`delete from ${log}.mail where state = 'sent' and sent_at < now() - interval '90 days'`)
  await db.query(sql`delete from ${log}.notification where read_at < now() - interval '180 days'`)
}
