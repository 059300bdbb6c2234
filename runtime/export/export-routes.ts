/** GET /records/{object}/export: a download that begins at once and holds the whole list. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'

import { callerOf, type Door } from '../door.ts'
import { type ListInput, listQuerySchema, toListRequest } from '../records/list-request.ts'
import { type ExportFormat, exportColumns, exportRecords } from './export-records.ts'

const { fields, filter, sort, search } = listQuerySchema.properties
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { fields, filter, sort, search, format: { type: 'string', enum: ['csv', 'ndjson'] } },
} as const
const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

/** The export of one object's records. */
export function exportRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: { object: string }; Querystring: ListInput & { format?: ExportFormat } }>(
      '/records/:object/export',
      { schema: { params, querystring } },
      async (request, reply) => {
        const { format = 'csv', ...input } = request.query
        const caller = callerOf(request)
        const wanted = toListRequest(request.params.object, input)
        const lines = exportRecords(system, caller, wanted, format, exportColumns(system, caller, wanted))
        const first = await lines.next()
        const second = first.done ? first : await lines.next()
        const all = async function* () {
          for (const part of [first, second]) if (!part.done) yield part.value
          yield* lines
        }
        return reply
          .header('content-type', mediaTypes[format])
          .header(
            'content-disposition',
            `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(request.params.object)}.${format}`,
          )
          .header('fulcrum-revision', String(system.catalogs.current().revision))
          .send(Readable.from(all()))
      },
    )
  }
}
