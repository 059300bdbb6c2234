/** Invitations and resets: an administrator makes a link, its user chooses a password with it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forgetIdentity } from './authenticate.ts'
import { findByUser, saveCredential, setPassword } from './credentials.ts'
import { passwordSchema, startSession, userBody } from './password-routes.ts'
import { assertGoodPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'
import { clientOf, requireIdentity, type SignInDeps } from './sign-in-deps.ts'
import { findSignInLink, makeSignInLink, type SignInLinkKind, takeSignInLink } from './sign-in-links.ts'
import { loginMissing, signInLinkGone } from './sign-in-problems.ts'

const token = { type: 'object', properties: { token: { type: 'string', minLength: 20, maxLength: 100 } } } as const
const user = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const
const body = {
  type: 'object',
  properties: { password: passwordSchema },
  required: ['password'],
  additionalProperties: false,
} as const

/** GET and POST /api/sign-in-links/:token; POST /api/admin/users/:id/invitation and …/reset. */
export function signInLinkRoutes(http: FastifyInstance, deps: SignInDeps): void {
  const kinds: SignInLinkKind[] = ['invitation', 'reset']
  for (const kind of kinds) {
    http.post<{ Params: { id: string } }>(
      `/api/admin/users/:id/${kind}`,
      { schema: { params: user } },
      async (request, reply) => {
        await deps.assertAdministrator(request)
        return reply.code(201).send(await makeLink(deps, request, request.params.id, kind))
      },
    )
  }

  http.get<{ Params: { token: string } }>(
    '/api/sign-in-links/:token',
    { schema: { params: token } },
    async (request, reply) => {
      const link = await findSignInLink(deps.db, request.params.token)
      const credential = link && (await findByUser(deps.db, link.userId))
      if (!credential || !(await deps.isActive(link.userId))) throw gone()
      return reply
        .header('cache-control', 'no-store')
        .send({ login: credential.login, kind: link.kind, expiresAt: link.expiresAt })
    },
  )

  http.post<{ Params: { token: string }; Body: { password: string } }>(
    '/api/sign-in-links/:token',
    { schema: { params: token, body } },
    async (request, reply) => {
      const { password } = request.body
      const found = await findSignInLink(deps.db, request.params.token)
      const credential = found && (await findByUser(deps.db, found.userId))
      if (!credential || !(await deps.isActive(found.userId))) throw gone()
      assertGoodPassword(password, credential.login)
      await startSession(deps, request, reply, credential.userId, async tx => {
        if (!(await takeSignInLink(tx, request.params.token))) throw gone()
        await setPassword(tx, credential, password)
        await endSessions(tx, credential.userId)
      })
      await deps.recordEvent({
        kind: 'link-used',
        userId: credential.userId,
        ...clientOf(request),
        detail: { link: found.kind },
      })
      return { user: await userBody(deps, { ...credential, mustChange: false }) }
    },
  )
}

async function makeLink(deps: SignInDeps, request: FastifyRequest, userId: string, kind: SignInLinkKind) {
  const { userId: by } = await requireIdentity(deps, request)
  const link = await deps.db.transaction(async tx => {
    if (!(await findByUser(tx, userId))) {
      const login = await deps.loginOf(userId)
      if (!login) throw loginMissing('There is no such user, or they have no login.')
      await saveCredential(tx, { userId, login })
    }
    await forgetIdentity(tx, userId)
    return makeSignInLink(tx, userId, kind, by)
  })
  await deps.recordEvent({ kind: 'link-made', userId: by, ...clientOf(request), detail: { link: kind, for: userId } })
  const site = deps.publicUrl ?? `${request.protocol}://${request.host}`
  return { url: `${site}/sign-in-links/${link.token}`, expiresAt: link.expiresAt }
}

function gone() {
  return signInLinkGone('The link was used already or has expired; ask for another one.')
}
