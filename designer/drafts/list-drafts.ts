/** The drafts that somebody may open, with who made them, how far they are and how they stand to the head. */
import sql, { raw, type Sql } from 'sql-template-tag'

import { readHead } from '#metadata/revisions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { prepared } from '#runtime/query/prepared.ts'
import { createAliases, openScope } from '#runtime/query/scope.ts'
import { systemObject } from '#runtime/query/system-object.ts'
import { referencedTitleSql } from '#runtime/query/title-sql.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'
import type { DraftRow } from './draft-row.ts'
import { keptDays } from './sweep-drafts.ts'

export interface ListedDraft {
  readonly id: string
  readonly name: string
  readonly base: number
  readonly head: number
  readonly version: number
  /** Number of the step that was applied last. */
  readonly position: number
  readonly owner: { readonly id: string; readonly title: string | null } | null
  readonly shared: boolean
  /** Whether the one who asks made it. */
  readonly own: boolean
  readonly createdAt: string
  readonly updatedAt: string
  readonly discardedAt: string | null
  /** Definitions that differ from the base. */
  readonly changes: number
  readonly errors: number
  readonly warnings: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The name of the last edit's author and when it was. */
  readonly lastEdit: { readonly by: string | null; readonly at: string } | null
}

type Row = Omit<ListedDraft, 'owner' | 'lastEdit'> & {
  readonly owner: string | null
  readonly ownerTitle: string | null
  readonly editedBy: string | null
  readonly editedAt: string | null
}

const most = 200

/** Latest first; discarded ones only when asked, for as long as they can be restored. */
export function listDrafts(system: System, caller: Caller, discarded: boolean): Promise<ListedDraft[]> {
  const state = discarded
    ? sql`d.discarded_at > now() - make_interval(days => ${keptDays})`
    : sql`d.discarded_at is null`
  return select(
    system,
    caller,
    sql`${state} and (d.shared or d.owner is null or d.owner = ${caller.actor.userId}::uuid)`,
  )
}

/** One draft that the caller may open. */
export async function describeDraft(system: System, caller: Caller, id: string): Promise<ListedDraft> {
  const [draft] = await select(system, caller, sql`d.id = ${id}::uuid`)
  if (!draft) throw new Error(`The draft ${id} was deleted in between`)
  return draft
}

/** A revision in the same words. */
export async function describeRevision(system: System, row: DraftRow): Promise<ListedDraft> {
  const { id, name, base, version, createdAt, updatedAt } = row
  return {
    id,
    name,
    base,
    head: await readHead(system.db),
    version,
    position: 0,
    owner: null,
    shared: true,
    own: false,
    createdAt,
    updatedAt,
    discardedAt: null,
    changes: 0,
    errors: 0,
    warnings: 0,
    canUndo: false,
    canRedo: false,
    lastEdit: null,
  }
}

async function select(system: System, caller: Caller, condition: Sql): Promise<ListedDraft[]> {
  const context = toContext(system, caller)
  const user = openScope(context, systemObject(context, systemObjects.user), createAliases())
  const rows = await system.db.query<Row>(
    prepared(
      sql`select d.id, d.name, d.base, h.revision as head, d.version, d.position, d.owner,
          ${referencedTitleSql(user, raw('d.owner'))} as "ownerTitle", d.shared,
          coalesce(d.owner = ${caller.actor.userId}::uuid, true) as own, d.created_at as "createdAt",
          d.updated_at as "updatedAt", d.discarded_at as "discardedAt", d.errors, d.warnings,
          d.position > d.floor as "canUndo",
          exists (select from bm.draft_step s where s.draft = d.id and s.number > d.position) as "canRedo",
          s.at as "editedAt", ${referencedTitleSql(user, raw('s.author'))} as "editedBy",
          (select count(*)::int from jsonb_each_text(d.content) a full join jsonb_each_text(r.content) b on b.key = a.key
            where a.value is distinct from b.value) as changes
        from bm.draft d join bm.revision r on r.number = d.base cross join bm.head h
          left join bm.draft_step s on s.draft = d.id and s.number = d.position
        where ${condition} order by d.updated_at desc limit ${raw(String(most))}`,
      context.actor,
    ),
  )
  return rows.map(({ owner, ownerTitle, editedBy, editedAt, ...row }) => ({
    ...row,
    owner: owner ? { id: owner, title: ownerTitle } : null,
    lastEdit: editedAt ? { by: editedBy, at: editedAt } : null,
  }))
}
