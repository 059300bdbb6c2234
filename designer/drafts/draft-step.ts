/** The edits of a draft, one row each: what was done, by whom, and the definitions before and after it. */
import sql from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** What one edit did to one definition; a hash is null where there was or is none. */
export interface StepChange {
  readonly definition: string
  readonly before: string | null
  readonly after: string | null
}

export interface DraftStep {
  readonly number: number
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly description: LocalizedText
  /** Id of a user; null for the command line. */
  readonly author: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly changes: readonly StepChange[]
  /** Set where the edit moved the draft onto another revision. */
  readonly baseBefore: number | null
  readonly baseAfter: number | null
}

const columns = sql`number, command, arguments, description, author, at, changes,
  base_before as "baseBefore", base_after as "baseAfter"`

/** One step; undefined when there is none of that number. */
export async function readStep(db: Queryable, draft: string, number: number): Promise<DraftStep | undefined> {
  const [row] = await db.query<DraftStep>(sql`
    select ${columns} from bm.draft_step where draft = ${draft}::uuid and number = ${number}`)
  return row
}

/** Appends a step in the place of those that were undone. */
export async function insertStep(
  db: Queryable,
  draft: string,
  step: Omit<DraftStep, 'at' | 'baseBefore' | 'baseAfter'> & Partial<Pick<DraftStep, 'baseBefore' | 'baseAfter'>>,
): Promise<void> {
  await db.query(sql`delete from bm.draft_step where draft = ${draft}::uuid and number >= ${step.number}`)
  await db.query(sql`
    insert into bm.draft_step (draft, number, command, arguments, description, author, changes, base_before, base_after)
    values (${draft}::uuid, ${step.number}, ${step.command}, ${JSON.stringify(step.arguments)}::jsonb,
      ${JSON.stringify(step.description)}::jsonb, ${step.author}::uuid, ${JSON.stringify(step.changes)}::jsonb,
      ${step.baseBefore ?? null}, ${step.baseAfter ?? null})`)
}
