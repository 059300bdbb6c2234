/** GET and POST /queries/{name}. */
import type { FastifyPluginAsync } from 'fastify'

import { readJson } from '#platform/http/read-json.ts'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { invalidParameter } from './parameters.ts'
import { type QueryInput, runQuery } from './run-query.ts'

const params = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

const shared = {
  record: { type: 'string', maxLength: 100 },
  limit: { type: 'integer', minimum: 1, maximum: 1000 },
  after: { type: 'string', maxLength: 8000 },
} as const

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { ...shared, parameters: { type: 'string', maxLength: 50_000 } },
} as const

const body = {
  type: 'object',
  additionalProperties: false,
  properties: { ...shared, parameters: { type: 'object', maxProperties: 100 } },
} as const

type Query = Omit<QueryInput, 'parameters'> & { readonly parameters?: string }

/** The routes of this folder. */
export function queryRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: { name: string }; Querystring: Query }>(
      '/queries/:name',
      { schema: { params, querystring } },
      async (request, reply) => {
        const { parameters, ...rest } = request.query
        const input = { ...rest, parameters: parameters ? parseParameters(parameters) : {} }
        return send(
          reply,
          await read(system, callerOf(request), context => runQuery(context, request.params.name, input)),
        )
      },
    )

    http.post<{ Params: { name: string }; Body: QueryInput }>(
      '/queries/:name',
      { schema: { params, body } },
      async (request, reply) =>
        send(
          reply,
          await read(system, callerOf(request), context => runQuery(context, request.params.name, request.body)),
        ),
    )
  }
}

function parseParameters(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = readJson(Buffer.from(text))
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // answered below
  }
  throw invalidParameter('The parameters are not a JSON object.', {
    errors: [{ pointer: '/parameters', code: 'parameter/invalid', message: 'It is not a JSON object.' }],
  })
}
