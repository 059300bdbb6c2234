/** Seeing and ending sessions: one's own, and everybody's for administrators. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forgetIdentity } from './authenticate.ts'
import { endSession, endSessions, listSessions } from './sessions.ts'
import { clientOf, requireIdentity, type SignInDeps } from './sign-in-deps.ts'
import { sessionUnknown } from './sign-in-problems.ts'

const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const
const optionalUser = {
  type: 'object',
  additionalProperties: false,
  properties: { user: { type: 'string', format: 'uuid' } },
} as const
const requiredUser = { ...optionalUser, required: ['user'] } as const

/** GET|DELETE /api/sessions[/:id] and /api/admin/sessions[/:id]; DELETE /api/admin/sessions?user= ends all of one user. */
export function sessionRoutes(http: FastifyInstance, deps: SignInDeps): void {
  http.get('/api/sessions', async request => {
    const { userId, sessionId } = await requireIdentity(deps, request)
    const sessions = await listSessions(deps.db, userId)
    return { sessions: sessions.map(session => ({ ...session, current: session.id === sessionId })) }
  })

  http.delete<{ Params: { id: string } }>('/api/sessions/:id', { schema: { params } }, async (request, reply) => {
    const { userId } = await requireIdentity(deps, request)
    await end(deps, request, request.params.id, userId)
    return reply.code(204).send()
  })

  http.get<{ Querystring: { user?: string } }>(
    '/api/admin/sessions',
    { schema: { querystring: optionalUser } },
    async request => {
      await deps.assertAdministrator(request)
      return { sessions: await listSessions(deps.db, request.query.user) }
    },
  )

  http.delete<{ Params: { id: string } }>('/api/admin/sessions/:id', { schema: { params } }, async (request, reply) => {
    await deps.assertAdministrator(request)
    await end(deps, request, request.params.id)
    return reply.code(204).send()
  })

  http.delete<{ Querystring: { user: string } }>(
    '/api/admin/sessions',
    { schema: { querystring: requiredUser } },
    async (request, reply) => {
      await deps.assertAdministrator(request)
      const { user } = request.query
      await deps.db.transaction(async tx => {
        await endSessions(tx, user)
        await forgetIdentity(tx, user)
      })
      await record(deps, request, { of: user, session: 'all' })
      return reply.code(204).send()
    },
  )
}

async function end(deps: SignInDeps, request: FastifyRequest, id: string, ofUser?: string): Promise<void> {
  const of = await deps.db.transaction(async tx => {
    const userId = await endSession(tx, id, ofUser)
    if (userId) await forgetIdentity(tx, userId)
    return userId
  })
  if (!of) throw sessionUnknown('There is no such session.')
  await record(deps, request, { of, session: id })
}

async function record(deps: SignInDeps, request: FastifyRequest, detail: Record<string, string>): Promise<void> {
  const by = await deps.authenticate(request)
  await deps.recordEvent({
    kind: 'session-ended',
    userId: by?.userId ?? detail.of ?? null,
    ...clientOf(request),
    detail,
  })
}
