/** Promoting a draft and following it: progress, pause, resume, cancel; and taking in what others promoted. */
import type { FastifyPluginAsync } from 'fastify'

import { cancelPromotion, pausePromotion } from '#metadata/promotion/control.ts'
import { readPromotion } from '#metadata/promotion/read-promotion.ts'
import type { Caller } from '#runtime/system.ts'
import { type DesignerDoor, requireDesigner, requirePromoter } from '../door.ts'
import { answerEdit } from '../drafts/answer-edit.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { openDraft } from '../drafts/may-open.ts'
import { namePerson } from './name-person.ts'
import { promoteDraft, resumeDraftPromotion } from './promote-draft.ts'
import { rebaseDraft } from './rebase-draft.ts'
import { acknowledgement } from './wish-schema.ts'

/** Routes below /drafts/{id} and /promotion. */
export function promotionRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { system } = door
  const status = async (caller: Caller) => {
    const last = await readPromotion(system.db)
    if (!last) return { promotion: null }
    const { author, ...rest } = last
    return { promotion: { ...rest, by: await namePerson(system, caller, author) } }
  }

  return async http => {
    http.post<DraftAddress & { Body: { message: string; acknowledge?: string[] } }>(
      '/drafts/:id/promote',
      { schema: { params: draftParams, body: acknowledgement } },
      async request => {
        const caller = requirePromoter(door, request)
        const row = await openDraft(door, request, request.params.id)
        const { message, acknowledge = [] } = request.body
        return promoteDraft(system, caller, row, { message: message.trim(), acknowledge })
      },
    )

    http.post<DraftAddress>('/drafts/:id/rebase', { schema: { params: draftParams } }, async request => {
      const { id } = await openDraft(door, request, request.params.id)
      const { actor } = requireDesigner(door, request)
      return answerEdit(door, request, await rebaseDraft(system.db, id, actor.userId))
    })

    http.get('/promotion', async request => {
      return status(requireDesigner(door, request))
    })

    http.post('/promotion/pause', async request => {
      const caller = requirePromoter(door, request)
      await pausePromotion(system.db)
      return status(caller)
    })

    http.post('/promotion/cancel', async request => {
      const caller = requirePromoter(door, request)
      await cancelPromotion(system.db)
      return status(caller)
    })

    http.post('/promotion/resume', async request => {
      requirePromoter(door, request)
      return resumeDraftPromotion(system)
    })
  }
}
