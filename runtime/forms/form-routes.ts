/** Asking the rules of a form while it is filled in. */
import type { FastifyPluginAsync } from 'fastify'
import { readHead } from '#metadata/revisions.ts'

import { callerOf, type Door, send } from '../door.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { unknownRecord } from '../problems.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { formState } from './form-rules.ts'

const text = { type: 'string', minLength: 1, maxLength: 200 } as const

const body = {
  type: 'object',
  additionalProperties: false,
  required: ['values'],
  properties: {
    form: text,
    id: text,
    values: { type: 'object' },
    changed: { type: 'array', maxItems: 200, items: text },
  },
} as const

interface FormRequest {
  Params: { object: string }
  Body: { form?: string; id?: string; values: GivenValues; changed?: string[] }
}

/** POST /records/{object}/form-rules. */
export function formRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.post<FormRequest>('/records/:object/form-rules', { schema: { body } }, async (request, reply) => {
      const { form: name, id, values, changed = [] } = request.body
      const answer = await read(system, callerOf(request), async context => {
        const object = findObject(context, request.params.object)
        // Whoever may not see the record learns nothing from what its rules say.
        if (id !== undefined) await getRecord(context, object.name, id, [])
        const form = name === undefined ? undefined : context.catalog.symbols.definition('form', name)
        if (form && form.object !== object.name) throw unknownRecord(`The form "${name}" is not for "${object.name}".`)
        const value = await formState(context, { object, form, id, values, changed })
        return { revision: await readHead(context.db), value }
      })
      return send(reply, answer)
    })
  }
}
