/** POST /documents/{name}/print: a document about many records, as a job; GET …/printed-documents: what was kept with one. */
import type { FastifyPluginAsync } from 'fastify'

import type { Filter } from '#metadata/filter.ts'

import { callerOf, type Door, send } from '../door.ts'
import { findObject } from '../query/path.ts'
import { read } from '../read.ts'
import { type RecordParams, recordParams } from '../records/record-params.ts'
import { write } from '../write.ts'
import { invalidPrint } from './document-problems.ts'
import { findDocument } from './find-document.ts'
import { isKept } from './is-kept.ts'
import { keptDocuments } from './kept-documents.ts'
import { definePrint, mostPrinted, type PrintInput, printedIds } from './print-job.ts'
import { definePrintOrders } from './print-order.ts'
import type { DocumentLocale } from './render-document.ts'

const params = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1, maxLength: 200 } },
} as const

/** JSON Schema of the body that says what is printed. */
export const printBodySchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ids: { type: 'array', minItems: 1, maxItems: mostPrinted, items: { type: 'string', format: 'uuid' } },
    filter: { type: 'object' },
    locale: { enum: ['en', 'zh-CN'] },
    keep: { type: 'boolean' },
  },
} as const

interface PrintRequest {
  Params: { name: string }
  Body: {
    readonly ids?: readonly string[]
    readonly filter?: Filter
    readonly locale?: DocumentLocale
    readonly keep?: boolean
  }
}

/** The routes of this file. */
export function printRoutes(door: Door): FastifyPluginAsync {
  definePrint(door)
  definePrintOrders(door)
  return async http => {
    http.post<PrintRequest>(
      '/documents/:name/print',
      { schema: { params, body: printBodySchema } },
      async (request, reply) => {
        const caller = callerOf(request)
        const { ids, filter, locale = caller.actor.locale, keep = false } = request.body
        if ((ids === undefined) === (filter === undefined)) throw invalidPrint('Say either which ids or which filter.')
        const answer = await write(door.system, caller, async context => {
          const { definition, object } = findDocument(context, request.params.name)
          isKept(definition, keep)
          const chosen = ids ?? (await printedIds(context, object, filter!))
          if (chosen.length === 0) throw invalidPrint('There is no such record.')
          const input: PrintInput = {
            documentId: definition.id,
            roleIds: context.actor.roleIds,
            ids: [...new Set(chosen.map(id => id.toLowerCase()))],
            locale,
            keep,
          }
          return { job: await door.jobs.start(context.tx, 'print', input, caller.actor.userId) }
        })
        return send(reply, answer, 202)
      },
    )

    http.get<{ Params: RecordParams }>(
      '/records/:object/:id/printed-documents',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object, id } = request.params
        const answer = await read(door.system, callerOf(request), async context => {
          const { revision, value } = await keptDocuments(context, findObject(context, object), id)
          return { revision, value: { documents: value } }
        })
        return send(reply, answer)
      },
    )
  }
}
