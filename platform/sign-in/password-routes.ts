/** Signing in and out with a password, and changing it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from '../database/database.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { forgetIdentity } from './authenticate.ts'
import { type Credential, findByLogin, findByUser, setPassword } from './credentials.ts'
import { assertGoodPassword, isPassword } from './passwords.ts'
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts'
import { endSession, endSessions, findSession, openSession } from './sessions.ts'
import { clientOf, isSecure, requireSession, type SignInDeps } from './sign-in-deps.ts'
import { passwordWeak, signInRefused } from './sign-in-problems.ts'

/** A password as it comes in. */
export const passwordSchema = { type: 'string', minLength: 1, maxLength: 200 } as const

const signInBody = {
  type: 'object',
  properties: { login: { type: 'string', minLength: 1, maxLength: 200 }, password: passwordSchema },
  required: ['login', 'password'],
  additionalProperties: false,
} as const

const changeBody = {
  type: 'object',
  properties: { current: passwordSchema, password: passwordSchema },
  required: ['current', 'password'],
  additionalProperties: false,
} as const

interface SignInBody {
  readonly login: string
  readonly password: string
}
interface ChangeBody {
  readonly current: string
  readonly password: string
}

/** POST /api/sign-in, /api/sign-out and /api/password. */
export function passwordRoutes(http: FastifyInstance, deps: SignInDeps): void {
  http.post<{ Body: SignInBody }>('/api/sign-in', { schema: { body: signInBody } }, async (request, reply) => {
    const { login, password } = request.body
    const credential = await prove(deps, request, login, password)
    await startSession(deps, request, reply, credential.userId, async () => undefined)
    await deps.recordEvent({ kind: 'signed-in', userId: credential.userId, ...clientOf(request), detail: {} })
    return { user: await userBody(deps, credential) }
  })

  http.post('/api/sign-out', async (request, reply) => {
    const token = readSessionCookie(request)
    const session = token ? await findSession(deps.db, token) : undefined
    if (session) {
      await deps.db.transaction(async tx => {
        await endSession(tx, session.id)
        await forgetIdentity(tx, session.userId)
      })
      await deps.recordEvent({ kind: 'signed-out', userId: session.userId, ...clientOf(request), detail: {} })
    }
    clearSessionCookie(reply, isSecure(deps))
    return reply.code(204).send()
  })

  http.post<{ Body: ChangeBody }>('/api/password', { schema: { body: changeBody } }, async (request, reply) => {
    const { userId } = await requireSession(deps, request)
    const login = (await findByUser(deps.db, userId))?.login ?? ''
    const credential = await prove(deps, request, login, request.body.current)
    assertGoodPassword(request.body.password, login)
    if (request.body.password === request.body.current) throw passwordWeak('The new password is the old one.')
    await startSession(deps, request, reply, userId, async tx => {
      await setPassword(tx, credential, request.body.password)
      await endSessions(tx, userId)
    })
    await deps.recordEvent({ kind: 'password-changed', userId, ...clientOf(request), detail: {} })
    return reply.code(204).send()
  })
}

/** The credential, if the password is right and the user active; the answer is the same in all other cases. */
async function prove(deps: SignInDeps, request: FastifyRequest, login: string, password: string): Promise<Credential> {
  const client = clientOf(request)
  try {
    await countAttempt(deps.db, login, client.ip)
  } catch (error) {
    await deps.recordEvent({ kind: 'sign-in-blocked', userId: null, ...client, detail: { login } })
    throw error
  }
  const credential = await findByLogin(deps.db, login)
  const right = await isPassword(password, credential?.passwordHash)
  if (credential && right && (await deps.isActive(credential.userId))) {
    await forgetAttempts(deps.db, login, client.ip)
    return credential
  }
  await deps.recordEvent({ kind: 'sign-in-refused', userId: credential?.userId ?? null, ...client, detail: { login } })
  throw signInRefused('The login or the password is wrong.')
}

/** Opens a session under a new id after `change`, ends the one of the request, and sends the cookie. */
export async function startSession(
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
  change: (tx: Transaction) => Promise<void>,
): Promise<void> {
  const old = readSessionCookie(request)
  const token = await deps.db.transaction(async tx => {
    await change(tx)
    const before = old ? await findSession(tx, old) : undefined
    if (before) await endSession(tx, before.id)
    const session = await openSession(tx, userId, clientOf(request))
    await forgetIdentity(tx, userId)
    if (before && before.userId !== userId) await forgetIdentity(tx, before.userId)
    return session.token
  })
  writeSessionCookie(reply, token, isSecure(deps))
}

/** The user as the answer of a sign-in tells it. */
export async function userBody(
  deps: SignInDeps,
  { userId, login, mustChange }: Credential,
): Promise<Record<string, unknown>> {
  return { ...(await deps.describeUser(userId)), id: userId, login, mustChangePassword: mustChange }
}
