/** Parked values: listed, put back into a draft, or dropped for good by name. */
import type { FastifyPluginAsync } from 'fastify'

import { type DesignerDoor, requireDesigner, requirePromoter } from '../door.ts'
import { answerEdit } from '../drafts/answer-edit.ts'
import { editDraft } from '../drafts/edit-draft.ts'
import { openDraft } from '../drafts/may-open.ts'
import { findParked } from './find-parked.ts'
import { type CountedParked, countParked, listParked } from './parked.ts'
import { nameOfParked, purgeParked } from './purge-parked.ts'
import { toRestoreEdit } from './restore-parked.ts'

const name = { type: 'string', minLength: 1, maxLength: 200 } as const
const parkedQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { former: { type: 'boolean' } },
} as const
const restoreBody = {
  type: 'object',
  additionalProperties: false,
  required: ['draft', 'object'],
  properties: { draft: { type: 'string', format: 'uuid' }, object: name, field: name },
} as const
const purgeBody = {
  type: 'object',
  additionalProperties: false,
  required: ['object', 'confirm'],
  properties: { object: name, field: name, type: name, confirm: { type: 'string', maxLength: 400 } },
} as const

/** Routes below /parked. */
export function parkedRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { system } = door
  return async http => {
    http.get<{ Querystring: { former?: boolean } }>(
      '/parked',
      { schema: { querystring: parkedQuery } },
      async request => {
        requireDesigner(door, request)
        const all = await listParked(system.db)
        const parked = all.filter(item => request.query.former || item.kind !== 'former-type')
        return { parked: (await countParked(system, parked)).map(shown) }
      },
    )

    http.post<{ Body: { draft: string; object: string; field?: string } }>(
      '/parked/restore',
      { schema: { body: restoreBody } },
      async request => {
        const { actor } = requireDesigner(door, request)
        const { draft, object, field } = request.body
        const row = await openDraft(door, request, draft)
        const parked = await findParked(system, { object, ...(field === undefined ? {} : { field }) })
        const edit = await toRestoreEdit(system.db, row, parked)
        const editor = { author: actor.userId, seen: undefined }
        return answerEdit(door, request, await editDraft(system.db, row.id, editor, edit))
      },
    )

    http.post<{ Body: { object: string; field?: string; type?: string; confirm: string } }>(
      '/parked/purge',
      { schema: { body: purgeBody } },
      async request => {
        const caller = requirePromoter(door, request)
        const { confirm, ...address } = request.body
        const purged = await purgeParked(system, caller, address, confirm)
        return { purged: nameOfParked(purged) }
      },
    )
  }
}

function shown({ kind, object, field, type, since, at, label, rows, counted }: CountedParked) {
  return {
    kind,
    objectId: object.id,
    object: object.name,
    objectLabel: object.label,
    fieldId: field?.id ?? null,
    field: field?.name ?? null,
    type: type ?? null,
    label,
    revision: since,
    at,
    rows: rows ?? null,
    counted,
  }
}
