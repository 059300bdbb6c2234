/** GET /drafts/{id}/impact: what promoting the draft would do, counted now. */
import type { FastifyPluginAsync } from 'fastify'

import { readContent } from '#metadata/promotion/content.ts'
import { toResolved } from '#metadata/references.ts'
import { readHead } from '#metadata/revisions.ts'
import { toContext } from '#runtime/system.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { findImpact, unacknowledged } from './find-impact.ts'

/** `{base, head, items, acknowledge}`: against the revision that the draft stands on. */
export function impactRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { system } = door
  return async http => {
    http.get<DraftAddress>('/drafts/:id/impact', { schema: { params: draftParams } }, async request => {
      const asker = toContext(system, requireDesigner(door, request))
      const row = await openDraft(door, request, request.params.id)
      const { base, application } = await toDraftState(system.db, row)
      const before = await loadDefinitions(system.db, await readContent(system.db, base))
      const items = await findImpact(system, before, toResolved(application), undefined, asker)
      return {
        base,
        head: await readHead(system.db),
        items,
        acknowledge: unacknowledged(items, []).map(item => item.key),
      }
    })
  }
}
