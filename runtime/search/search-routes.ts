/** GET /search. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { toNames } from '../records/list-request.ts'
import { searchRecords } from './search-records.ts'

const querystring = {
  type: 'object',
  additionalProperties: false,
  required: ['q'],
  properties: {
    q: { type: 'string', maxLength: 500 },
    objects: { type: 'string', maxLength: 4000 },
    limit: { type: 'integer', minimum: 1, maximum: 100 },
  },
} as const

/** The routes of this folder. */
export function searchRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Querystring: { q: string; objects?: string; limit?: number } }>(
      '/search',
      { schema: { querystring } },
      async (request, reply) => {
        const { q, objects, limit = 20 } = request.query
        const wish = { text: q, objects: toNames(objects), limit }
        return send(reply, await read(system, callerOf(request), context => searchRecords(context, wish)))
      },
    )
  }
}
