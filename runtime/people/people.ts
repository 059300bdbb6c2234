/** What signing in asks about people: whether they belong here, what they are called, what they may do. */
import type { FastifyRequest } from 'fastify'
import sql, { raw } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import type { Authenticate, Identity } from '#platform/sign-in/authenticate.ts'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'

import { rightsOf, type SystemRight } from '../access/rights.ts'
import { noRight } from '../problems.ts'
import { quote, table } from '../query/identifiers.ts'
import type { Caller, System } from '../system.ts'
import type { Actors } from './actors.ts'

export interface People {
  isActive(userId: string): Promise<boolean>
  describe(userId: string): Promise<Record<string, unknown>>
  /** undefined when there is no such user or he has no login. */
  loginOf(userId: string): Promise<string | undefined>
  hasSystemRight(caller: Caller, right: SystemRight): boolean
  /** Throws `access/denied` unless the caller has the system right. */
  assertSystemRight(caller: Caller, right: SystemRight): void
  /** Throws `access/denied` unless the user holds the role himself. */
  assertHoldsRole(identity: Identity, roleId: string): Promise<void>
  /** The caller behind a request; undefined for a stranger or somebody who has left. */
  callerOf(request: FastifyRequest, authenticate: Authenticate): Promise<Caller | undefined>
}

/** The people of a system. */
export function createPeople(system: System, actors: Actors): People {
  const hasSystemRight = (caller: Caller, right: SystemRight) =>
    rightsOf(system.catalogs.current(), caller.actor.roleIds).has(right)
  return {
    hasSystemRight,
    isActive: async userId => (await actors.find(userId)) !== undefined,
    async describe(userId) {
      const actor = await actors.find(userId)
      return actor ? { name: actor.name, locale: actor.locale } : {}
    },
    async loginOf(userId) {
      const user = system.catalogs.current().objectsById.get(systemObjects.user)
      const login = user?.fields.get('login')?.columns?.value
      if (!user || !login) return undefined
      const [row] = await system.db.query<{ login: string | null }>(
        sql`select ${raw(quote(login))} as login from ${table(system.ed, user)} where id = ${userId}::uuid and deleted_at is null`,
      )
      return row?.login ?? undefined
    },
    assertSystemRight(caller, right) {
      if (!hasSystemRight(caller, right)) throw noRight(`This needs the right "${right}".`)
    },
    async assertHoldsRole(identity, roleId) {
      // A role given a moment ago counts: the signal of it may still be on its way.
      actors.forget()
      const actor = await actors.find(identity.userId)
      if (!actor?.roleIds.includes(roleId)) throw noRight('A key can only be narrowed to a role that you hold.')
    },
    async callerOf(request, authenticate) {
      const identity = await authenticate(request)
      const actor = identity && (await actors.find(identity.userId, identity.roleId))
      if (!identity || !actor) return undefined
      if (identity.mustChangePassword && request.routeOptions.url !== '/api/me') {
        throw signInRequired('Choose a new password first.', { mustChangePassword: true })
      }
      return {
        actor,
        source: { kind: identity.apiKeyId ? 'api' : 'form', ip: request.ip, client: request.headers['user-agent'] },
      }
    },
  }
}
