/** GET /records/{object}/{id}/approvals, POST /workflow-instances/{id}/withdraw, POST /tasks/{id}/add-approver. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { type RecordParams, recordParams } from '../records/record-params.ts'
import { write } from '../write.ts'
import { addApprover } from './add-approver.ts'
import { getTrail } from './get-trail.ts'
import { withdraw } from './withdraw.ts'

const id = { type: 'string', minLength: 1, maxLength: 60 } as const
const instanceParams = { type: 'object', required: ['id'], properties: { id } } as const
const withdrawBody = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { comment: { type: 'string', maxLength: 4000 } },
} as const

const addBody = {
  type: 'object',
  required: ['user'],
  additionalProperties: false,
  properties: { user: { type: 'string', format: 'uuid' }, comment: { type: 'string', maxLength: 4000 } },
} as const

/** The routes of this folder. */
export function approvalRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: RecordParams }>(
      '/records/:object/:id/approvals',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object, id: record } = request.params
        return send(reply, await read(system, callerOf(request), context => getTrail(context, object, record)))
      },
    )

    http.post<{ Params: { id: string }; Body: { user: string; comment?: string } }>(
      '/tasks/:id/add-approver',
      { schema: { params: instanceParams, body: addBody } },
      async (request, reply) => {
        const { revision } = await write(system, callerOf(request), context =>
          addApprover(context, request.params.id, request.body),
        )
        return send(reply, { revision, value: undefined }, 204)
      },
    )

    http.post<{ Params: { id: string }; Body: { comment?: string } | null }>(
      '/workflow-instances/:id/withdraw',
      { schema: { params: instanceParams, body: withdrawBody } },
      async (request, reply) => {
        const comment = request.body?.comment?.trim() || undefined
        const { revision } = await write(system, callerOf(request), context =>
          withdraw(context, request.params.id, comment),
        )
        return send(reply, { revision, value: undefined }, 204)
      },
    )
  }
}
