/** What sign-in needs from the layers above, handed in by the composition: who people are is not known here. */
import type { FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import type { Authenticate, Identity } from './authenticate.ts'
import type { Client } from './sessions.ts'
import { sessionRequired, signInRequired } from './sign-in-problems.ts'

/** Something for the audit; never with a secret. */
export interface SignInEvent extends Client {
  readonly kind:
    | 'signed-in'
    | 'sign-in-refused'
    | 'sign-in-blocked'
    | 'signed-out'
    | 'password-changed'
    | 'link-made'
    | 'link-used'
    | 'session-ended'
    | 'api-key-made'
    | 'api-key-removed'
  /** Null when nobody could be made out. */
  readonly userId: string | null
  readonly detail: Readonly<Record<string, string>>
}

/** What the routes work with. */
export interface SignInDeps {
  readonly db: Database
  readonly authenticate: Authenticate
  /** The address people use; else that of the request. */
  readonly publicUrl: string | undefined
  /** Members to add to the user in the answer of a sign-in. */
  readonly describeUser: (userId: string) => Promise<Record<string, unknown>>
  readonly isActive: (userId: string) => Promise<boolean>
  /** The login of a user who has no credential yet; undefined when there is no such user. */
  readonly loginOf: (userId: string) => Promise<string | undefined>
  /** Throws unless the request comes from an administrator. */
  readonly assertAdministrator: (request: FastifyRequest) => Promise<void>
  /** Throws unless the user may narrow a key to this role. */
  readonly assertMayUseRole: (identity: Identity, roleId: string) => Promise<void>
  readonly recordEvent: (event: SignInEvent) => Promise<void>
}

/** From where a request comes. */
export function clientOf(request: FastifyRequest): Client {
  return { ip: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 300) }
}

/** The identity of a request; throws `sign-in/required` for a stranger. */
export async function requireIdentity(
  deps: Pick<SignInDeps, 'authenticate'>,
  request: FastifyRequest,
): Promise<Identity> {
  const identity = await deps.authenticate(request)
  if (!identity) throw signInRequired('This needs somebody who is signed in.')
  return identity
}

/** The identity of a person who signed in; an API key is refused. */
export async function requireSession(
  deps: Pick<SignInDeps, 'authenticate'>,
  request: FastifyRequest,
): Promise<Identity & { readonly sessionId: string }> {
  const identity = await requireIdentity(deps, request)
  if (!identity.sessionId) throw sessionRequired('An API key cannot do this.')
  return { ...identity, sessionId: identity.sessionId }
}

/** Whether cookies are for https only. */
export function isSecure(deps: Pick<SignInDeps, 'publicUrl'>): boolean {
  return deps.publicUrl?.startsWith('https:') ?? false
}
