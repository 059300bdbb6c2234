/** What the designer draws from: the language itself, and a draft as the end users' app would get it. */
import type { FastifyPluginAsync } from 'fastify'

import { kinds } from '#metadata/kinds/kinds.ts'
import { problemKind } from '#platform/problem.ts'
import { commands } from '../commands/commands.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { draftCatalog } from './draft-catalog.ts'

const unusableDraft = problemKind('draft/unusable', 409, 'The draft has errors that keep it from being shown')

/** The routes of this folder. */
export function designerCatalogRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get('/kinds', async request => {
      requireDesigner(door, request)
      return {
        kinds,
        commands: Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, command.arguments])),
      }
    })

    http.get<DraftAddress>('/drafts/:id/catalog', { schema: { params: draftParams } }, async request => {
      const draft = await toDraftState(door.system.db, await openDraft(door, request, request.params.id))
      return draftCatalog(door.system.db, door.system.ed, draft).catch((cause: unknown) => {
        if (draft.errors === 0) throw cause
        throw unusableDraft('Mend its errors first.', { findings: draft.findings }, { cause })
      })
    })
  }
}
