/** Where something is used in a draft, and what removing it would take along. */
import type { FastifyPluginAsync } from 'fastify'

import { Problem } from '#platform/problem.ts'
import type { DesignerDoor } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { findUses } from './find-uses.ts'
import { parseUseTarget } from './parse-use-target.ts'
import { planRemoval } from './plan-removal.ts'

const query = {
  type: 'object',
  required: ['of'],
  additionalProperties: false,
  properties: { of: { type: 'string', minLength: 3, maxLength: 400 } },
} as const

/** `GET /drafts/{id}/uses?of=field/account.city`: `{uses, removal: {uses, also} | {refused}}`. */
export function usesRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get<DraftAddress & { Querystring: { of: string } }>(
      '/drafts/:id/uses',
      { schema: { params: draftParams, querystring: query } },
      async request => {
        const { version, application } = await toDraftState(
          door.system.db,
          await openDraft(door, request, request.params.id),
        )
        const target = parseUseTarget(application, request.query.of)
        const uses = findUses(application, target)
        return { version, of: target, uses, removal: removalOf(() => planRemoval(application, target)) }
      },
    )
  }
}

function removalOf(plan: () => ReturnType<typeof planRemoval>) {
  try {
    const { uses, also } = plan()
    return { uses: uses.map(({ gone: _gone, ...use }) => use), also }
  } catch (error) {
    if (error instanceof Problem) return { refused: error.message, ...error.extras }
    throw error
  }
}
