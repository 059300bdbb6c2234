/** POST /drafts/{id}/mail-templates/{name}/preview: what a mail of the draft will look like. */
import type { FastifyPluginAsync } from 'fastify'

import { unknownDefinition } from '#runtime/problems.ts'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { previewMailTemplate } from './preview-mail-template.ts'

interface PreviewRequest extends DraftAddress {
  Params: DraftAddress['Params'] & { name: string }
  Body: { record?: string } | undefined
}

const params = {
  ...draftParams,
  required: ['name'],
  properties: { ...draftParams.properties, name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const
const body = {
  type: 'object',
  additionalProperties: false,
  properties: { record: { type: 'string', format: 'uuid' } },
} as const

/** The route of this folder; the template is found by name or id. */
export function mailTemplateRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.post<PreviewRequest>(
      '/drafts/:id/mail-templates/:name/preview',
      { schema: { params, body } },
      async request => {
        const { id, name } = request.params
        const draft = await toDraftState(door.system.db, await openDraft(door, request, id))
        const template = draft.application.definitions.find(
          item => item.kind === 'mailTemplate' && (item.name === name || item.id === name),
        )
        if (template?.kind !== 'mailTemplate') throw unknownDefinition(`There is no mail template "${name}".`)
        return previewMailTemplate(door.system, requireDesigner(door, request), draft, template, request.body?.record)
      },
    )
  }
}
