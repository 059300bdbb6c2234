/** A draft by the name or id that somebody types. */
import sql from 'sql-template-tag'

import { didYouMean } from '#metadata/did-you-mean.ts'
import type { Queryable } from '#platform/database/database.ts'
import { unknownDraft } from '../drafts/draft-problems.ts'
import { type DraftRow, readDraftRow } from '../drafts/draft-row.ts'
import { Refusal } from './shell.ts'

/** Its row; problem `draft/unknown`, and a refusal where several have that name. */
export async function findDraft(db: Queryable, wanted: string, { discarded = false } = {}): Promise<DraftRow> {
  const all = await db.query<{ id: string; name: string }>(sql`
    select id, name from bm.draft where (discarded_at is not null) = ${discarded} order by updated_at desc`)
  const byId = all.find(draft => draft.id === wanted)
  const named = byId ? [byId] : all.filter(draft => draft.name === wanted)
  if (named.length > 1) {
    throw new Refusal(`Several drafts are called ${wanted}. Say which: ${named.map(draft => draft.id).join(', ')}`)
  }
  const [found] = named
  if (found) return readDraftRow(db, found.id, { discarded })
  const near = didYouMean(
    wanted,
    all.map(draft => draft.name),
  )
  const sort = discarded ? 'discarded draft' : 'draft'
  throw unknownDraft(`There is no ${sort} called ${wanted.slice(0, 120)}.`, near.length > 0 ? { didYouMean: near } : {})
}
