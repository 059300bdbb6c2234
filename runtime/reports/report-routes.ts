/** GET and POST /reports/{name}, GET …/definition, GET …/export, POST /reports, POST …/drill, GET /report-runs/{run}, POST …/cancel. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

import type { Filter } from '#metadata/filter.ts'
import { contentDisposition } from '#platform/http/content-disposition.ts'
import { readJson } from '#platform/http/read-json.ts'

import { callerOf, type Door, send } from '../door.ts'
import { read } from '../read.ts'
import { toContext } from '../system.ts'
import { cancelRun, findRun } from './ask-statement.ts'
import { type DrillInput, drill } from './drill.ts'
import { type ReportFormat, reportFile } from './files/report-file.ts'
import { getDefinition } from './get-definition.ts'
import type { PeriodInput } from './report-period.ts'
import { cancelledReport, invalidReport } from './report-problems.ts'
import { type ReportInput, runReport } from './run-report.ts'

const named = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const
const run = { type: 'string', pattern: '^[A-Za-z0-9-]{8,64}$' } as const
const runParams = { type: 'object', required: ['run'], properties: { run } } as const

const day = { type: 'string', maxLength: 10 } as const
const period = {
  anyOf: [
    { type: 'string', maxLength: 40 },
    {
      type: 'object',
      required: ['from', 'to'],
      additionalProperties: false,
      properties: { from: day, to: day },
    },
  ],
} as const
const asking = { parameters: { type: 'object', maxProperties: 100 }, period, filter: { type: 'object' }, run } as const

/** JSON Schema of the body that a stored report is asked with. */
export const reportBodySchema = { type: 'object', additionalProperties: false, properties: asking } as const

const own = {
  report: { type: 'object' },
  base: { type: 'string', minLength: 1, maxLength: 200, description: 'The report that it is a variant of.' },
} as const

/** JSON Schema of the body of a report of one's own. */
export const ownReportBodySchema = {
  type: 'object',
  required: ['report'],
  additionalProperties: false,
  properties: { ...own, ...asking },
} as const

const coordinate = {
  type: 'object',
  maxProperties: 1,
  additionalProperties: false,
  properties: { value: {}, others: { type: 'array', maxItems: 1000 } },
  minProperties: 1,
} as const
const path = { type: 'string', minLength: 1, maxLength: 400 } as const
const drilling = {
  ...asking,
  rows: { type: 'array', maxItems: 4, items: coordinate },
  columns: { type: 'array', maxItems: 4, items: coordinate },
  measure: { type: 'string', maxLength: 60 },
  before: { type: 'boolean' },
  converted: { type: 'boolean', description: 'The report was answered in the base currency.' },
  fields: { type: 'array', maxItems: 40, items: path },
  sort: { type: 'array', maxItems: 10, items: path },
  limit: { type: 'integer', minimum: 1, maximum: 200 },
  after: { type: 'string', maxLength: 8000 },
} as const

/** JSON Schema of the body that asks for the records of a cell. */
export const drillBodySchema = { type: 'object', additionalProperties: false, properties: drilling } as const

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    parameters: { type: 'string', maxLength: 50_000 },
    period: { type: 'string', maxLength: 40, description: 'A range, or two days with two points between them.' },
    filter: { type: 'string', maxLength: 50_000, description: 'A filter as JSON: only records that match.' },
    run,
  },
} as const

const exportQuerystring = {
  ...querystring,
  properties: { ...querystring.properties, format: { type: 'string', enum: ['csv', 'xlsx', 'pdf'] } },
} as const

interface Query {
  readonly parameters?: string
  readonly period?: string
  readonly filter?: string
  readonly run?: string
}

type OwnBody<T> = T & { readonly report: Readonly<Record<string, unknown>>; readonly base?: string }

/** The routes of this folder. */
export function reportRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: { name: string }; Querystring: Query }>(
      '/reports/:name',
      { schema: { params: named, querystring } },
      async (request, reply) => {
        const input = toInput(request.query)
        return send(reply, await read(system, callerOf(request), context => runReport(context, request.params, input)))
      },
    )

    http.get<{ Params: { name: string } }>(
      '/reports/:name/definition',
      { schema: { params: named } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => getDefinition(context, request.params.name))),
    )

    http.get<{ Params: { name: string }; Querystring: Query & { format?: ReportFormat } }>(
      '/reports/:name/export',
      { schema: { params: named, querystring: exportQuerystring } },
      async (request, reply) => {
        const caller = callerOf(request)
        const { format = 'csv', ...query } = request.query
        const input = { ...toInput(query), isExport: true }
        const asked = request.params
        const { revision, value } = await read(system, caller, async context => {
          const answer = await runReport(context, asked, input)
          if (answer.revision !== context.catalog.revision) return { ...answer, value: undefined }
          const { locale } = caller.actor
          const signal = whileOpen(reply)
          const file = await reportFile(context, answer.value, { format, locale, question: { asked, input }, signal })
          return { ...answer, value: file }
        })
        const { name, type, body } = value!
        return reply
          .header('content-type', type)
          .header('content-disposition', contentDisposition('attachment', name))
          .header('fulcrum-revision', String(revision))
          .send(body)
      },
    )

    http.post<{ Params: { name: string }; Body: ReportInput | null }>(
      '/reports/:name',
      { schema: { params: named, body: reportBodySchema } },
      async (request, reply) =>
        send(
          reply,
          await read(system, callerOf(request), context => runReport(context, request.params, request.body ?? {})),
        ),
    )

    http.post<{ Body: OwnBody<ReportInput> }>(
      '/reports',
      { schema: { body: ownReportBodySchema } },
      async (request, reply) => {
        const { report, base, ...input } = request.body
        return send(
          reply,
          await read(system, callerOf(request), context => runReport(context, { report, base }, input)),
        )
      },
    )

    http.post<{ Params: { name: string }; Body: DrillInput }>(
      '/reports/:name/drill',
      { schema: { params: named, body: drillBodySchema } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => drill(context, request.params, request.body))),
    )

    http.get<{ Params: { run: string } }>('/report-runs/:run', { schema: { params: runParams } }, request =>
      findRun(toContext(system, callerOf(request)), request.params.run),
    )

    http.post<{ Params: { run: string } }>(
      '/report-runs/:run/cancel',
      { schema: { params: runParams } },
      async request => ({ cancelled: await cancelRun(toContext(system, callerOf(request)), request.params.run) }),
    )
  }
}

function toInput({ parameters, period: range, filter, run: id }: Query): ReportInput {
  return {
    ...(parameters === undefined ? {} : { parameters: parseObject(parameters, 'parameters') }),
    ...(range === undefined ? {} : { period: range as PeriodInput }),
    ...(filter === undefined ? {} : { filter: parseObject(filter, 'filter') as unknown as Filter }),
    ...(id === undefined ? {} : { run: id }),
  }
}

function parseObject(text: string, name: 'parameters' | 'filter'): Readonly<Record<string, unknown>> {
  try {
    const value = readJson(Buffer.from(text))
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // answered below
  }
  throw invalidReport(`/${name}`, `The ${name} in the address are not a JSON object.`)
}

/** Ends when whoever asked has gone. */
function whileOpen(reply: FastifyReply): AbortSignal {
  const abort = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort(cancelledReport('Whoever asked has gone.'))
  })
  return abort.signal
}
