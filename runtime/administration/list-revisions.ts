/** What was promoted, when, by whom, and how many definitions each revision changed. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../context.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { systemObject } from '../query/system-object.ts'
import { referencedTitleSql } from '../query/title-sql.ts'
import type { Answer } from '../read.ts'

export interface ListedRevision {
  readonly number: number
  readonly parent: number | null
  readonly at: string
  readonly author: { readonly id: string; readonly title: string | null } | null
  readonly message: string
  readonly source: string
  /** Definitions that were added, removed or changed. */
  readonly changes: number
}

interface Row {
  readonly head: number
  readonly number: number | null
  readonly parent: number | null
  readonly at: string
  readonly author: string | null
  readonly title: string | null
  readonly message: string
  readonly source: string
  readonly changes: number
}

const most = 200

/** The latest revisions, newest first. */
export async function listRevisions(context: Context): Promise<Answer<{ revisions: ListedRevision[]; head: number }>> {
  const user = openScope(context, systemObject(context, systemObjects.user), createAliases())
  const rows = await context.db.query<Row>(
    prepared(
      sql`select h.revision as head, t.* from bm.head h left join lateral (
          select r.number, r.parent, r.created_at as at, r.author, ${referencedTitleSql(user, raw('r.author'))} as title,
            r.message, r.source, (
              select count(*)::int from jsonb_each_text(r.content) a
              full join jsonb_each_text(coalesce(p.content, '{}')) b on b.key = a.key
              where a.value is distinct from b.value) as changes
          from (select * from bm.revision where number > 0 order by number desc limit ${raw(String(most))}) r
          left join bm.revision p on p.number = r.parent
          order by r.number desc) t on true`,
      context.actor,
    ),
  )
  const head = rows[0]?.head ?? 0
  const revisions = rows.flatMap(({ head: _, author, title, number, ...row }) =>
    number === null ? [] : [{ ...row, number, author: author ? { id: author, title } : null }],
  )
  return { revision: head, value: { revisions, head } }
}
