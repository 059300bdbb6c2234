/** Puts a draft onto the revision that was made from it: its diff is empty, and undo stops there. */
import sql from 'sql-template-tag'

import { isSameContent, readContent } from '#metadata/promotion/content.ts'
import type { Queryable } from '#platform/database/database.ts'
import { readDraftRow, touch, updateDraftRow } from '../drafts/draft-row.ts'

/** `position`: the last step that was promoted; undefined where that is no longer known. */
export async function markPromoted(
  tx: Queryable,
  id: string,
  revision: number,
  position: number | undefined,
): Promise<void> {
  const [known] = await tx.query(sql`select from bm.draft where id = ${id}::uuid for update`)
  if (!known) return
  const row = await readDraftRow(tx, id, { lock: true, discarded: true })
  if (row.base >= revision) return
  const isPromoted = isSameContent(row.content, await readContent(tx, revision))
  const floor = isPromoted || position === undefined ? row.position : Math.min(row.position, position)
  await updateDraftRow(tx, { ...touch(row, []), base: revision, floor })
}
