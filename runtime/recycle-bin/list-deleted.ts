/** GET /api/recycle-bin: what was deleted and the actor could have deleted himself, the latest first. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { bindValues } from '../query/late-values.ts'
import { findObject } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { decodeCursor, encodeCursor } from '../query/sort.ts'
import { literal, titleSql } from '../query/title-sql.ts'
import type { Answer } from '../read.ts'

export interface DeletedRecord {
  readonly object: string
  readonly id: string
  readonly title: string | null
  readonly deleted_at: string
  readonly deleted_by: { readonly id: string; readonly title: string | null } | null
}

export interface DeletedList {
  readonly records: readonly DeletedRecord[]
  readonly after?: string
}

interface BinRequest {
  readonly object?: string | undefined
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

/** One page. Lines that went with their parent are not listed: they come back with it. */
export async function listDeleted(
  context: Context,
  { object, limit = 50, after }: BinRequest,
): Promise<Answer<DeletedList>> {
  const objects = object === undefined ? [...context.catalog.objects.values()] : [findObject(context, object)]
  const position = after === undefined ? undefined : decodeCursor(after)
  const next = createAliases()
  const parts = objects.flatMap(item => deletedSql(context, item, limit, position, next) ?? [])
  const none = sql`select null::text, null::uuid, null::text, null::timestamptz, null::text, null::uuid, null::text where false`
  const found = join(parts.length > 0 ? parts.map(part => sql`(${part})`) : [none], ' union all ')
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (select * from (${found}) u(object, id, title, at, exact, by_id, by_title) order by at desc, id desc limit ${limit + 1}) t on true`
  const rows = await context.db.arrays({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  const records = rows.filter(row => row[2] !== null)
  const page = records.slice(0, limit)
  const last = page.at(-1)
  return {
    revision: rows[0]?.[0] as number,
    value: {
      records: page.map(toDeleted),
      ...(records.length > limit && last ? { after: encodeCursor([last[5] as string, last[2] as string]) } : {}),
    },
  }
}

function deletedSql(
  context: Context,
  object: CatalogObject,
  limit: number,
  position: readonly (string | null)[] | undefined,
  next: () => string,
): Sql | undefined {
  const scope = openScope(context, object, next)
  const predicate = accessPredicate(context, object, 'delete', scope.alias, next)
  if (predicate === false || isLine(context, object)) return undefined
  const at = raw(`${scope.alias}.deleted_at`)
  const user = context.catalog.objectsById.get('sys-user')
  const title = titleSql(scope, object, [])
  const by = user && openScope(context, user, next)
  const byTitle = by
    ? sql`(select ${titleSql(by, user, [])} ${by.from()} where ${raw(by.alias)}.id = ${raw(scope.alias)}.deleted_by${andPredicate(accessPredicate(context, user, 'read', by.alias, next))})`
    : raw('null::text')
  const beyond = position
    ? sql` and (${at}, ${raw(scope.alias)}.id) < (${position[0]}::timestamptz, ${position[1]}::uuid)`
    : raw('')
  return sql`select ${raw(literal(object.name))} as object, ${raw(scope.alias)}.id, ${title} as title, ${at} as at, ${at}::text as exact, ${raw(scope.alias)}.deleted_by as by_id, ${byTitle} as by_title ${scope.from()} where ${at} is not null${andPredicate(predicate)}${beyond} order by ${at} desc, ${raw(scope.alias)}.id desc limit ${limit + 1}`
}

/** Whether records of the object are edited as lines of another. */
function isLine({ catalog }: Context, object: CatalogObject): boolean {
  return [...catalog.objects.values()].some(parent => parent.embedded.some(field => field.targets.includes(object.id)))
}

function toDeleted(row: readonly unknown[]): DeletedRecord {
  return {
    object: row[1] as string,
    id: row[2] as string,
    title: row[3] as string | null,
    deleted_at: row[4] as string,
    deleted_by: row[6] === null ? null : { id: row[6] as string, title: row[7] as string | null },
  }
}
