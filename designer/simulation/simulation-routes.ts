/** POST /drafts/{id}/workflows/{name}/simulate: what a workflow of the draft would do with a record of production. */

import type { FastifyPluginAsync } from 'fastify'
import { withApprovals } from '#metadata/approvals/with-approvals.ts'

import { unknownDefinition } from '#runtime/problems.ts'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { type SimulationWish, simulateWorkflow } from './simulate-workflow.ts'

interface SimulationRequest extends DraftAddress {
  Params: DraftAddress['Params'] & { name: string }
  Body: SimulationWish | undefined
}

const params = {
  ...draftParams,
  required: ['name'],
  properties: { ...draftParams.properties, name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const
const name = { type: 'string', minLength: 1, maxLength: 200 } as const
const variables = { type: 'object', maxProperties: 200 } as const
const body = {
  type: 'object',
  additionalProperties: false,
  properties: {
    record: { type: 'string', format: 'uuid' },
    variables,
    start: name,
    answers: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['node'],
        properties: { node: name, wait: name, outcome: name, variables, error: name },
      },
    },
  },
} as const

/** The route of this folder; the workflow is found by name or id. */
export function simulationRoutes(door: DesignerDoor): FastifyPluginAsync {
  return async http => {
    http.post<SimulationRequest>(
      '/drafts/:id/workflows/:name/simulate',
      { schema: { params, body } },
      async request => {
        const { id, name: wanted } = request.params
        const draft = await toDraftState(door.system.db, await openDraft(door, request, id))
        const workflow = withApprovals(draft.application.definitions).find(
          item => item.kind === 'workflow' && (item.name === wanted || item.id === wanted),
        )
        if (workflow?.kind !== 'workflow') throw unknownDefinition(`There is no workflow "${wanted}".`)
        return simulateWorkflow(door.system, requireDesigner(door, request), draft, workflow, request.body ?? {})
      },
    )
  }
}
