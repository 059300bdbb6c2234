/** Starting a change of many records. What can be known to fail is refused at once; the rest is told by the job. */
import type { FastifyPluginAsync } from 'fastify'

import type { Filter } from '#metadata/filter.ts'

import { refusedRight } from '../access/refused-right.ts'
import { callerOf, type Door, send } from '../door.ts'
import { type GivenValues, planValues } from '../fields/plan-values.ts'
import { invalidBulk } from '../problems.ts'
import { planCondition } from '../query/condition.ts'
import { findObject } from '../query/path.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import { type WriteContext, write } from '../write.ts'
import { type BulkInput, defineBulk } from './bulk-job.ts'

const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

const body = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ids: { type: 'array', minItems: 1, maxItems: 10_000, items: { type: 'string', format: 'uuid' } },
    filter: { type: 'object' },
    set: { type: 'object', minProperties: 1 },
    delete: { const: true },
  },
} as const

interface BulkRequest {
  Params: { object: string }
  Body: { ids?: string[]; filter?: Filter; set?: GivenValues; delete?: true }
}

/** POST /records/{object}/bulk. */
export function bulkRoutes(door: Door): FastifyPluginAsync {
  defineBulk(door)
  return async http => {
    http.post<BulkRequest>('/records/:object/bulk', { schema: { params, body } }, async (request, reply) => {
      const caller = callerOf(request)
      const answer = await write(door.system, caller, async context => {
        const input = toInput(context, request.params.object, request.body)
        return { job: await door.jobs.start(context.tx, 'bulk', input, caller.actor.userId) }
      })
      return send(reply, answer, 202)
    })
  }
}

function toInput(
  context: WriteContext,
  objectName: string,
  { ids, filter, set, delete: isDelete }: BulkRequest['Body'],
): BulkInput {
  const object = findObject(context, objectName)
  const right = set ? 'update' : 'delete'
  if ((ids === undefined) === (filter === undefined)) throw invalidBulk('Say either which ids or which filter.')
  if ((set === undefined) === (isDelete === undefined)) throw invalidBulk('Say either what to set or to delete.')
  if (context.rights.scope(object, right) === 'none')
    throw refusedRight(object, `You may not ${right} records of "${object.name}".`)
  if (filter) planCondition(context, object, filter)
  if (set) {
    const { errors, lines } = planValues(context, object, set, { mode: 'update', pointer: '/set', now: new Date() })
    for (const field of lines.keys())
      errors.push({
        pointer: `/set/${field.name}`,
        code: 'field/read-only',
        message: 'Lines are changed with their record.',
      })
    if (errors.length > 0) throw invalidValues(errors)
  }
  return {
    objectId: object.id,
    roleIds: context.actor.roleIds,
    ids: ids?.map(id => id.toLowerCase()),
    filter,
    set:
      set &&
      Object.fromEntries(Object.entries(set).map(([name, value]) => [object.fields.get(name)?.id ?? name, value])),
  }
}
