/** What a person was told: everybody reads his own, and says what he has read. */
import type { FastifyPluginAsync } from 'fastify'
import sql, { raw } from 'sql-template-tag'

import { callerOf, type Door, send } from '../door.ts'
import { tell } from '../events/tell.ts'
import { quote } from '../query/identifiers.ts'
import { read } from '../read.ts'
import { write } from '../write.ts'
import { listNotifications, type NotificationRequest } from './list-notifications.ts'
import { unknownNotification } from './notification-problems.ts'

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    unread: { type: 'boolean' },
    limit: { type: 'integer', minimum: 1, maximum: 100 },
    after: { type: 'string', format: 'uuid' },
  },
} as const

const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const

/** GET /notifications, POST /notifications/{id}/read and /notifications/read-all. */
export function notificationRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const notification = raw(`${quote(`${system.ed}_log`)}.notification`)
  return async http => {
    http.get<{ Querystring: NotificationRequest }>(
      '/notifications',
      { schema: { querystring: listQuery } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => listNotifications(context, request.query))),
    )

    http.post<{ Params: { id: string } }>('/notifications/:id/read', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const { userId } = context.actor
        const [row] = await context.tx.query(sql`update ${notification} set read_at = coalesce(read_at, now())
            where id = ${request.params.id}::uuid and user_id = ${userId}::uuid returning id`)
        if (!row) throw unknownNotification('There is no such notification, or it is somebody else’s.')
        await tell(context, 'notifications', { users: [userId] })
      })
      send(reply, answer, 204)
      return reply.send()
    })

    http.post('/notifications/read-all', async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const { userId } = context.actor
        await context.tx.query(sql`update ${notification} set read_at = now()
          where user_id = ${userId}::uuid and read_at is null`)
        await tell(context, 'notifications', { users: [userId] })
      })
      send(reply, answer, 204)
      return reply.send()
    })
  }
}
