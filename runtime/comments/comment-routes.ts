/** What people say about a record. Whoever may read the record reads and writes them; only the author takes one back. */
import type { FastifyPluginAsync } from 'fastify'
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'
import { problemKind } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { notify } from '../notifications/notify.ts'
import { quote } from '../query/identifiers.ts'
import { bindValues } from '../query/late-values.ts'
import { findObject } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { systemObject } from '../query/system-object.ts'
import { referencedTitleSql } from '../query/title-sql.ts'
import { type Answer, read } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { write } from '../write.ts'

const unknownComment = problemKind('comment/unknown', 404, 'There is no such comment of yours')

interface RecordRequest {
  Params: { object: string; id: string }
}
interface CommentRequest {
  Params: { object: string; id: string; comment: string }
}

const recordParams = {
  type: 'object',
  required: ['object', 'id'],
  properties: {
    object: { type: 'string', minLength: 1, maxLength: 200 },
    id: { type: 'string', minLength: 1, maxLength: 100 },
  },
} as const
const commentParams = {
  type: 'object',
  required: ['object', 'id', 'comment'],
  properties: { ...recordParams.properties, comment: { type: 'string', format: 'uuid' } },
} as const
const body = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 10_000, pattern: '\\S' },
    mentions: { type: 'array', maxItems: 50, uniqueItems: true, items: { type: 'string', format: 'uuid' } },
  },
} as const

/** GET, POST and DELETE below /records/{object}/{id}/comments. */
export function commentRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const table = raw(`${quote(`${system.ed}_log`)}.comment`)
  return async http => {
    http.get<RecordRequest>(
      '/records/:object/:id/comments',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object, id } = request.params
        return send(reply, await read(system, callerOf(request), context => listComments(context, object, id)))
      },
    )

    http.post<RecordRequest & { Body: { text: string; mentions?: string[] } }>(
      '/records/:object/:id/comments',
      { schema: { params: recordParams, body } },
      async (request, reply) => {
        const { object, id } = request.params
        const { mentions: wanted = [] } = request.body
        const text = request.body.text.trim()
        const answer = await write(system, callerOf(request), async context => {
          await getRecord(context, object, id, ['id'], context.tx)
          const comment = { id: newId(), text, at: new Date().toISOString() }
          const { userId, name } = context.actor
          const objectId = findObject(context, object).id
          const people = await readTitles(context, context.tx, systemObject(context, systemObjects.user), wanted)
          const mentions = [...people].map(([person, title]) => ({ id: person, title }))
          const ids = mentions.map(person => person.id)
          await context.tx.query(sql`insert into ${table} (id, object_id, record_id, text, created_by, created_at, mentions)
            values (${comment.id}, ${objectId}, ${id}, ${text}, ${userId}, ${comment.at}, ${ids}::uuid[])`)
          await notify(
            context,
            ids.filter(person => person !== userId),
            { kind: 'mention', record: { objectId, id }, key: `comment ${comment.id}` },
          )
          return { ...comment, by: { id: userId, title: name }, mine: true, mentions }
        })
        return send(reply, answer, 201)
      },
    )

    http.delete<CommentRequest>(
      '/records/:object/:id/comments/:comment',
      { schema: { params: commentParams } },
      async (request, reply) => {
        const { object, id, comment } = request.params
        const answer = await write(system, callerOf(request), async context => {
          await getRecord(context, object, id, ['id'], context.tx)
          const [gone] = await context.tx.query(sql`delete from ${table}
            where id = ${comment} and record_id = ${id} and created_by = ${context.actor.userId} returning id`)
          if (!gone) throw unknownComment('There is no such comment, or it is somebody else’s.')
        })
        send(reply, answer, 204)
        return reply.send()
      },
    )
  }
}

interface Comment {
  readonly id: string
  readonly text: string
  readonly at: string
  readonly by: { readonly id: string; readonly title: string | null }
  readonly mine: boolean
  /** Whom it names, as far as one may know them. */
  readonly mentions: readonly { readonly id: string; readonly title: string | null }[]
}

/** Oldest first, at most 500. */
async function listComments(context: Context, object: string, id: string): Promise<Answer<{ comments: Comment[] }>> {
  const { revision } = await getRecord(context, object, id, ['id'])
  const user = openScope(context, systemObject(context, systemObjects.user), createAliases())
  const statement = sql`select c.id, c.text, c.created_at as at, c.created_by, c.mentions, ${referencedTitleSql(user, raw('c.created_by'))} as title
    from ${raw(`${quote(`${context.ed}_log`)}.comment`)} c
    where c.record_id = ${id}::uuid and c.object_id = ${findObject(context, object).id} order by c.id limit 500`
  const rows = await context.db.query<{
    id: string
    text: string
    at: string
    created_by: string
    title: string | null
    mentions: string[]
  }>({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  const named = [...new Set(rows.flatMap(row => row.mentions))]
  const people = await readTitles(context, context.db, systemObject(context, systemObjects.user), named)
  const comments = rows.map(row => ({
    id: row.id,
    text: row.text,
    at: row.at,
    by: { id: row.created_by, title: row.title },
    mine: row.created_by === context.actor.userId,
    mentions: row.mentions.flatMap(person =>
      people.has(person) ? [{ id: person, title: people.get(person) ?? null }] : [],
    ),
  }))
  return { revision, value: { comments } }
}
