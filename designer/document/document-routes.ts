/** GET /drafts/{id}/documents/{name}/preview and …/pdf: what a document of the draft looks like about a record. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

import { contentDisposition } from '#platform/http/content-disposition.ts'
import { printDocument } from '#runtime/documents/print-document.ts'
import type { DocumentLocale, RenderedDocument } from '#runtime/documents/render-document.ts'
import { unknownDefinition } from '#runtime/problems.ts'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { previewDocument } from './preview-document.ts'

interface PreviewRequest extends DraftAddress {
  Params: DraftAddress['Params'] & { name: string }
  Querystring: { readonly record: string; readonly locale: DocumentLocale }
}

const params = {
  ...draftParams,
  required: ['name'],
  properties: { ...draftParams.properties, name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  required: ['record', 'locale'],
  properties: { record: { type: 'string', format: 'uuid' }, locale: { enum: ['en', 'zh-CN'] } },
} as const

/** The routes of this folder; the document is found by name or id. */
export function designedDocumentRoutes(door: DesignerDoor): FastifyPluginAsync {
  const render = async (request: FastifyRequest<PreviewRequest>): Promise<RenderedDocument> => {
    const { id, name } = request.params
    const { record, locale } = request.query
    const draft = await toDraftState(door.system.db, await openDraft(door, request, id))
    const document = draft.application.definitions.find(
      item => item.kind === 'document' && (item.name === name || item.id === name),
    )
    if (document?.kind !== 'document') throw unknownDefinition(`There is no document "${name}".`)
    return previewDocument(door.system, requireDesigner(door, request), draft, document, record, locale)
  }
  const schema = { params, querystring }
  return async http => {
    http.get<PreviewRequest>('/drafts/:id/documents/:name/preview', { schema }, async request => {
      const { preview, fileName, page } = await render(request)
      return { html: preview, fileName, page }
    })

    http.get<PreviewRequest>('/drafts/:id/documents/:name/pdf', { schema }, async (request, reply) => {
      const rendered = await render(request)
      const pdf = await printDocument(door.system, rendered, requireDesigner(door, request))
      return reply
        .headers({
          'content-type': 'application/pdf',
          'content-disposition': contentDisposition('attachment', `${rendered.fileName}.pdf`),
        })
        .send(pdf)
    })
  }
}
