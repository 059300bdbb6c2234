/**
 * The HTTP interface of one preview: the runtime's routes over the preview's own system, on an instance that listens
 * nowhere. Who asks has been decided before a request gets here.
 */
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { fileRoutes } from '#platform/files/file-routes.ts'
import { createHttp, type HttpConfig } from '#platform/http/server.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import { mayReadFile } from '#runtime/files/may-read-file.ts'
import type { Actors } from '#runtime/people/actors.ts'
import { runtimeRoutes } from '#runtime/routes.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'

interface Parts {
  readonly system: System
  readonly actors: Actors
  readonly jobs: Jobs
  /** Who stands behind a request that was handed over. */
  readonly callers: WeakMap<IncomingMessage, Caller>
}

// The server in front has checked where a request comes from and counted it.
const config: HttpConfig = { publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' }

/** An instance that is ready to be handed requests. */
export async function createPreviewHttp({ system, actors, jobs, callers }: Parts): Promise<FastifyInstance> {
  const findCaller = (request: FastifyRequest) => callers.get(request.raw)
  const requireCaller = (request: FastifyRequest): Caller => {
    const caller = findCaller(request)
    if (!caller) throw signInRequired('This needs somebody who is signed in.')
    return caller
  }
  const http = await createHttp(config)
  http.addHook('onResponse', (request, _reply, done) => {
    if (request.method !== 'GET') actors.forget()
    done()
  })
  await http.register(
    fileRoutes({
      db: system.db,
      requireUser: async request => requireCaller(request).actor.userId,
      mayRead: (request, file) => mayReadFile(system, requireCaller(request), file),
    }),
  )
  await http.register(
    jobRoutes({
      db: system.db,
      jobs,
      requireUser: async request => requireCaller(request).actor.userId,
      isAdministrator: async request => toContext(system, requireCaller(request)).rights.has('administer'),
    }),
  )
  await http.register(runtimeRoutes({ system, actors, jobs }, findCaller), { prefix: '/api' })
  await http.ready()
  return http
}
