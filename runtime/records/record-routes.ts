/** Reading records: list, the same as a body, and one record. Changing them is in write/. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { choosing } from './choosing.ts'
import { formerNames } from './former-names.ts'
import { getRecord } from './get-record.ts'
import { listRecords } from './list-records.ts'
import { type ListInput, listQuerySchema, recordsBodySchema, toListRequest, toNames } from './list-request.ts'
import { objectParams, recordParams } from './record-params.ts'

const getQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { fields: { type: 'string', maxLength: 8000 } },
} as const

/** GET /records/{object}, POST /records/{object}/query, GET /records/{object}/{id}. */
export function recordRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: { object: string }; Querystring: ListInput }>(
      '/records/:object',
      { schema: { params: objectParams, querystring: listQuerySchema } },
      async (request, reply) => {
        const wanted = toListRequest(request.params.object, request.query)
        const answer = await read(system, callerOf(request), context => listRecords(context, wanted))
        deprecate(reply, formerNames(system.catalogs.current(), wanted.object, wanted))
        return send(reply, answer)
      },
    )

    http.post<{ Params: { object: string }; Body: ListInput }>(
      '/records/:object/query',
      { schema: { params: objectParams, body: recordsBodySchema } },
      async (request, reply) => {
        const wanted = toListRequest(request.params.object, request.body)
        const answer = await read(system, callerOf(request), context =>
          listRecords(context, wanted, choosing(context, wanted.object, request.body.choosing)),
        )
        deprecate(reply, formerNames(system.catalogs.current(), wanted.object, wanted))
        return send(reply, answer)
      },
    )

    http.get<{ Params: { object: string; id: string }; Querystring: { fields?: string } }>(
      '/records/:object/:id',
      { schema: { params: recordParams, querystring: getQuery } },
      async (request, reply) => {
        const { object, id } = request.params
        const fields = toNames(request.query.fields)
        const answer = await read(system, callerOf(request), context => getRecord(context, object, id, fields))
        deprecate(reply, formerNames(system.catalogs.current(), object, { fields }))
        reply.header('etag', `"${answer.value.rev}"`)
        return send(reply, answer)
      },
    )
  }
}

/** Says that names are on their way out (RFC 9745), and which. */
function deprecate(reply: FastifyReply, names: readonly string[]): void {
  if (names.length === 0) return
  reply.header('deprecation', `@${Math.floor(Date.now() / 1000)}`)
  reply.header('fulcrum-former-names', names.map(encodeURIComponent).join(', '))
}
