/** The transitions of a record: which are possible now, and doing one. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { type RecordParams, recordParams } from '../records/record-params.ts'
import { readIfMatch } from '../records/write/check-rev.ts'
import { write } from '../write.ts'
import { runTransition } from './run-transition.ts'
import { findStateFacts } from './state-facts.ts'

const text = { type: 'string', minLength: 1, maxLength: 200 } as const

const params = {
  type: 'object',
  required: ['object', 'id', 'lifecycle', 'transition'],
  properties: { object: text, id: text, lifecycle: text, transition: text },
} as const

const body = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { values: { type: 'object' }, comment: { type: ['string', 'null'], maxLength: 4000 } },
} as const

interface TransitionRequest {
  Params: RecordParams & { lifecycle: string; transition: string }
  Body: { values?: GivenValues; comment?: string | null } | null
}

/** GET /records/{object}/{id}/transitions and POST …/transitions/{lifecycle}/{transition}. */
export function transitionRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: RecordParams }>(
      '/records/:object/:id/transitions',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object, id } = request.params
        const answer = await read(system, callerOf(request), async context => {
          const { revision } = await getRecord(context, object, id, ['id'], context.db)
          return { revision, value: { lifecycles: await findStateFacts(context, object, id) } }
        })
        return send(reply, answer)
      },
    )

    http.post<TransitionRequest>(
      '/records/:object/:id/transitions/:lifecycle/:transition',
      { schema: { params, body } },
      async (request, reply) => {
        const expected = readIfMatch(request.headers['if-match'])
        const { object, id, lifecycle, transition } = request.params
        const { values = {}, comment } = request.body ?? {}
        const wish = { lifecycle, transition, values, comment: comment?.trim() || undefined }
        const answer = await write(system, callerOf(request), context =>
          runTransition(context, findObject(context, object), id, expected, wish),
        )
        reply.header('etag', `"${answer.value.rev}"`)
        return send(reply, answer)
      },
    )
  }
}
