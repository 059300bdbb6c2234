/** Previewing and doing conversions. */
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door, send } from '../door.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { write } from '../write.ts'
import { previewConversion } from './preview-conversion.ts'
import { runConversion, type TargetChoice } from './run-conversion.ts'

const text = { type: 'string', minLength: 1, maxLength: 200 } as const

const params = {
  type: 'object',
  required: ['object', 'id', 'name'],
  properties: { object: text, id: text, name: text },
} as const

const body = {
  type: 'object',
  additionalProperties: false,
  properties: {
    targets: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        maxProperties: 1,
        properties: {
          skip: { type: 'boolean' },
          existing: { type: 'string', format: 'uuid' },
          values: { type: 'object' },
        },
      },
    },
  },
} as const

interface ConversionRequest {
  Params: { object: string; id: string; name: string }
  Body: { targets?: Record<string, TargetChoice> }
}

/** GET and POST /records/{object}/{id}/conversions/{name}. */
export function conversionRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.get<Pick<ConversionRequest, 'Params'>>(
      '/records/:object/:id/conversions/:name',
      { schema: { params } },
      async (request, reply) => {
        const { object, id, name } = request.params
        return send(
          reply,
          await read(system, callerOf(request), context =>
            previewConversion(context, findObject(context, object), id, name),
          ),
        )
      },
    )

    http.post<ConversionRequest>(
      '/records/:object/:id/conversions/:name',
      { schema: { params, body } },
      async (request, reply) => {
        const { object, id, name } = request.params
        const answer = await write(system, callerOf(request), context =>
          runConversion(context, findObject(context, object), id, name, request.body.targets ?? {}),
        )
        return send(reply, answer, 201)
      },
    )
  }
}
