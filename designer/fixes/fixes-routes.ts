/** What one click can do about a finding of a draft. */
import type { FastifyPluginAsync } from 'fastify'

import type { DesignerDoor } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { fixesFor } from './fixes-for.ts'

interface Query {
  readonly definition: string
  readonly code: string
  readonly pointer: string
}

const text = { type: 'string', maxLength: 2000 } as const
const query = {
  type: 'object',
  required: ['definition', 'code', 'pointer'],
  additionalProperties: false,
  properties: { definition: text, code: text, pointer: text },
} as const

/** `GET /drafts/{id}/fixes?definition=ID&code=…&pointer=…`: none where the finding is no longer there. */
export function fixesRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get<DraftAddress & { Querystring: Query }>(
      '/drafts/:id/fixes',
      { schema: { params: draftParams, querystring: query } },
      async request => {
        const row = await openDraft(door, request, request.params.id)
        const { version, application, findings } = await toDraftState(door.system.db, row)
        const { definition, code, pointer } = request.query
        const finding = findings.find(
          item => item.definition === definition && item.code === code && item.pointer === pointer,
        )
        return { version, fixes: finding ? fixesFor(finding, application) : [] }
      },
    )
  }
}
