/** What is known of one revision, for people. */
import sql from 'sql-template-tag'

import type { PromotionNote } from '#metadata/promotion/promotion-row.ts'
import { unknownRevision } from '#metadata/revisions.ts'
import type { Caller, System } from '#runtime/system.ts'
import { describeNotes, type ShownNote } from './describe-notes.ts'
import { type NamedPerson, namePerson } from './name-person.ts'

export interface ShownRevision {
  readonly number: number
  readonly parent: number | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly author: NamedPerson | null
  readonly message: string
  readonly source: string
  /** What people should know about the records of that promotion. */
  readonly remarks: readonly ShownNote[]
}

/** Problem `revision/unknown`. */
export async function readRevision(system: System, caller: Caller, number: number): Promise<ShownRevision> {
  const [row] = await system.db.query<
    Omit<ShownRevision, 'author' | 'remarks'> & { author: string | null; remarks: PromotionNote[] | null }
  >(sql`
    select r.number, r.parent, r.created_at as at, r.author, r.message, r.source,
      (select p.notes from bm.promotion p where p.revision = r.number order by p.started_at desc limit 1) as remarks
    from bm.revision r where r.number = ${number}`)
  if (!row) throw unknownRevision(`There is no revision ${number}.`)
  return {
    ...row,
    author: await namePerson(system, caller, row.author),
    remarks: await describeNotes(system.db, { revision: number, notes: row.remarks ?? [] }),
  }
}
