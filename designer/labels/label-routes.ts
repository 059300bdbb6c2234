/** The texts of a draft for those who translate: as a list, as a table for a spreadsheet, and the table back in. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'

import { decodeStream, detectEncoding } from '#runtime/import/decode.ts'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { answerEdit } from '../drafts/answer-edit.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { editDraft } from '../drafts/edit-draft.ts'
import { openDraft } from '../drafts/may-open.ts'
import { toEdit } from '../drafts/run-command.ts'
import { collectLabels } from './collect-labels.ts'
import type { Locale } from './label-positions.ts'
import { writeLabelsCsv } from './labels-csv.ts'
import { readLabelsCsv } from './read-labels-csv.ts'

const largestTable = 20 * 1024 * 1024
const csvTypes = ['text/csv', 'application/csv', 'application/vnd.ms-excel', 'application/octet-stream']

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { missing: { type: 'boolean' } },
} as const
const csvQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { missing: { type: 'boolean' }, locale: { type: 'string', enum: ['en', 'zh-CN'] } },
} as const
const seenQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { seen: { type: 'integer', minimum: 0, maximum: 2_147_483_647 } },
} as const

/** GET /drafts/{id}/labels and labels.csv, POST /drafts/{id}/labels. */
export function labelRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { db } = door.system
  return async http => {
    http.addContentTypeParser(csvTypes, { parseAs: 'buffer', bodyLimit: largestTable }, (_request, body, done) =>
      done(null, body),
    )

    http.get<DraftAddress & { Querystring: { missing?: boolean } }>(
      '/drafts/:id/labels',
      { schema: { params: draftParams, querystring: listQuery } },
      async request => {
        const { version, application } = await toDraftState(db, await openDraft(door, request, request.params.id))
        const labels = collectLabels(application)
        const missing = labels.filter(label => label.missing.length > 0)
        return { version, missing: missing.length, labels: request.query.missing ? missing : labels }
      },
    )

    http.get<DraftAddress & { Querystring: { missing?: boolean; locale?: Locale } }>(
      '/drafts/:id/labels.csv',
      { schema: { params: draftParams, querystring: csvQuery } },
      async (request, reply) => {
        const { application, name } = await toDraftState(db, await openDraft(door, request, request.params.id))
        const { missing, locale = requireDesigner(door, request).actor.locale } = request.query
        const labels = collectLabels(application).filter(label => !missing || label.missing.length > 0)
        const file = encodeURIComponent(`${name}-labels.csv`).replaceAll("'", '%27')
        reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename*=UTF-8''${file}`)
        return writeLabelsCsv(labels, locale === 'zh-CN' ? 'zh-CN' : 'en')
      },
    )

    http.post<DraftAddress & { Querystring: { seen?: number }; Body: Buffer }>(
      '/drafts/:id/labels',
      { schema: { params: draftParams, querystring: seenQuery }, bodyLimit: largestTable },
      async request => {
        const { actor } = requireDesigner(door, request)
        const { id, application } = await toDraftState(db, await openDraft(door, request, request.params.id))
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const text = decodeStream(Readable.from([bytes]), detectEncoding(bytes))
        const { changes, ...told } = await readLabelsCsv(text, application)
        const report = { changed: changes.length, ...told }
        if (changes.length === 0) return { report }
        const editor = { author: actor.userId, seen: request.query.seen }
        const edit = await editDraft(db, id, editor, toEdit('set-labels', { labels: changes }))
        return { report, ...(await answerEdit(door, request, edit)) }
      },
    )
  }
}
