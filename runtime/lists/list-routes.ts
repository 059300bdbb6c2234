/** GET and POST /lists/{name}. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { type ListInput, listBodySchema, listQuerySchema, toListRequest } from '../records/list-request.ts'
import { listStored } from './list-stored.ts'

const params = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

/** The routes of this folder. */
export function listRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: { name: string }; Querystring: ListInput }>(
      '/lists/:name',
      { schema: { params, querystring: listQuerySchema } },
      async (request, reply) => {
        const { object: _, ...wanted } = toListRequest('', request.query)
        return send(
          reply,
          await read(system, callerOf(request), context => listStored(context, request.params.name, wanted)),
        )
      },
    )

    http.post<{ Params: { name: string }; Body: ListInput }>(
      '/lists/:name',
      { schema: { params, body: listBodySchema } },
      async (request, reply) => {
        const { object: _, ...wanted } = toListRequest('', request.body)
        return send(
          reply,
          await read(system, callerOf(request), context => listStored(context, request.params.name, wanted)),
        )
      },
    )
  }
}
