/** GET /records/{object}/{id}/documents: what can be printed of a record; …/{name}: the PDF; …/{name}/preview: what it will look like. */
import type { FastifyPluginAsync } from 'fastify'

import { contentDisposition } from '#platform/http/content-disposition.ts'

import { callerOf, type Door, send } from '../door.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { type RecordParams, recordParams } from '../records/record-params.ts'
import { findDocument, offeredDocuments } from './find-document.ts'
import { isKept } from './is-kept.ts'
import { keepDocument } from './keep-document.ts'
import { printDocument } from './print-document.ts'
import { type DocumentLocale, renderDocument } from './render-document.ts'

const named = {
  ...recordParams,
  required: [...recordParams.required, 'name'],
  properties: { ...recordParams.properties, name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

/** The language of who asks where none is said. */
export const documentQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { locale: { enum: ['en', 'zh-CN'] } },
} as const

/** `keep`: also as a file of the record, where the document allows it. */
export const printedQuery = {
  ...documentQuery,
  properties: { ...documentQuery.properties, keep: { type: 'boolean' } },
} as const

interface PrintedRequest {
  Params: RecordParams & { readonly name: string }
  Querystring: { readonly locale?: DocumentLocale; readonly keep?: boolean }
}

interface PreviewRequest {
  Params: RecordParams & { readonly name: string }
  Querystring: { readonly locale?: DocumentLocale }
}

/** The routes of this file. */
export function documentRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: RecordParams }>(
      '/records/:object/:id/documents',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object: name, id } = request.params
        const answer = await read(system, callerOf(request), async context => {
          const object = findObject(context, name)
          const { revision } = await getRecord(context, object.name, id, ['id'])
          if (revision !== context.catalog.revision) return { revision, value: { documents: [] } }
          const documents = await offeredDocuments(context, object, id)
          return { revision, value: { documents: documents.map(item => item.name) } }
        })
        return send(reply, answer)
      },
    )

    http.get<PrintedRequest>(
      '/records/:object/:id/documents/:name',
      { schema: { params: named, querystring: printedQuery } },
      async (request, reply) => {
        const { object, id, name } = request.params
        const caller = callerOf(request)
        const { locale = caller.actor.locale, keep } = request.query
        const { revision, value } = await read(system, caller, async context => {
          const found = findDocument(context, name, findObject(context, object).name)
          const rendered = await renderDocument(context, found.definition, id, locale)
          return { revision: rendered.revision, value: { ...rendered.value, ...found } }
        })
        const { definition: document, object: of, fileName, shown } = value
        // An address that leads here from elsewhere leaves no trace.
        const isForeign = request.headers['sec-fetch-site'] === 'cross-site'
        const willKeep = isKept(document, keep) && !isForeign
        const pdf = await printDocument(system, value, caller)
        if (willKeep) {
          await keepDocument(system, caller, { object: of, recordId: id, document, locale, fileName, pdf, shown })
        }
        return reply
          .headers({
            'fulcrum-revision': String(revision),
            'content-type': 'application/pdf',
            'content-disposition': contentDisposition('attachment', `${value.fileName}.pdf`),
          })
          .send(pdf)
      },
    )

    http.get<PreviewRequest>(
      '/records/:object/:id/documents/:name/preview',
      { schema: { params: named, querystring: documentQuery } },
      async (request, reply) => {
        const { object, id, name } = request.params
        const answer = await read(system, callerOf(request), async context => {
          const { definition } = findDocument(context, name, findObject(context, object).name)
          const locale = request.query.locale ?? context.actor.locale
          const { revision, value } = await renderDocument(context, definition, id, locale)
          return { revision, value: { html: value.preview, fileName: value.fileName, page: value.page } }
        })
        return send(reply, answer)
      },
    )
  }
}
