/** Drafts as such: list, open, name, share, discard, restore. What is inside them is edited by edit-routes.ts. */
import type { FastifyPluginAsync } from 'fastify'
import sql from 'sql-template-tag'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { createDraft } from './create-draft.ts'
import { unknownDraft } from './draft-problems.ts'
import { describeDraft, describeRevision, listDrafts } from './list-drafts.ts'
import { openDraft, openOwnDraft } from './may-open.ts'
import { isRevisionId } from './revision-row.ts'
import { keptDays } from './sweep-drafts.ts'

export interface DraftAddress {
  Params: { readonly id: string }
}

/** The parameters of every address below a draft; a revision can be looked at as `revision-12`. */
export const draftParams = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|revision-[0-9]{1,9})$' },
  },
} as const

const name = { type: 'string', minLength: 1, maxLength: 120, pattern: '\\S' } as const

const createBody = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: { name, base: { type: 'integer', minimum: 0, maximum: 2_147_483_647 }, shared: { type: 'boolean' } },
} as const

const changeBody = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { name, shared: { type: 'boolean' } },
} as const

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { discarded: { type: 'boolean' } },
} as const

/** What happens when a draft is discarded besides marking it; its preview is dropped. */
export type OnDiscard = (draft: string) => Promise<void>

/** The routes below /drafts that do not look inside one. */
export function draftRoutes(door: DesignerDoor, onDiscard: OnDiscard): FastifyPluginAsync {
  const { system } = door
  return async http => {
    http.get<{ Querystring: { discarded?: boolean } }>(
      '/drafts',
      { schema: { querystring: listQuery } },
      async request => {
        const caller = requireDesigner(door, request)
        return { drafts: await listDrafts(system, caller, request.query.discarded === true) }
      },
    )

    http.post<{ Body: { name: string; base?: number; shared?: boolean } }>(
      '/drafts',
      { schema: { body: createBody } },
      async (request, reply) => {
        const caller = requireDesigner(door, request)
        const { base, shared = false } = request.body
        const { id } = await createDraft(system.db, {
          name: request.body.name.trim(),
          base,
          shared,
          owner: caller.actor.userId,
        })
        reply.code(201).header('location', `/api/designer/drafts/${id}`)
        return describeDraft(system, caller, id)
      },
    )

    http.get<DraftAddress>('/drafts/:id', { schema: { params: draftParams } }, async request => {
      const row = await openDraft(door, request, request.params.id, { discarded: true })
      return isRevisionId(row.id)
        ? describeRevision(system, row)
        : describeDraft(system, requireDesigner(door, request), row.id)
    })

    http.patch<DraftAddress & { Body: { name?: string; shared?: boolean } }>(
      '/drafts/:id',
      { schema: { params: draftParams, body: changeBody } },
      async request => {
        const { id } = await openOwnDraft(door, request, request.params.id)
        const given = request.body
        await system.db.query(sql`update bm.draft set name = coalesce(${given.name?.trim() ?? null}, name),
          shared = coalesce(${given.shared ?? null}, shared) where id = ${id}::uuid`)
        return describeDraft(system, requireDesigner(door, request), id)
      },
    )

    http.delete<DraftAddress>('/drafts/:id', { schema: { params: draftParams } }, async (request, reply) => {
      const { id } = await openOwnDraft(door, request, request.params.id)
      const { actor } = requireDesigner(door, request)
      await system.db.query(sql`update bm.draft set discarded_at = now(), discarded_by = ${actor.userId}::uuid
        where id = ${id}::uuid and discarded_at is null`)
      await onDiscard(id)
      return reply.code(204).send()
    })

    http.post<DraftAddress>('/drafts/:id/restore', { schema: { params: draftParams } }, async request => {
      const { id } = await openOwnDraft(door, request, request.params.id, { discarded: true })
      const restored = await system.db.query(sql`update bm.draft set discarded_at = null, discarded_by = null
        where id = ${id}::uuid and (discarded_at is null or discarded_at > now() - make_interval(days => ${keptDays}))
        returning id`)
      if (restored.length === 0) throw unknownDraft('There is no such draft.')
      return describeDraft(system, requireDesigner(door, request), id)
    })
  }
}
