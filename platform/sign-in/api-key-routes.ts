/** One's own API keys. A key cannot make keys: who finds one must not be able to outlive its removal. */
import type { FastifyInstance } from 'fastify'
import { listApiKeys, makeApiKey, type NewApiKey, removeApiKey } from './api-keys.ts'
import { forgetIdentity } from './authenticate.ts'
import { clientOf, requireSession, type SignInDeps } from './sign-in-deps.ts'
import { apiKeyUnknown, signInRequired } from './sign-in-problems.ts'

const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const
const body = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    roleId: { type: 'string', minLength: 1, maxLength: 200 },
    expiresAt: { type: 'string', format: 'date-time' },
  },
  required: ['name'],
  additionalProperties: false,
} as const

/** GET|POST /api/api-keys, DELETE /api/api-keys/:id. */
export function apiKeyRoutes(http: FastifyInstance, deps: SignInDeps): void {
  http.get('/api/api-keys', async request => {
    const { userId } = await requireSession(deps, request)
    return { keys: await listApiKeys(deps.db, userId) }
  })

  http.post<{ Body: NewApiKey }>('/api/api-keys', { schema: { body } }, async (request, reply) => {
    const identity = await requireSession(deps, request)
    // A key would go on without the new password that is asked for.
    if (identity.mustChangePassword) throw signInRequired('Choose a new password first.', { mustChangePassword: true })
    const { roleId } = request.body
    if (roleId) await deps.assertMayUseRole(identity, roleId)
    const made = await makeApiKey(deps.db, identity.userId, request.body)
    const detail = { key: made.id, name: made.name }
    await deps.recordEvent({ kind: 'api-key-made', userId: identity.userId, ...clientOf(request), detail })
    return reply.code(201).header('cache-control', 'no-store').send(made)
  })

  http.delete<{ Params: { id: string } }>('/api/api-keys/:id', { schema: { params } }, async (request, reply) => {
    const { userId } = await requireSession(deps, request)
    const { id } = request.params
    const removed = await deps.db.transaction(async tx => {
      await forgetIdentity(tx, userId)
      return removeApiKey(tx, userId, id)
    })
    if (!removed) throw apiKeyUnknown('There is no such API key.')
    await deps.recordEvent({ kind: 'api-key-removed', userId, ...clientOf(request), detail: { key: id } })
    return reply.code(204).send()
  })
}
