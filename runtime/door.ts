/** What routes are given: the system they answer for, and who stands behind a request. */
import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Jobs } from '#platform/jobs/jobs.ts'

import type { Actors } from './people/actors.ts'
import type { Answer } from './read.ts'
import type { Caller, System } from './system.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before every route that needs a signed-in person. */
    caller: Caller | null
  }
}

export interface Door {
  readonly system: System
  readonly actors: Actors
  readonly jobs: Jobs
}

/** Who asks; the hook of runtime/routes.ts has answered 401 before where nobody is signed in. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('The route is not behind the sign-in hook')
  return request.caller
}

/** Sends the value with the revision that it belongs to. */
export function send<T>(reply: FastifyReply, answer: Answer<T>, status = 200): T {
  reply.code(status).header('fulcrum-revision', String(answer.revision))
  return answer.value
}
