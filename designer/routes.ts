/** Every route of the designer, under /api/designer, behind the hook that says who asks; and previews, under /preview. */
import type { FastifyPluginAsync } from 'fastify'

import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import type { FindCaller } from '#runtime/routes.ts'
import { workflowImportRoutes } from './bpmn/workflow-import-routes.ts'
import { designerCatalogRoutes } from './catalog/catalog-routes.ts'
import { designedDocumentRoutes } from './document/document-routes.ts'
import { type DesignerDoor, requireDesigner } from './door.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { editRoutes } from './drafts/edit-routes.ts'
import { expressionRoutes } from './expressions/expression-routes.ts'
import { fieldUsesRoutes } from './field-uses/field-uses-routes.ts'
import { fixesRoutes } from './fixes/fixes-routes.ts'
import { impactRoutes } from './impact/impact-routes.ts'
import { labelRoutes } from './labels/label-routes.ts'
import { mailTemplateRoutes } from './mail-template/mail-template-routes.ts'
import { abandonPreview } from './preview/abandon-preview.ts'
import { previewGateway } from './preview/preview-gateway.ts'
import { previewRoutes } from './preview/preview-routes.ts'
import { parkedRoutes } from './promotion/parked-routes.ts'
import { promotionRoutes } from './promotion/promotion-routes.ts'
import { revisionRoutes } from './promotion/revision-routes.ts'
import { diffRoutes } from './release-notes/diff-routes.ts'
import { roleEffectRoutes } from './role-effect/role-effect-routes.ts'
import { simulationRoutes } from './simulation/simulation-routes.ts'
import { templateRoutes } from './templates/template-routes.ts'
import { usesRoutes } from './uses/uses-routes.ts'

/** All areas; a route that is not registered here does not exist. */
export function designerRoutes(door: DesignerDoor, findCaller: FindCaller): FastifyPluginAsync {
  return async http => {
    await http.register(apiRoutes(door, findCaller), { prefix: '/api/designer' })
    await http.register(previewGateway(door, findCaller))
  }
}

function apiRoutes(door: DesignerDoor, findCaller: FindCaller): FastifyPluginAsync {
  return async http => {
    http.decorateRequest('caller', null)
    http.addHook('onRequest', async (request, reply) => {
      reply.header('fulcrum-revision', String(door.system.catalogs.current().revision))
      reply.header('cache-control', 'private, no-cache')
      const caller = await findCaller(request)
      if (!caller) throw signInRequired('This needs somebody who is signed in.')
      request.caller = caller
      requireDesigner(door, request)
    })
    await http.register(designerCatalogRoutes(door))
    await http.register(draftRoutes(door, draft => abandonPreview(door, draft)))
    await http.register(editRoutes(door))
    await http.register(usesRoutes(door))
    await http.register(expressionRoutes(door))
    await http.register(fieldUsesRoutes(door))
    await http.register(fixesRoutes(door))
    await http.register(roleEffectRoutes(door))
    await http.register(diffRoutes(door))
    await http.register(impactRoutes(door))
    await http.register(labelRoutes(door))
    await http.register(previewRoutes(door))
    await http.register(promotionRoutes(door))
    await http.register(revisionRoutes(door))
    await http.register(parkedRoutes(door))
    await http.register(mailTemplateRoutes(door))
    await http.register(designedDocumentRoutes(door))
    await http.register(simulationRoutes(door))
    await http.register(templateRoutes(door))
    await http.register(workflowImportRoutes(door))
  }
}
