/** Puts a draft onto the revision that was made from it: its diff is empty, and undo stops there. */
import sql from 'sql-template-tag'

import { isSameContent, readContent } from '#metadata/promotion/content.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { readDraftRow, touch, updateDraftRow } from '../drafts/draft-row.ts'
import { contentOf } from './content-of.ts'

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
  const promoted = await readContent(tx, revision)
  // Names that have come to mean something are ids from now on, as they are in the revision.
  const isPromoted = isSameContent(contentOf(toResolved(toNamed(await loadDefinitions(tx, row.content)))), promoted)
  if (row.base < revision) {
    const floor = isPromoted || position === undefined ? row.position : Math.min(row.position, position)
    const content = isPromoted ? promoted : row.content
    await updateDraftRow(tx, { ...touch(row, []), base: revision, content, floor })
    return
  }
  // It was re-based meanwhile: neither what was promoted nor the way onto this revision can be undone.
  const [step] = await tx.query<{ number: number | null }>(sql`select max(number) as number from bm.draft_step
    where draft = ${id}::uuid and number <= ${row.position} and base_before < ${revision}`)
  const floor = Math.max(row.floor, Math.min(row.position, position ?? 0), step?.number ?? 0)
  if (floor > row.floor) await updateDraftRow(tx, { ...touch(row, []), floor })
}
