/** Comparisons as release notes: of a draft with what it was made from, and of any two applications. */
import type { FastifyPluginAsync } from 'fastify'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { openDraft } from '../drafts/may-open.ts'
import { describeChanges } from './describe-changes.ts'
import { type DiffSide, readDiffSide } from './diff-side.ts'

const draftQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { against: { type: 'string', enum: ['base', 'head'] } },
} as const

const side = { type: 'string', minLength: 1, maxLength: 120 } as const
const diffQuery = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: { from: side, to: side },
} as const

/** `{from, to, notes}`. */
export function diffRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get<DraftAddress & { Querystring: { against?: 'base' | 'head' } }>(
      '/drafts/:id/diff',
      { schema: { params: draftParams, querystring: draftQuery } },
      async request => {
        const { id, base } = await openDraft(door, request, request.params.id)
        const against = request.query.against === 'head' ? 'head' : `revision:${base}`
        return compare(await readDiffSide(door, request, against), await readDiffSide(door, request, `draft:${id}`))
      },
    )

    http.get<{ Querystring: { from: string; to: string } }>(
      '/diff',
      { schema: { querystring: diffQuery } },
      async request => {
        requireDesigner(door, request)
        const from = await readDiffSide(door, request, request.query.from)
        return compare(from, await readDiffSide(door, request, request.query.to))
      },
    )
  }
}

function compare(from: DiffSide, to: DiffSide) {
  const shown = ({ application: _, ...rest }: DiffSide) => rest
  return { from: shown(from), to: shown(to), notes: describeChanges(from.application, to.application) }
}
