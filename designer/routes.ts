/** Every route of the designer, under /api/designer, behind the hook that says who asks. */
import type { FastifyPluginAsync } from 'fastify'

import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import type { FindCaller } from '#runtime/routes.ts'
import { designerCatalogRoutes } from './catalog/catalog-routes.ts'
import type { DesignerDoor } from './door.ts'
import { draftRoutes } from './drafts/draft-routes.ts'
import { editRoutes } from './drafts/edit-routes.ts'
import { impactRoutes } from './impact/impact-routes.ts'
import { dropPreview } from './preview/drop-preview.ts'
import { previewRoutes } from './preview/preview-routes.ts'
import { promotionRoutes } from './promotion/promotion-routes.ts'
import { diffRoutes } from './release-notes/diff-routes.ts'

/** All areas; a route that is not registered here does not exist. */
export function designerRoutes(door: DesignerDoor, findCaller: FindCaller): FastifyPluginAsync {
  return async http => {
    http.decorateRequest('caller', null)
    http.addHook('onRequest', async (request, reply) => {
      reply.header('fulcrum-revision', String(door.system.catalogs.current().revision))
      reply.header('cache-control', 'private, no-cache')
      const caller = await findCaller(request)
      if (!caller) throw signInRequired('This needs somebody who is signed in.')
      request.caller = caller
    })
    await http.register(
      async api => {
        await api.register(designerCatalogRoutes(door))
        await api.register(draftRoutes(door, draft => dropPreview(door, draft)))
        await api.register(editRoutes(door))
        await api.register(diffRoutes(door))
        await api.register(impactRoutes(door))
        await api.register(promotionRoutes(door))
        await api.register(previewRoutes(door))
      },
      { prefix: '/api/designer' },
    )
  }
}
