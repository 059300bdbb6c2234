/** What an application is made of, and who asks: GET /catalog, GET /me. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { answerCatalog } from './answer-catalog.ts'
import { readMe } from './me.ts'

/** The routes of this folder. */
export function catalogRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get('/catalog', async (request, reply) => {
      const answer = await read(system, callerOf(request), answerCatalog)
      const { etag, json } = answer.value
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === etag) {
        send(reply, answer, 304)
        return reply.send()
      }
      reply.type('application/json; charset=utf-8')
      return send(reply, { ...answer, value: json })
    })

    http.get('/me', async (request, reply) => send(reply, await read(system, callerOf(request), readMe)))
  }
}
