/** Asks, while somebody still types, whether there is such a record already. */
import type { FastifyPluginAsync } from 'fastify'

import { readHead } from '#metadata/revisions.ts'

import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { type GivenValues, planValues } from '../fields/plan-values.ts'
import { isUuid } from '../query/is-uuid.ts'
import { findObject } from '../query/path.ts'
import { type Answer, read } from '../read.ts'
import { type DuplicateMatch, findDuplicates } from './find-duplicates.ts'

const params = {
  type: 'object',
  required: ['object'],
  properties: { object: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

const body = {
  type: 'object',
  required: ['values'],
  additionalProperties: false,
  properties: { values: { type: 'object' }, id: { type: ['string', 'null'], maxLength: 100 } },
} as const

interface DuplicatesRequest {
  Params: { object: string }
  Body: { values: GivenValues; id?: string | null }
}

/** POST /records/{object}/duplicates. */
export function duplicateRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.post<DuplicatesRequest>('/records/:object/duplicates', { schema: { params, body } }, async (request, reply) =>
      send(
        reply,
        await read(system, callerOf(request), context => matchesOf(context, request.params.object, request.body)),
      ),
    )
  }
}

/** Values that are not complete or not right yet are left out; rules over hidden fields are not asked. */
async function matchesOf(
  context: Context,
  objectName: string,
  { values, id }: DuplicatesRequest['Body'],
): Promise<Answer<{ matches: readonly DuplicateMatch[] }>> {
  const object = findObject(context, objectName)
  const plan = planValues(context, object, values, { mode: 'update', pointer: '', now: new Date() })
  const rules = (object.definition.duplicates ?? []).filter(rule =>
    rule.fields.every(name => {
      const field = object.fields.get(name)
      return field && context.rights.field(object, field) !== 'hidden'
    }),
  )
  const candidate = { id: isUuid(id) ? id : undefined, values: plan.values }
  const [matches = []] = await findDuplicates(context, context.db, object, [candidate], rules)
  return { revision: await readHead(context.db), value: { matches } }
}
