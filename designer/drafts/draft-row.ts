/** The row of bm.draft: what a draft is besides its definitions. */
import sql from 'sql-template-tag'

import type { Content } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { discardedDraft, readOnlyDraft, unknownDraft } from './draft-problems.ts'
import { isRevisionId } from './revision-row.ts'

export interface DraftRow {
  readonly id: string
  readonly name: string
  /** Number of the revision that it was opened from, or was last re-based onto or promoted as. */
  readonly base: number
  readonly content: Content
  /** Grows with every edit, undo and redo. */
  readonly version: number
  /** Number of the step that was applied last; 0 when none was. */
  readonly position: number
  /** Steps up to this one were promoted and cannot be undone. */
  readonly floor: number
  /** Definition id to the version at which it was last edited. */
  readonly touched: Readonly<Record<string, number>>
  /** Id of a user; null for the command line. */
  readonly owner: string | null
  readonly shared: boolean
  /** How many findings there were after the last edit. */
  readonly errors: number
  readonly warnings: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
  readonly discardedAt: string | null
  readonly discardedBy: string | null
}

/**
 * Reads one draft, locked against other edits when asked. Problems `draft/unknown`, `draft/read-only` for a revision, and
 * `draft/discarded` unless those are welcome.
 */
export async function readDraftRow(
  db: Queryable,
  id: string,
  { lock = false, discarded = false } = {},
): Promise<DraftRow> {
  if (isRevisionId(id)) throw readOnlyDraft('A revision cannot be edited. Open a draft from it.')
  const [row] = await db.query<DraftRow>(sql`
    select id, name, base, content, version, position, floor, touched, owner, shared, errors, warnings, created_at as "createdAt",
      updated_at as "updatedAt", discarded_at as "discardedAt", discarded_by as "discardedBy"
    from bm.draft where id = ${id}::uuid ${lock ? sql`for update` : sql``}`)
  if (!row) throw unknownDraft('There is no such draft.')
  if (row.discardedAt && !discarded) {
    throw discardedDraft(`The draft ${row.name} was discarded; it can be restored.`, {
      draft: { id, name: row.name, discardedAt: row.discardedAt, discardedBy: row.discardedBy },
    })
  }
  return row
}

/** The row after an edit of these definitions: its version has grown by one. */
export function touch(row: DraftRow, edited: readonly string[]): DraftRow {
  const version = row.version + 1
  const now = Object.fromEntries(edited.map(definition => [definition, version]))
  return { ...row, version, touched: { ...row.touched, ...now }, updatedAt: new Date().toISOString() }
}

/** Writes everything that edits change. */
export async function updateDraftRow(db: Queryable, row: DraftRow): Promise<void> {
  await db.query(sql`
    update bm.draft set base = ${row.base}, content = ${JSON.stringify(row.content)}::jsonb,
      position = ${row.position}, floor = ${row.floor}, version = ${row.version},
      touched = ${JSON.stringify(row.touched)}::jsonb, errors = ${row.errors}, warnings = ${row.warnings},
      updated_at = ${row.updatedAt}::timestamptz
    where id = ${row.id}::uuid`)
}
