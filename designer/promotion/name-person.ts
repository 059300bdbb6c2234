/** The names of users, as far as the one who asks may see them. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { prepared } from '#runtime/query/prepared.ts'
import { createAliases, openScope } from '#runtime/query/scope.ts'
import { systemObject } from '#runtime/query/system-object.ts'
import { referencedTitleSql } from '#runtime/query/title-sql.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'

/** One person as answers name him; the title is null for whom one may not see. */
export interface NamedPerson {
  readonly id: string
  readonly title: string | null
}

/** Null for the system itself. */
export async function namePerson(system: System, caller: Caller, id: string | null): Promise<NamedPerson | null> {
  if (id === null) return null
  const context = toContext(system, caller)
  const user = openScope(context, systemObject(context, systemObjects.user), createAliases())
  const [row] = await system.db.query<{ title: string | null }>(
    prepared(
      sql`select ${referencedTitleSql(user, raw('i.id'))} as title from (select ${id}::uuid as id) i`,
      caller.actor,
    ),
  )
  return { id, title: row?.title ?? null }
}
