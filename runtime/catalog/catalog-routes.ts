/** What an application is made of, and who asks: GET /catalog, GET and PATCH /me. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { write } from '../write.ts'
import { answerCatalog } from './answer-catalog.ts'
import { changeMe, type OwnValues, ownChoices, ownTexts } from './change-me.ts'
import { readMe } from './me.ts'

const ownBody = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: Object.fromEntries([
    ...ownTexts.map(name => [name, { type: ['string', 'null'], maxLength: 1000 }]),
    ...ownChoices.map(name => [name, { type: 'boolean' }]),
  ]),
}

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

    http.patch<{ Body: OwnValues }>('/me', { schema: { body: ownBody } }, async (request, reply) => {
      const caller = callerOf(request)
      await write(system, caller, context => changeMe(context, request.body))
      return send(reply, await read(system, caller, readMe))
    })
  }
}
