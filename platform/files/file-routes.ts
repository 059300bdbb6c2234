/** Uploading and downloading files. Who may read a file is decided by the layer that knows its record. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { malformedRequest } from '../http/request-problems.ts'
import { fileMissing, fileUnknown } from './file-problems.ts'
import { showableTypes } from './sniff-type.ts'
import { findFile, largestFile, readFile, type StoredFile, storeFile } from './stored-files.ts'

/** What the routes need from above. */
export interface FileDeps {
  readonly db: Database
  /** The user of a request; throws for a stranger. */
  readonly requireUser: (request: FastifyRequest) => Promise<string>
  readonly mayRead: (request: FastifyRequest, file: StoredFile) => Promise<boolean>
  /** Bytes of the largest file; 25 MB when not said. */
  readonly limit?: number
}

const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const

/** POST /api/files (multipart, one file) and GET /api/files/:id. */
export function fileRoutes({ db, requireUser, mayRead, limit = largestFile }: FileDeps): FastifyPluginAsync {
  return async http => {
    // One byte more than allowed, so that the limit is told by us and nothing is cut off in silence.
    await http.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000, fileSize: limit + 1 } })

    http.post('/api/files', { bodyLimit: limit + 100_000 }, async (request, reply) => {
      const createdBy = await requireUser(request)
      if (!request.isMultipart()) throw fileMissing('Send the file as multipart/form-data.')
      const part = await request.file().catch(refuseForm)
      if (!part) throw fileMissing('Send one file.')
      const stored = await storeFile(
        db,
        { name: part.filename, type: part.mimetype, createdBy, bytes: received(part.file) },
        limit,
      )
      const { id, name, type, size } = stored
      return reply.code(201).send({ id, name, type, size })
    })

    http.get<{ Params: { id: string } }>('/api/files/:id', { schema: { params } }, async (request, reply) => {
      await requireUser(request)
      const file = await findFile(db, request.params.id)
      if (!file || !(await mayRead(request, file))) throw fileUnknown('There is no such file.')
      describeFile(reply, file)
      if (request.headers['if-none-match'] === etagOf(file)) return reply.code(304).send()
      return reply.header('content-length', file.size).send(request.method === 'HEAD' ? '' : readFile(db, file.id))
    })
  }
}

/** What the form's parser throws is about the form, also where it has no status. */
function refuseForm(error: unknown): never {
  const { statusCode } = error as { statusCode?: number }
  if (statusCode !== undefined && statusCode < 500) throw error
  throw malformedRequest('The form is not valid multipart/form-data.', {}, { cause: error })
}

async function* received(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const parts = bytes[Symbol.asyncIterator]()
  for (;;) {
    const part = await parts.next().catch(refuseForm)
    if (part.done) return
    yield part.value
  }
}

function describeFile(reply: FastifyReply, file: StoredFile): void {
  const disposition = showableTypes.has(file.type) ? 'inline' : 'attachment'
  void reply.headers({
    'content-type': file.type,
    'content-disposition': contentDisposition(disposition, file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: etagOf(file),
  })
}

function etagOf({ sha256 }: StoredFile): string {
  return `"${sha256.slice(0, 32)}"`
}
