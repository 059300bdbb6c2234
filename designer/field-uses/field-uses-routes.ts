/** GET /drafts/{id}/field-uses?object=account: in how many other definitions each field of an object is used. */
import type { FastifyPluginAsync } from 'fastify'

import { createRuleContext } from '#metadata/rules/context.ts'
import { findDefinition } from '../commands/find-definition.ts'
import type { DesignerDoor } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { type DraftState, toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'

const query = {
  type: 'object',
  required: ['object'],
  additionalProperties: false,
  properties: { object: { type: 'string', minLength: 1, maxLength: 60 } },
} as const

/** `{version, uses}`: counts by id of the field. */
export function fieldUsesRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.get<DraftAddress & { Querystring: { object: string } }>(
      '/drafts/:id/field-uses',
      { schema: { params: draftParams, querystring: query } },
      async request => {
        const draft = await toDraftState(door.system.db, await openDraft(door, request, request.params.id))
        return { version: draft.version, uses: countFieldUses(draft, request.query.object) }
      },
    )
  }
}

function countFieldUses({ application }: DraftState, name: string): Readonly<Record<string, number>> {
  const object = findDefinition(application, 'object', name)
  const context = createRuleContext(application)
  const counts = new Map(object.fields.map(field => [field.name, 0]))
  for (const item of application.definitions) {
    if (item.id === object.id) continue
    const used = new Set(
      context
        .referencesOf(item)
        .filter(reference => reference.target === 'field' && reference.object?.id === object.id)
        .map(({ value }) => value),
    )
    for (const field of used) if (counts.has(field)) counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return Object.fromEntries(object.fields.map(field => [field.id, counts.get(field.name) ?? 0]))
}
