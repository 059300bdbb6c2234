/** The names of people, as far as the one who asks may see their records. */
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Context } from '#runtime/context.ts'
import { prepared } from '#runtime/query/prepared.ts'
import { createAliases, openScope } from '#runtime/query/scope.ts'
import { systemObject } from '#runtime/query/system-object.ts'
import { referencedTitleSql } from '#runtime/query/title-sql.ts'

import type { Probe } from './probe.ts'

/** Names by id; those that may not be seen are not among them, and for nobody who asks none are. */
export async function readPeopleNames(
  asker: Context | undefined,
  probe: Probe,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!asker || ids.length === 0) return new Map()
  const user = openScope(asker, systemObject(asker, systemObjects.user), createAliases())
  const { text, values } = prepared(
    sql`select i.id, ${referencedTitleSql(user, raw('i.id'))} as name from unnest(${ids}::uuid[]) i(id)`,
    asker.actor,
  )
  const rows = await probe.ask<{ id: string; name: string | null }>(text, values)
  return new Map((rows ?? []).flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
}
