/** Starting workflows, telling them things, looking at them and looking after them. */
import type { FastifyPluginAsync } from 'fastify'

import { readIdempotencyKey, runOnce } from '#platform/idempotency.ts'

import { callerOf, type Door, send } from '../door.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { write } from '../write.ts'
import { type AdministerWish, administerInstance } from './instances/administer-instance.ts'
import { getInstance } from './instances/get-instance.ts'
import { type InstanceRequest, listInstances } from './instances/list-instances.ts'
import { nodeStatistics } from './instances/node-statistics.ts'
import { type PostedMessage, postMessage } from './post-message.ts'
import { type StartGiven, startByButton } from './starting/start-by-button.ts'

const text = { type: 'string', minLength: 1, maxLength: 200 } as const
const shape = (properties: object, required: readonly string[] = Object.keys(properties)) =>
  ({ type: 'object', required, properties }) as const
const body = (properties: object, required: readonly string[] = []) =>
  ({
    type: required.length > 0 ? 'object' : ['object', 'null'],
    additionalProperties: false,
    required,
    properties,
  }) as const
const query = (properties: object) => ({ type: 'object', additionalProperties: false, properties }) as const

const listQuery = query({
  record: { type: 'string', minLength: 3, maxLength: 300 },
  state: { enum: ['active', 'incident', 'completed', 'cancelled', 'failed'] },
  workflow: text,
  before: { type: 'string', format: 'date-time' },
  limit: { type: 'integer', minimum: 1, maximum: 200 },
  after: { type: 'string', minLength: 1, maxLength: 400 },
})
const statisticsQuery = query({
  days: { type: 'integer', minimum: 1, maximum: 3660 },
  revision: { type: 'integer', minimum: 0 },
})
const messageBody = body({
  key: { anyOf: [{ type: 'string', maxLength: 400 }, { type: 'number' }] },
  variables: { type: 'object' },
  ttl: { type: 'integer', minimum: 0, maximum: 30 * 86_400 },
})

const people = {
  type: 'object',
  maxProperties: 100,
  additionalProperties: {
    type: 'array',
    maxItems: 100,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid' },
  },
} as const

interface One {
  Params: { id: string }
}
interface Start {
  Params: { object: string; id: string; name: string }
  Body: StartGiven | null
}

/** The routes of this folder. */
export function workflowRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.post<Start>(
      '/records/:object/:id/workflows/:name',
      {
        schema: {
          params: shape({ object: text, id: text, name: text }),
          body: body({ variables: { type: 'object' }, approvers: people }),
        },
      },
      async (request, reply) => {
        const { object, id, name } = request.params
        const caller = callerOf(request)
        const key = readIdempotencyKey(request.headers)
        const given = request.body ?? {}
        const answer = await write(system, caller, async context => {
          const start = async () => ({
            instance: await startByButton(context, findObject(context, object), id, name, given),
          })
          if (key === undefined) return await start()
          const fingerprint = JSON.stringify(['POST', object, id, 'workflows', name, given])
          return (await runOnce(context.tx, { key, userId: caller.actor.userId, fingerprint }, start)).answer
        })
        reply.header('location', `/api/workflow-instances/${answer.value.instance}`)
        return send(reply, answer, 201)
      },
    )

    http.post<{ Params: { name: string }; Body: PostedMessage | null }>(
      '/messages/:name',
      { schema: { params: shape({ name: text }), body: messageBody } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), context =>
          postMessage(context, request.params.name, request.body ?? {}),
        )
        return send(reply, answer, answer.value.instances.length > 0 ? 200 : 202)
      },
    )

    http.get<{ Querystring: InstanceRequest }>(
      '/workflow-instances',
      { schema: { querystring: listQuery } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => listInstances(context, request.query))),
    )

    const params = shape({ id: text })
    http.get<One>('/workflow-instances/:id', { schema: { params } }, async (request, reply) =>
      send(reply, await read(system, callerOf(request), context => getInstance(context, request.params.id))),
    )

    const administer = (does: AdministerWish['does'], given: object) =>
      http.post<One & { Body: object | null }>(
        `/workflow-instances/:id/${does}`,
        { schema: { params, body: given } },
        async (request, reply) => {
          const wish = { ...(request.body as object | null), does } as AdministerWish
          const { revision } = await write(system, callerOf(request), context =>
            administerInstance(context, request.params.id, wish),
          )
          return send(reply, { revision, value: undefined }, 204)
        },
      )
    administer('retry', body({ token: text }, ['token']))
    administer('skip', body({ token: text }, ['token']))
    administer('move', body({ token: text, to: text }, ['token', 'to']))
    administer('cancel', body({ reason: { type: 'string', maxLength: 4000 } }))

    http.get<{ Params: { name: string }; Querystring: { days?: number; revision?: number } }>(
      '/workflows/:name/statistics',
      { schema: { params: shape({ name: text }), querystring: statisticsQuery } },
      async (request, reply) =>
        send(
          reply,
          await read(system, callerOf(request), context => nodeStatistics(context, request.params.name, request.query)),
        ),
    )
  }
}
