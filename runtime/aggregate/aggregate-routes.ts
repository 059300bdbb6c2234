/** POST /records/{object}/aggregate. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { toNames } from '../records/list-request.ts'
import { type AggregateRequest, grains, measureFunctions } from './aggregate-plan.ts'
import { aggregateRecords } from './aggregate-records.ts'

const path = { type: 'string', minLength: 1, maxLength: 400 } as const
const names = { type: 'array', maxItems: 40, items: path } as const

const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

/** JSON Schema of the body. */
export const aggregateBodySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    groups: {
      type: 'array',
      maxItems: 8,
      items: {
        type: 'object',
        required: ['field'],
        additionalProperties: false,
        properties: { field: path, by: { type: 'string', enum: grains } },
      },
    },
    measures: {
      type: 'array',
      maxItems: 30,
      items: {
        type: 'object',
        required: ['fn', 'as'],
        additionalProperties: false,
        properties: {
          fn: { type: 'string', enum: measureFunctions },
          field: path,
          as: { type: 'string', pattern: '^\\p{L}[\\p{L}\\p{N}_]{0,59}$' },
        },
      },
    },
    filter: { anyOf: [{ type: 'object' }, { type: 'null' }] },
    search: { type: 'string', maxLength: 500 },
    sort: { anyOf: [{ type: 'string', maxLength: 2000 }, names] },
    limit: { type: 'integer', minimum: 1, maximum: 1000 },
  },
} as const

type Body = Omit<AggregateRequest, 'object' | 'measures' | 'sort'> & {
  readonly measures?: AggregateRequest['measures']
  readonly sort?: string | readonly string[]
}

/** The routes of this folder. */
export function aggregateRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.post<{ Params: { object: string }; Body: Body }>(
      '/records/:object/aggregate',
      { schema: { params, body: aggregateBodySchema } },
      async (request, reply) => {
        const { sort, measures = [], ...rest } = request.body
        const wanted = { ...rest, measures, object: request.params.object, sort: toNames(sort) }
        return send(reply, await read(system, callerOf(request), context => aggregateRecords(context, wanted)))
      },
    )
  }
}
