/** Uploading a table: a preview of its first rows with a guessed mapping, then the import itself as a job. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { readFile, storeFile } from '#platform/files/stored-files.ts'
import { readJson } from '#platform/http/read-json.ts'
import { problemKind } from '#platform/problem.ts'

import { refusedRight } from '../access/refused-right.ts'
import type { Context } from '../context.ts'
import { callerOf, type Door } from '../door.ts'
import { findField, findObject } from '../query/path.ts'
import { toContext } from '../system.ts'
import { decodeStream, detectEncoding, type Encoding, encodings } from './decode.ts'
import { isKeyType } from './find-by-key.ts'
import type { ImportInput } from './import-input.ts'
import { defineImport } from './import-job.ts'
import { checkMapping, guessMapping, invalidMapping, type Mapping } from './mapping.ts'
import { type ImportFormat, type Row, readRows } from './rows.ts'

const largestImport = 200 * 1024 * 1024
const previewBytes = 64 * 1024
const tableTypes = [
  'text/csv',
  'application/csv',
  'application/x-ndjson',
  'application/ndjson',
  'application/octet-stream',
]
const noTable = problemKind('import/empty', 400, 'There is no table in the request')

interface ImportQuery {
  readonly mode?: 'dry' | 'run'
  readonly key?: string
  readonly format?: ImportFormat
  readonly encoding?: Encoding | 'auto'
  readonly mapping?: string
}

const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    mode: { type: 'string', enum: ['dry', 'run'] },
    key: { type: 'string', maxLength: 200 },
    format: { type: 'string', enum: ['csv', 'ndjson'] },
    encoding: { type: 'string', enum: ['auto', ...encodings] },
    mapping: { type: 'string', maxLength: 50_000 },
  },
} as const

/** POST /records/{object}/import and …/import/preview. */
export function importRoutes(door: Door): FastifyPluginAsync {
  const { system, jobs } = door
  defineImport(door)
  return async http => {
    http.addContentTypeParser(tableTypes, { bodyLimit: largestImport }, (_request, payload, done) =>
      done(null, payload),
    )

    http.post<{ Params: { object: string }; Querystring: ImportQuery; Body: Readable }>(
      '/records/:object/import/preview',
      { schema: { params, querystring }, bodyLimit: largestImport },
      async request => {
        const context = toContext(system, callerOf(request))
        const object = findObject(context, request.params.object)
        assertMayImport(context, object)
        const head = await readHead(request.body)
        const encoding = toEncoding(request.query.encoding, head)
        const rows: Row[] = []
        for await (const row of readRows(
          decodeStream(Readable.from([wholeLines(head)]), encoding),
          formatOf(request),
        )) {
          rows.push(row)
          if (rows.length === 5) break
        }
        const columns = [...new Set(rows.flatMap(row => Object.keys(row.cells)))]
        return { columns, rows: rows.map(row => row.cells), encoding, mapping: guessMapping(context, object, columns) }
      },
    )

    http.post<{ Params: { object: string }; Querystring: ImportQuery; Body: Readable }>(
      '/records/:object/import',
      { schema: { params, querystring }, bodyLimit: largestImport },
      async (request, reply) => {
        const caller = callerOf(request)
        const context = toContext(system, caller)
        const object = findObject(context, request.params.object)
        assertMayImport(context, object)
        if (!(request.body instanceof Readable)) throw noTable('Send the table as text/csv or application/x-ndjson.')
        const said = parseMapping(request.query.mapping)
        const key = request.query.key === undefined ? undefined : findField(context, object, request.query.key, '/key')
        if (key && !isKeyType(key)) throw invalidMapping(`"${key.name}" cannot be a key: it is no text, number or id.`)
        const format = formatOf(request)
        const name = `${object.name}.${format}`
        const file = await storeFile(
          system.db,
          { name, type: 'application/octet-stream', createdBy: caller.actor.userId, bytes: request.body },
          largestImport,
        )
        const head = await readHead(readFile(system.db, file.id))
        const encoding = toEncoding(request.query.encoding, head)
        const fields = checkMapping(
          context,
          object,
          said ?? guessMapping(context, object, await columnsOf(head, encoding, format)),
        )
        if (key && ![...fields.values()].includes(key)) throw invalidMapping(`No column fills the key "${key.name}".`)
        const input: ImportInput = {
          objectId: object.id,
          fileId: file.id,
          format,
          encoding,
          mapping: toIds(fields),
          keyId: key?.id,
          dry: request.query.mode === 'dry',
          roleIds: caller.actor.roleIds,
        }
        const job = await system.db.transaction(tx => jobs.start(tx, 'import', input, caller.actor.userId))
        return reply.code(202).header('location', `/api/jobs/${job}`).send({ job })
      },
    )
  }
}

function assertMayImport({ rights }: Context, object: CatalogObject): void {
  if (rights.scope(object, 'import') === 'none') throw refusedRight(object, `You may not import "${object.name}".`)
}

function formatOf(request: { query: ImportQuery; headers: { 'content-type'?: string | undefined } }): ImportFormat {
  return request.query.format ?? (/ndjson/.test(request.headers['content-type'] ?? '') ? 'ndjson' : 'csv')
}

function toEncoding(said: ImportQuery['encoding'], head: Buffer): Encoding {
  return said === undefined || said === 'auto' ? detectEncoding(head) : said
}

function toIds(fields: ReadonlyMap<string, CatalogField>): Record<string, string> {
  return Object.fromEntries([...fields].map(([column, field]) => [column, field.id]))
}

function parseMapping(text: string | undefined): Mapping | undefined {
  if (text === undefined || text === '') return undefined
  try {
    const value = readJson(Buffer.from(text))
    if (value !== null && typeof value === 'object' && Object.values(value).every(item => typeof item === 'string')) {
      return value as Mapping
    }
  } catch {
    // answered below
  }
  throw invalidMapping('A mapping is JSON: {"column": "field"}.')
}

async function readHead(body: unknown): Promise<Buffer> {
  if (!(body instanceof Readable)) throw noTable('Send the table as text/csv or application/x-ndjson.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= previewBytes) break
  }
  return Buffer.concat(chunks).subarray(0, previewBytes)
}

/** Without the line that the preview cuts off. */
function wholeLines(head: Buffer): Buffer {
  const end = head.length < previewBytes ? head.length : head.lastIndexOf(10) + 1
  return head.subarray(0, end > 0 ? end : head.length)
}

async function columnsOf(head: Buffer, encoding: Encoding, format: ImportFormat): Promise<string[]> {
  const columns = new Set<string>()
  let count = 0
  for await (const row of readRows(decodeStream(Readable.from([wholeLines(head)]), encoding), format)) {
    for (const name of Object.keys(row.cells)) columns.add(name)
    if (++count === 20) break
  }
  return [...columns]
}
