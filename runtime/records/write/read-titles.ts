/** What records are called, as far as the actor may see them. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'

import { accessPredicate, andPredicate } from '../../access/predicate.ts'
import type { Context } from '../../context.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { bindValues } from '../../query/late-values.ts'
import { createAliases, openScope } from '../../query/scope.ts'
import { titleSql } from '../../query/title-sql.ts'

/** Titles by id; records that are gone or out of sight are missing. */
export async function readTitles(
  context: Context,
  db: Queryable,
  object: CatalogObject,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const wanted = ids.filter(isUuid)
  if (wanted.length === 0) return new Map()
  const scope = openScope(context, object, createAliases())
  const title = titleSql(scope, object, [])
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const statement = sql`select ${raw(scope.alias)}.id, ${title} ${scope.from()} where ${raw(scope.alias)}.id = any(${wanted}::uuid[]) and ${raw(scope.alias)}.deleted_at is null${visible}`
  const rows = await db.arrays({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  return new Map(rows.map(([id, text]) => [id as string, text as string | null]))
}
