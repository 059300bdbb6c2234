/** The recycle bin: look, restore, purge. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { readBack } from '../records/write/read-back.ts'
import { write } from '../write.ts'
import { listDeleted } from './list-deleted.ts'
import { purgeRecord } from './purge-record.ts'
import { restoreRecord } from './restore-record.ts'

const query = {
  type: 'object',
  additionalProperties: false,
  properties: {
    object: { type: 'string', minLength: 1, maxLength: 200 },
    limit: { type: 'integer', minimum: 1, maximum: 200 },
    after: { type: 'string', maxLength: 1000 },
  },
} as const

const params = {
  type: 'object',
  required: ['object', 'id'],
  properties: {
    object: { type: 'string', minLength: 1, maxLength: 200 },
    id: { type: 'string', minLength: 1, maxLength: 100 },
  },
} as const

interface RecordRequest {
  Params: { object: string; id: string }
}

/** GET /recycle-bin, POST /recycle-bin/{object}/{id}/restore, DELETE /recycle-bin/{object}/{id}. */
export function recycleBinRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.get<{ Querystring: { object?: string; limit?: number; after?: string } }>(
      '/recycle-bin',
      { schema: { querystring: query } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => listDeleted(context, request.query))),
    )

    http.post<RecordRequest>('/recycle-bin/:object/:id/restore', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const object = findObject(context, request.params.object)
        await restoreRecord(context, object, request.params.id)
        return await readBack(context, object, request.params.id.toLowerCase())
      })
      reply.header('etag', `"${answer.value.rev}"`)
      return send(reply, answer)
    })

    http.delete<RecordRequest>('/recycle-bin/:object/:id', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), context =>
        purgeRecord(context, findObject(context, request.params.object), request.params.id),
      )
      return send(reply, answer, 204)
    })
  }
}
