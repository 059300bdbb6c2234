/** GET /records/{object}/export: a download that begins at once and holds the whole list. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'

import { writeXlsx } from '#platform/spreadsheet/xlsx.ts'

import { callerOf, type Door } from '../door.ts'
import { type ListInput, listQuerySchema, toListRequest } from '../records/list-request.ts'
import { type Caller, type System, toContext } from '../system.ts'
import { type ExportPages, exportColumns, exportPages, exportText } from './export-records.ts'
import { exportSheet } from './export-sheet.ts'

const { fields, filter, sort, search } = listQuerySchema.properties
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { fields, filter, sort, search, format: { type: 'string', enum: ['csv', 'xlsx', 'ndjson'] } },
} as const
const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

type ExportFormat = 'csv' | 'xlsx' | 'ndjson'

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
        const columns = exportColumns(system, caller, wanted)
        const pages = exportPages(system, caller, wanted, columns)
        // Read before the first byte is sent, so that problems are answered as such.
        const first = await pages.next()
        const begun = { columns, first: first.done ? [] : first.value, rest: pages }
        const parts = format === 'xlsx' ? toSpreadsheet(system, caller, wanted.object, begun) : toText(format, begun)
        return reply
          .header('content-type', mediaTypes[format])
          .header(
            'content-disposition',
            `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(request.params.object)}.${format}`,
          )
          .header('fulcrum-revision', String(system.catalogs.current().revision))
          .send(Readable.from(parts, { objectMode: false }))
      },
    )
  }
}

interface Begun {
  readonly columns: readonly string[]
  readonly first: readonly Readonly<Record<string, unknown>>[]
  readonly rest: ExportPages
}

function toSpreadsheet(system: System, caller: Caller, object: string, { columns, first, rest }: Begun) {
  return writeXlsx([exportSheet(toContext(system, caller), object, columns, first, rest)])
}

function toText(format: 'csv' | 'ndjson', { columns, first, rest }: Begun) {
  return exportText(joined(first, rest), format, columns)
}

async function* joined<T>(first: readonly T[], rest: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  if (first.length > 0) yield first
  yield* rest
}
