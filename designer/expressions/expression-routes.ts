/** POST /drafts/{id}/expressions/check, /complete and /value: what the editor of expressions asks while somebody types. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

import { checkExpression } from '#metadata/feel/check.ts'
import { completeExpression } from '#metadata/feel/completion/complete-expression.ts'
import { describeType } from '#metadata/feel/types.ts'
import { checkPlace } from '#metadata/rules/expressions.ts'
import { Problem } from '#platform/problem.ts'
import type { Context } from '#runtime/context.ts'
import { toContext } from '#runtime/system.ts'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { actAs } from '../preview/acting.ts'
import { readPreviewRow } from '../preview/preview-row.ts'
import { previewsOf } from '../preview/previews.ts'
import { asWhom } from '../preview/try-definition.ts'
import { type ExpressionAddress, findPlace } from './find-place.ts'
import { type Sample, type SampleWish, sampleValue } from './sample-value.ts'

type Asked<More = unknown> = DraftAddress & { Body: ExpressionAddress & More }

const short = { type: 'string', maxLength: 200 } as const
const address = {
  kind: short,
  name: short,
  pointer: { type: 'string', maxLength: 1000, pattern: '^(/.*)+$' },
  text: { type: 'string', maxLength: 10_000 },
  rule: {
    type: 'object',
    additionalProperties: false,
    required: ['object', 'field', 'operator'],
    properties: {
      object: short,
      field: { type: 'string', maxLength: 400 },
      operator: short,
      isItem: { type: 'boolean' },
    },
  },
} as const
const required = ['kind', 'name', 'pointer', 'text']
const object = { type: 'object', additionalProperties: false, required } as const
const checkBody = { ...object, properties: address }
const completeBody = {
  ...object,
  required: [...required, 'at'],
  properties: { ...address, at: { type: 'integer', minimum: 0, maximum: 10_000 } },
}
const valueBody = { ...object, properties: { ...address, record: { type: 'string', format: 'uuid' }, find: short } }

/** The routes of this folder. */
export function expressionRoutes(door: DesignerDoor): FastifyPluginAsync {
  const placeOf = async (request: FastifyRequest<Asked>) =>
    findPlace(await toDraftState(door.system.db, await openDraft(door, request, request.params.id)), request.body)
  return async http => {
    http.post<Asked>(
      '/drafts/:id/expressions/check',
      { schema: { params: draftParams, body: checkBody } },
      async request => {
        const { definition, place, scope, symbols } = await placeOf(request)
        const { type } = checkExpression(place.text, scope)
        return { type: describeType(type), problems: checkPlace(definition, place, symbols) }
      },
    )

    http.post<Asked<{ at: number }>>(
      '/drafts/:id/expressions/complete',
      { schema: { params: draftParams, body: completeBody } },
      async request => completeExpression(await placeOf(request), request.body.at),
    )

    http.post<Asked<SampleWish>>(
      '/drafts/:id/expressions/value',
      { schema: { params: draftParams, body: valueBody } },
      async request => {
        const { context, of } = await recordsOf(door, request)
        return sampleValue(context, of, await placeOf(request), request.body)
      },
    )
  }
}

/** Where records are taken from: the preview of the draft when it is ready, else production with the rights of who asks. */
async function recordsOf(
  door: DesignerDoor,
  request: FastifyRequest<Asked>,
): Promise<{ readonly context: Context; readonly of: Sample['of'] }> {
  const caller = requireDesigner(door, request)
  const { id } = await openDraft(door, request, request.params.id)
  const row = id.startsWith('revision-') ? undefined : await readPreviewRow(door.system.db, id)
  if (row?.state === 'ready') {
    try {
      const preview = await previewsOf(door).ready(id)
      const person = await actAs(preview, await asWhom(preview, caller), caller.source)
      return { context: toContext(preview.system, person), of: 'preview' }
    } catch (problem) {
      // It was dropped or is made anew.
      if (!(problem instanceof Problem) || !problem.code.startsWith('preview/')) throw problem
    }
  }
  return { context: toContext(door.system, caller), of: 'production' }
}
