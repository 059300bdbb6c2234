/** GET /recent: the records that somebody made or changed lately, as far as he may still see them. */
import type { FastifyPluginAsync } from 'fastify'
import sql, { join, raw } from 'sql-template-tag'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { quote } from '../query/identifiers.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { titleSql } from '../query/title-sql.ts'
import { type Answer, read } from '../read.ts'

interface Recent {
  readonly object: string
  readonly id: string
  readonly title: string | null
  readonly at: string
}

const most = 20

/** The one route. */
export function recentRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get('/recent', async (request, reply) => send(reply, await read(system, callerOf(request), listRecent)))
  }
}

/** Looks at the last changes first, then at those records, one sub-select for each object among them. */
async function listRecent(context: Context): Promise<Answer<{ records: Recent[] }>> {
  const log = raw(quote(`${context.ed}_log`))
  const changed = await context.db.query<{ object_id: string; record_id: string; at: string }>(sql`
    select object_id, record_id, max(at) as at from (
      select object_id, record_id, at from ${log}.audit
      where actor_id = ${context.actor.userId} and record_id is not null and action in ('created', 'updated', 'restored')
      order by at desc limit 200) latest
    group by object_id, record_id order by max(at) desc limit ${raw(String(most * 2))}`)
  const moments = new Map(changed.map(row => [row.record_id, row.at]))
  const next = createAliases()
  const parts = [...Map.groupBy(changed, row => row.object_id)].flatMap(([objectId, rows]) => {
    const object = context.catalog.objectsById.get(objectId)
    if (!object || context.rights.scope(object, 'read') === 'none') return []
    const scope = openScope(context, object, next)
    const title = titleSql(scope, object, [])
    const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, next))
    const ids = rows.map(row => row.record_id)
    const alias = raw(scope.alias)
    return [
      sql`select ${object.name}::text as object, ${alias}.id, ${title} as title ${scope.from()} where ${alias}.id = any(${ids}::uuid[]) and ${alias}.deleted_at is null${visible}`,
    ]
  })
  const found =
    parts.length > 0
      ? join(parts, ' union all ')
      : raw('select null::text as object, null::uuid as id, null::text as title where false')
  const rows = await context.db.query<{ revision: number; object: string | null; id: string; title: string | null }>(
    prepared(sql`select h.revision, t.* from bm.head h left join lateral (${found}) t on true`, context.actor),
  )
  const records = rows
    .flatMap(({ object, id, title }) => (object === null ? [] : [{ object, id, title, at: moments.get(id) ?? '' }]))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, most)
  return { revision: rows[0]?.revision ?? 0, value: { records } }
}
