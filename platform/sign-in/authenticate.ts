/**
 * Who sends a request. Answers are remembered for some seconds, so that a request needs no statement of its own; a
 * revocation is signalled to all nodes and forgets them at once.
 */
import type { FastifyRequest } from 'fastify'
import type { Database, Queryable } from '../database/database.ts'
import { notify, type Signals } from '../database/signals.ts'
import { findApiKey } from './api-keys.ts'
import { findByUser } from './credentials.ts'
import { readSessionCookie } from './session-cookie.ts'
import { findSession } from './sessions.ts'

/** Somebody who proved who they are. */
export interface Identity {
  readonly userId: string
  readonly sessionId?: string
  readonly apiKeyId?: string
  /** An API key may be narrowed to one role. */
  readonly roleId?: string
  /** Nothing but a change of password should be allowed. */
  readonly mustChangePassword?: true
}

/** The identity behind a request, at once when it is remembered; undefined for a stranger. */
export type Authenticate = (request: FastifyRequest) => Identity | undefined | Promise<Identity | undefined>

/** What the check needs. */
export interface AuthenticateOptions {
  readonly db: Database
  readonly signals: Signals
  /** Whether the user still belongs here. */
  readonly isActive: (userId: string) => Promise<boolean>
}

const channel = 'platform_identity'
const rememberedFor = 10_000
const mostRemembered = 10_000

/** Makes all nodes look again who this user is: after a revocation, a deactivation, a change of password. */
export function forgetIdentity(tx: Queryable, userId: string): Promise<void> {
  return notify(tx, channel, userId)
}

/** The check, with its memory; call it once per process. */
export async function createAuthenticate({ db, signals, isActive }: AuthenticateOptions): Promise<Authenticate> {
  const remembered = new Map<string, { identity: Identity; until: number }>()
  let generation = 0
  await signals.on(channel, userId => {
    generation++
    if (!userId) return remembered.clear()
    for (const [secret, { identity }] of remembered) if (identity.userId === userId) remembered.delete(secret)
  })

  async function lookUp(secret: string): Promise<Identity | undefined> {
    const asked = generation
    const identity = secret.startsWith('ful_') ? await identityOfKey(db, secret) : await identityOfSession(db, secret)
    if (!identity || !(await isActive(identity.userId))) return undefined
    if (asked === generation) {
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(secret, { identity, until: Date.now() + rememberedFor })
    }
    return identity
  }

  return request => {
    const secret = readSecret(request)
    if (!secret) return undefined
    const known = remembered.get(secret)
    return known && known.until > Date.now() ? known.identity : lookUp(secret)
  }
}

/** An Authorization header wins over a cookie; a key never counts as a session and the other way round. */
function readSecret(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  if (authorization === undefined) {
    const token = readSessionCookie(request)
    return token?.startsWith('ful_') ? undefined : token
  }
  return /^bearer (ful_\S+)$/i.exec(authorization)?.[1]
}

async function identityOfKey(db: Database, key: string): Promise<Identity | undefined> {
  const found = await findApiKey(db, key)
  return found && { userId: found.userId, apiKeyId: found.id, ...(found.roleId ? { roleId: found.roleId } : {}) }
}

async function identityOfSession(db: Database, token: string): Promise<Identity | undefined> {
  const found = await findSession(db, token)
  const credential = found && (await findByUser(db, found.userId))
  if (!found || !credential) return undefined
  return { userId: found.userId, sessionId: found.id, ...(credential.mustChange ? { mustChangePassword: true } : {}) }
}
