/** The list of edits as people read it: what was done, by whom, when, and to which definitions. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { prepared } from '#runtime/query/prepared.ts'
import { createAliases, openScope } from '#runtime/query/scope.ts'
import { systemObject } from '#runtime/query/system-object.ts'
import { referencedTitleSql } from '#runtime/query/title-sql.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'

export interface ListedStep {
  readonly number: number
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly description: LocalizedText
  /** null for the command line. */
  readonly author: { readonly id: string; readonly title: string | null } | null
  /** ISO 8601, UTC. */
  readonly at: string
  /** Ids of the definitions that it changed. */
  readonly definitions: readonly string[]
  /** Set where it moved the draft onto another revision. */
  readonly baseAfter: number | null
}

type Row = Omit<ListedStep, 'author'> & { readonly author: string | null; readonly title: string | null }

/** Steps of a draft below `before`, latest first; those above its position were undone. */
export function listSteps(
  system: System,
  caller: Caller,
  draft: string,
  { before = 2_147_483_647, limit = 100 }: { before?: number; limit?: number },
): Promise<ListedStep[]> {
  return select(system, caller, sql`s.draft = ${draft}::uuid and s.number < ${before}`, limit)
}

/** One step; null when it is not there any more. */
export async function describeStep(
  system: System,
  caller: Caller,
  draft: string,
  number: number,
): Promise<ListedStep | null> {
  const [step] = await select(system, caller, sql`s.draft = ${draft}::uuid and s.number = ${number}`, 1)
  return step ?? null
}

async function select(system: System, caller: Caller, condition: Sql, limit: number): Promise<ListedStep[]> {
  const context = toContext(system, caller)
  const user = openScope(context, systemObject(context, systemObjects.user), createAliases())
  const rows = await system.db.query<Row>(
    prepared(
      sql`select s.number, s.command, s.arguments, s.description, s.author,
          ${referencedTitleSql(user, raw('s.author'))} as title, s.at, s.base_after as "baseAfter",
          array(select item ->> 'definition' from jsonb_array_elements(s.changes) item) as definitions
        from bm.draft_step s where ${condition} order by s.number desc limit ${limit}`,
      context.actor,
    ),
  )
  return rows.map(({ author, title, ...row }) => ({ ...row, author: author ? { id: author, title } : null }))
}
