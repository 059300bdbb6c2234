/**
 * Removes what previews have left behind: databases, roles and rows whose draft is discarded or gone, and what a server
 * that died in the middle of making has left half done. Only what bears this system's mark is touched.
 */
import sql from 'sql-template-tag'

import type { Database, Queryable } from '#platform/database/database.ts'

import { dropDatabase } from './make-database.ts'
import { markPrefix } from './preview-place.ts'
import { wasInterrupted } from './preview-problems.ts'
import { takePreview } from './preview-row.ts'

/** Run it at the start and now and then; answers how many were removed. */
export async function sweepPreviews(db: Database, directUrl: string): Promise<number> {
  const prefix = markPrefix(directUrl)
  const found = await db.query<{ name: string; mark: string }>(sql`
    select name, max(mark) as mark from (
      select datname as name, shobj_description(oid, 'pg_database') as mark from pg_database
      union all select rolname, shobj_description(oid, 'pg_authid') from pg_roles) everything
    where starts_with(mark, ${prefix}) group by name`)
  const ready = new Set(await readyDrafts(db))
  const left = found.map(({ name, mark }) => ({ name, draft: mark.slice(prefix.length) }))
  let removed = 0
  for (const { name, draft } of left) if (!ready.has(draft) && (await sweepOne(db, name, draft))) removed++
  await db.query(sql`delete from bm.draft_preview p
    where not exists (select from bm.draft d where d.id = p.draft and d.discarded_at is null)`)
  return removed
}

/** Drafts that are there and have a preview that works. */
async function readyDrafts(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ draft: string }>(sql`
    select p.draft from bm.draft_preview p join bm.draft d on d.id = p.draft
    where d.discarded_at is null and p.state = 'ready'`)
  return rows.map(row => row.draft)
}

/** Leaves alone what somebody is making at this moment, or has made since we looked. */
async function sweepOne(db: Database, name: string, draft: string): Promise<boolean> {
  const letGo = await takePreview(db, draft)
  if (!letGo) return false
  try {
    if ((await readyDrafts(db)).includes(draft)) return false
    await dropDatabase(db, name)
    await db.query(sql`
      update bm.draft_preview set state = 'failed', ended_at = now(), problem = ${JSON.stringify(wasInterrupted())}::jsonb
      where draft::text = ${draft} and state in ('making', 'filling')`)
    return true
  } finally {
    await letGo()
  }
}
