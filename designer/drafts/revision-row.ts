/** A revision as if it were a draft that nobody can edit, under the id `revision-12`: the designer as of any day. */
import { readContent } from '#metadata/promotion/content.ts'
import type { Content } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'

const pattern = /^revision-(\d{1,9})$/

/** Whether an id is that of a revision. */
export function isRevisionId(id: string): boolean {
  return pattern.test(id)
}

/** The row of a revision; problem `revision/unknown`. */
export async function readRevisionRow(db: Queryable, id: string) {
  const base = Number(pattern.exec(id)?.[1])
  const content: Content = await readContent(db, base)
  const never = new Date(0).toISOString()
  return {
    id,
    name: id,
    base,
    content,
    version: 1,
    position: 0,
    floor: 0,
    touched: {},
    owner: null,
    shared: true,
    errors: 0,
    warnings: 0,
    createdAt: never,
    updatedAt: never,
    discardedAt: null,
    discardedBy: null,
  }
}
