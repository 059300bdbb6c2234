/** Changing records one by one: create, update, delete. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

import { readIdempotencyKey, runOnce } from '#platform/idempotency.ts'

import { callerOf, type Door, send } from '../../door.ts'
import type { GivenValues } from '../../fields/plan-values.ts'
import { findObject } from '../../query/path.ts'
import type { Answer } from '../../read.ts'
import { toContext } from '../../system.ts'
import { type WriteContext, write } from '../../write.ts'
import { objectParams, recordParams } from '../record-params.ts'
import { readIfMatch } from './check-rev.ts'
import { createAtOnce } from './create-at-once.ts'
import { createRecords } from './create-records.ts'
import { deleteRecord } from './delete-records.ts'
import { assertSameMeaning, catalogSpokenOf, otherMeanings } from './other-meanings.ts'
import { type AnsweredRecord, readBack } from './read-back.ts'
import { updateAtOnce } from './update-at-once.ts'
import { updateRecord } from './update-record.ts'

interface ObjectRequest {
  Params: { object: string }
  Body: GivenValues
}

interface RecordRequest {
  Params: { object: string; id: string }
  Body: GivenValues
}

/** What a record holds is checked against the catalog, field by field. */
const recordBody = { type: 'object' } as const

/** POST /records/{object}, PATCH and DELETE /records/{object}/{id}. */
export function recordWriteRoutes({ system }: Door): FastifyPluginAsync {
  return async http => {
    http.post<ObjectRequest>(
      '/records/:object',
      { schema: { params: objectParams, body: recordBody } },
      async (request, reply) => {
        const { object } = request.params
        const caller = callerOf(request)
        const key = readIdempotencyKey(request.headers)
        const spoken = await catalogSpokenOf(system, request.headers)
        if (key === undefined) {
          const context = toContext(system, caller)
          const isClear = otherMeanings(context, spoken, request).length === 0
          const record = isClear && (await createAtOnce(context, object, request.body))
          if (record) {
            system.committed?.()
            return sendMade(reply, object, { revision: context.catalog.revision, value: record })
          }
        }
        const answer = await write(system, caller, context => {
          const make = async () => {
            assertSameMeaning(context, spoken, request)
            return await createOne(context, object, request.body)
          }
          if (key === undefined) return make().then(made => ({ answer: made, repeated: false }))
          const fingerprint = JSON.stringify(['POST', object, request.body])
          return runOnce(context.tx, { key, userId: caller.actor.userId, fingerprint }, make)
        })
        const { answer: record, repeated } = answer.value
        if (repeated) reply.header('idempotent-replayed', 'true')
        return sendMade(reply, object, { revision: answer.revision, value: record })
      },
    )

    http.patch<RecordRequest>(
      '/records/:object/:id',
      { schema: { params: recordParams, body: recordBody } },
      async (request, reply) => {
        const expected = readIfMatch(request.headers['if-match'])
        const { object: name, id } = request.params
        const spoken = await catalogSpokenOf(system, request.headers)
        const plain = toContext(system, callerOf(request))
        const isClear = otherMeanings(plain, spoken, request).length === 0
        const record = isClear && (await updateAtOnce(plain, name, id, expected, request.body))
        if (record) {
          system.committed?.()
          reply.header('etag', `"${record.rev}"`)
          return send(reply, { revision: plain.catalog.revision, value: record })
        }
        const answer = await write(system, callerOf(request), async context => {
          assertSameMeaning(context, spoken, request)
          const object = findObject(context, request.params.object)
          const rev = await updateRecord(context, object, request.params.id, expected, request.body)
          return await readBack(context, object, request.params.id, rev)
        })
        reply.header('etag', `"${answer.value.rev}"`)
        return send(reply, answer)
      },
    )

    http.delete<RecordRequest>('/records/:object/:id', { schema: { params: recordParams } }, async (request, reply) => {
      const expected = readIfMatch(request.headers['if-match'])
      const answer = await write(system, callerOf(request), context =>
        deleteRecord(context, findObject(context, request.params.object), request.params.id, expected),
      )
      return send(reply, answer, 204)
    })
  }
}

function sendMade(reply: FastifyReply, object: string, answer: Answer<AnsweredRecord>): AnsweredRecord {
  const { id, rev } = answer.value
  reply.headers({ location: `/api/records/${encodeURIComponent(object)}/${id}`, etag: `"${rev}"` })
  return send(reply, answer, 201)
}

async function createOne(context: WriteContext, objectName: string, values: GivenValues): Promise<AnsweredRecord> {
  const object = findObject(context, objectName)
  const [created] = await createRecords(context, object, [values])
  return await readBack(context, object, created?.id ?? '')
}
