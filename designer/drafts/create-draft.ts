/** Opens a draft: a copy of a revision, under a name, that belongs to somebody. */
import sql from 'sql-template-tag'

import { readContent } from '#metadata/promotion/content.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'
import { readDraftRow, updateDraftRow } from './draft-row.ts'
import { countFindings, type DraftState, toDraftState } from './draft-state.ts'

export interface DraftWish {
  readonly name: string
  /** Revision that it starts from; undefined means the head. */
  readonly base: number | undefined
  readonly shared: boolean
  /** Id of a user; null for the command line. */
  readonly owner: string | null
}

/** Makes the draft; problem `revision/unknown`. */
export function createDraft(db: Database, wish: DraftWish): Promise<DraftState> {
  return db.transaction(async tx => {
    const base = wish.base ?? (await readHead(tx))
    const content = await readContent(tx, base)
    const id = newId()
    await tx.query(sql`
      insert into bm.draft (id, name, base, content, owner, shared)
      values (${id}::uuid, ${wish.name}, ${base}, ${JSON.stringify(content)}::jsonb, ${wish.owner}::uuid, ${wish.shared})`)
    const state = await toDraftState(tx, await readDraftRow(tx, id))
    const counted = { ...state, ...countFindings(state.findings) }
    await updateDraftRow(tx, counted)
    return counted
  })
}
