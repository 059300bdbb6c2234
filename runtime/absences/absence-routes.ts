/** Everybody says himself when he is away and who stands in for him: GET, POST, PUT and DELETE below /absences. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { write } from '../write.ts'
import {
  createOwnAbsence,
  deleteOwnAbsence,
  type GivenAbsence,
  listOwnAbsences,
  updateOwnAbsence,
} from './own-absences.ts'

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: {
    from: { type: 'string', format: 'date' },
    to: { type: 'string', format: 'date' },
    substitute: { type: ['string', 'null'], maxLength: 100 },
    note: { type: ['string', 'null'], maxLength: 500 },
  },
} as const
const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const

/** The routes of this folder. */
export function absenceRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get('/absences', async (request, reply) => send(reply, await read(system, callerOf(request), listOwnAbsences)))

    http.post<{ Body: GivenAbsence }>('/absences', { schema: { body } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => ({
        id: await createOwnAbsence(context, request.body),
      }))
      return send(reply, answer, 201)
    })

    http.put<{ Body: GivenAbsence; Params: { id: string } }>(
      '/absences/:id',
      { schema: { body, params } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await write(system, callerOf(request), context => updateOwnAbsence(context, id, request.body))
        send(reply, answer, 204)
        return reply.send()
      },
    )

    http.delete<{ Params: { id: string } }>('/absences/:id', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), context => deleteOwnAbsence(context, request.params.id))
      send(reply, answer, 204)
      return reply.send()
    })
  }
}
