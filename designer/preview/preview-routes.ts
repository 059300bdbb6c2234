/** POST, GET and DELETE /drafts/{id}/preview, and POST /drafts/{id}/try. */
import type { FastifyPluginAsync } from 'fastify'
import { Problem } from '#platform/problem.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { openDraft } from '../drafts/may-open.ts'
import { describePreview } from './describe-preview.ts'
import { readPreviewRow, type Source, sources } from './preview-row.ts'
import { previewsOf } from './previews.ts'
import { type TryInput, tryBody } from './try-body.ts'
import { tryDefinition } from './try-definition.ts'

const mostRecords = 2_000
const usualRecords = 200

const body = {
  type: 'object',
  additionalProperties: false,
  properties: {
    from: { type: 'string', enum: sources },
    records: { type: 'integer', minimum: 1, maximum: mostRecords },
  },
} as const

/** The routes of this folder that lie under /api/designer. */
export function previewRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { db } = door.system
  const previews = previewsOf(door)
  return async http => {
    http.addHook('onClose', () => previews.close())

    const describe = async (request: Parameters<typeof openDraft>[1], address: string) => {
      const draft = await openDraft(door, request, address)
      const { id } = draft
      const row = await readPreviewRow(db, id)
      if (row?.state !== 'ready') return describePreview(draft, row, undefined)
      const preview = await previews.ready(id).catch((error: unknown) => {
        // What became of it since stands in the row.
        if (error instanceof Problem && error.code.startsWith('preview/')) return undefined
        throw error
      })
      return describePreview(draft, await readPreviewRow(db, id), preview?.system)
    }

    http.get<DraftAddress>('/drafts/:id/preview', { schema: { params: draftParams } }, async request =>
      describe(request, request.params.id),
    )

    http.post<DraftAddress & { Body: { from?: Source; records?: number } | undefined }>(
      '/drafts/:id/preview',
      { schema: { params: draftParams, body } },
      async (request, reply) => {
        const { id } = await openDraft(door, request, request.params.id)
        const { from = 'production', records = usualRecords } = request.body ?? {}
        const madeBy = requireDesigner(door, request).actor.userId
        await previews.make({ draft: id, source: from, records, madeBy }, request.server.log)
        reply.code(202)
        return describe(request, id)
      },
    )

    http.delete<DraftAddress>('/drafts/:id/preview', { schema: { params: draftParams } }, async (request, reply) => {
      const { id } = await openDraft(door, request, request.params.id)
      await previews.drop(id)
      return reply.code(204).send()
    })

    http.post<DraftAddress & { Body: TryInput }>(
      '/drafts/:id/try',
      { schema: { params: draftParams, body: tryBody } },
      async request => {
        const { id } = await openDraft(door, request, request.params.id)
        const caller = requireDesigner(door, request)
        return tryDefinition(await previews.ready(id), caller, request.body)
      },
    )
  }
}
