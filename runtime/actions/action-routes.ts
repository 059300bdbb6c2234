/** Doing actions of records. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { findObject } from '../query/path.ts'
import { write } from '../write.ts'
import { runAction } from './run-action.ts'

const text = { type: 'string', minLength: 1, maxLength: 200 } as const

const params = {
  type: 'object',
  required: ['object', 'id', 'name'],
  properties: { object: text, id: text, name: text },
} as const

const body = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { input: { type: 'object' } },
} as const

interface ActionRequest {
  Params: { object: string; id: string; name: string }
  Body: { input?: GivenValues } | null
}

/** POST /records/{object}/{id}/actions/{name}. */
export function actionRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.post<ActionRequest>(
      '/records/:object/:id/actions/:name',
      { schema: { params, body } },
      async (request, reply) => {
        const { object, id, name } = request.params
        const answer = await write(system, callerOf(request), context =>
          runAction(context, findObject(context, object), id, name, request.body?.input ?? {}),
        )
        reply.header('etag', `"${answer.value.rev}"`)
        return send(reply, answer)
      },
    )
  }
}
