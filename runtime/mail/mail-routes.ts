/** What administrators see of outgoing mail: what waits, what failed and why; failed ones may be tried again. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import sql, { empty, raw } from 'sql-template-tag'

import { callerOf, type Door } from '../door.ts'
import { noRight } from '../problems.ts'
import { quote } from '../query/identifiers.ts'
import { toContext } from '../system.ts'
import { goneFiles, unknownMail } from './mail-problems.ts'
import { retryMail } from './mail-rows.ts'

interface MailRequest {
  readonly state?: 'queued' | 'sending' | 'sent' | 'failed'
  readonly after?: string
}

interface ListedMail {
  readonly id: string
  readonly state: string
  readonly to: string | null
  readonly subject: string | null
  readonly attempts: number
  readonly error: string | null
  readonly createdAt: string
  readonly sentAt: string | null
  /** When it is tried next. */
  readonly nextAt: string | null
}

const pageSize = 100

const listQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    state: { enum: ['queued', 'sending', 'sent', 'failed'] },
    after: { type: 'string', format: 'uuid' },
  },
} as const

const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const

/** GET /admin/mail, POST /admin/mail/{id}/retry. */
export function mailRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const mail = raw(`${quote(`${system.ed}_log`)}.mail`)
  const assertAdministrator = (request: FastifyRequest): void => {
    if (!toContext(system, callerOf(request)).rights.has('administer'))
      throw noRight('This needs the right "administer".')
  }
  return async http => {
    http.get<{ Querystring: MailRequest }>('/admin/mail', { schema: { querystring: listQuery } }, async request => {
      assertAdministrator(request)
      const { state, after } = request.query
      const rows =
        await system.db.query<ListedMail>(sql`select id, state, coalesce(address, user_id::text) as "to", subject,
          attempts, error, created_at as "createdAt", sent_at as "sentAt",
          case when state = 'queued' then next_at end as "nextAt"
        from ${mail} where true ${state ? sql`and state = ${state}` : empty} ${after ? sql`and id < ${after}::uuid` : empty}
        order by id desc limit ${pageSize + 1}`)
      const mails = rows.slice(0, pageSize)
      const last = mails.at(-1)
      return {
        from: system.mailFrom ?? null,
        mails,
        ...(rows.length > pageSize && last ? { after: last.id } : {}),
      }
    })

    http.post<{ Params: { id: string } }>('/admin/mail/:id/retry', { schema: { params } }, async (request, reply) => {
      assertAdministrator(request)
      const found = await retryMail(system.db, system.ed, request.params.id)
      if (found === 'unknown') throw unknownMail('There is no such mail, or it has not failed.')
      if (found === 'files-gone') throw goneFiles('It failed long ago, and what went along is not kept any more.')
      system.committed?.()
      return reply.code(204).send()
    })
  }
}
