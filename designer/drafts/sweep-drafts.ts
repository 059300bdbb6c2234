/** Removes drafts whose time to be restored is over, and the definitions that no draft names any more. */
import sql from 'sql-template-tag'

import type { Database, Queryable } from '#platform/database/database.ts'

/** For how many days a discarded draft can be restored. */
export const keptDays = 30

/** How many rows one run removes at most. */
const most = 10_000

/** Run it now and then; answers how many drafts and definitions were removed. */
export async function sweepDrafts(db: Database): Promise<{ drafts: number; definitions: number }> {
  const drafts = await db.query(sql`
    delete from bm.draft where discarded_at < now() - make_interval(days => ${keptDays}) returning id`)
  // Looked for without a lock first: as a rule there is nothing.
  if ((await findUnnamed(db, 1)).length === 0) return { drafts: drafts.length, definitions: 0 }
  const definitions = await db.transaction(async tx => {
    // An edit stores its definitions before it names them: none may be between the two.
    await tx.query(sql`select set_config('lock_timeout', '2s', true)`)
    await tx.query(sql`lock table bm.draft_blob in share row exclusive mode`)
    const hashes = await findUnnamed(tx, most)
    await tx.query(sql`delete from bm.draft_blob where hash = any(${hashes})`)
    return hashes.length
  })
  return { drafts: drafts.length, definitions }
}

/** Hashes that neither the content of a draft nor a step to be undone or redone names. */
async function findUnnamed(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db.query<{ hash: string }>(sql`
    select hash from bm.draft_blob where hash not in (
      select item.value from bm.draft d, jsonb_each_text(d.content) item where item.value is not null
      union select item ->> 'before' from bm.draft_step s, jsonb_array_elements(s.changes) item
        where item ->> 'before' is not null
      union select item ->> 'after' from bm.draft_step s, jsonb_array_elements(s.changes) item
        where item ->> 'after' is not null)
    limit ${limit}`)
  return rows.map(row => row.hash)
}
