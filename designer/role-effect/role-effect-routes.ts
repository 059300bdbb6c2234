/** GET /drafts/{id}/role-effect?role=sales_rep: what the draft's role would mean for those who hold it. */
import type { FastifyPluginAsync } from 'fastify'

import { readContent } from '#metadata/promotion/content.ts'
import { readHead } from '#metadata/revisions.ts'
import { toContext } from '#runtime/system.ts'
import { findDefinition } from '../commands/find-definition.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { findRoleEffect } from './find-role-effect.ts'

const query = {
  type: 'object',
  required: ['role'],
  additionalProperties: false,
  properties: {
    role: { type: 'string', minLength: 1, maxLength: 60 },
    person: { type: 'string', format: 'uuid' },
  },
} as const

/** `{version, effect}`: against the head; `effect` is null as long as errors keep the draft from being compiled. */
export function roleEffectRoutes({ system, ...door }: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get<DraftAddress & { Querystring: { role: string; person?: string } }>(
      '/drafts/:id/role-effect',
      { schema: { params: draftParams, querystring: query } },
      async request => {
        const draft = await toDraftState(system.db, await openDraft({ ...door, system }, request, request.params.id))
        const { id: roleId } = findDefinition(draft.application, 'role', request.query.role)
        const head = await loadDefinitions(system.db, await readContent(system.db, await readHead(system.db)))
        const after = await loadDefinitions(system.db, draft.content)
        const asker = toContext(system, requireDesigner({ ...door, system }, request))
        const asked = { roleId, personId: request.query.person, asker }
        const effect = await findRoleEffect(system, head, after, asked).catch((cause: unknown) => {
          if (draft.errors === 0) throw cause
          return null
        })
        return { version: draft.version, effect }
      },
    )
  }
}
