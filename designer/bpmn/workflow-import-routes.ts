/** Models that were drawn elsewhere: read into a workflow and a report, without changing anything. */
import type { FastifyPluginAsync } from 'fastify'
import type { DesignerDoor } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { importWorkflow } from './import-workflow.ts'

const largestModel = 2 * 1024 * 1024

/** POST /drafts/{id}/workflows/import with the XML as its body. */
export function workflowImportRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { db } = door.system
  return async http => {
    http.addContentTypeParser(
      ['application/xml', 'text/xml'],
      { parseAs: 'string', bodyLimit: largestModel },
      (_request, body, done) => done(null, body),
    )
    http.post<DraftAddress & { Body: unknown }>(
      '/drafts/:id/workflows/import',
      { schema: { params: draftParams }, bodyLimit: largestModel },
      async request => {
        const { application } = await toDraftState(db, await openDraft(door, request, request.params.id))
        const namesOf = (kind: string) =>
          application.definitions.filter(item => item.kind === kind).map(item => item.name)
        const world = {
          roles: namesOf('role'),
          forms: namesOf('form'),
          workflows: namesOf('workflow'),
          approvals: namesOf('approval'),
        }
        return importWorkflow(typeof request.body === 'string' ? request.body : '', world)
      },
    )
  }
}
