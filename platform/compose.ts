/**
 * Everything that answers over HTTP but the web app, on one server: sign-in, files, jobs, the records. What the server
 * is made from, and when it listens, is said by main.ts; tests compose the same over a database of their own.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { designerRoutes } from '#designer/routes.ts'
import { recordSignIn } from '#runtime/audit/record-sign-in.ts'
import { createAnnouncer } from '#runtime/events/changes.ts'
import { eventRoutes } from '#runtime/events/event-routes.ts'
import { mayReadFile } from '#runtime/files/may-read-file.ts'
import { createActors } from '#runtime/people/actors.ts'
import { createPeople } from '#runtime/people/people.ts'
import { runtimeRoutes } from '#runtime/routes.ts'
import type { System } from '#runtime/system.ts'

import type { Signals } from './database/signals.ts'
import { fileRoutes } from './files/file-routes.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { createJobs, type Jobs } from './jobs/jobs.ts'
import { createAuthenticate } from './sign-in/authenticate.ts'
import { signInRequired } from './sign-in/sign-in-problems.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'

interface Parts {
  readonly system: System
  readonly signals: Signals
  /** A connection string without a pooler between. */
  readonly directUrl: string
  /** No other server shares the database. */
  readonly alone: boolean
  readonly publicUrl: string | undefined
  /** The sender of mails; undefined: mail is off. */
  readonly mailFrom?: string | undefined
}

/** Registers every route of the API; answers the jobs, which work only when told to. */
export async function composeHttp(http: FastifyInstance, parts: Parts): Promise<Jobs> {
  const { signals, directUrl, mailFrom } = parts
  const { db } = parts.system
  const system: System = { ...parts.system, committed: createAnnouncer(db), mailFrom }
  const actors = createActors(system)
  await signals.on('fulcrum_people', () => actors.forget())
  const people = createPeople(system, actors)
  const authenticate = await createAuthenticate({ db, signals, isActive: people.isActive })
  const jobs = await createJobs(db, { directUrl, log: http.log, alone: parts.alone })

  const findCaller = (request: FastifyRequest) => people.callerOf(request, authenticate)
  const requireCaller = async (request: FastifyRequest) => {
    const caller = await findCaller(request)
    if (!caller) throw signInRequired('This needs somebody who is signed in.')
    return caller
  }
  const requireUser = async (request: FastifyRequest) => (await requireCaller(request)).actor.userId

  await http.register(
    signInRoutes({
      db,
      authenticate,
      publicUrl: parts.publicUrl,
      describeUser: people.describe,
      isActive: people.isActive,
      loginOf: people.loginOf,
      assertAdministrator: async request => people.assertSystemRight(await requireCaller(request), 'administer'),
      assertMayUseRole: people.assertHoldsRole,
      recordEvent: event => recordSignIn(system, event),
    }),
  )
  await http.register(
    fileRoutes({
      db,
      requireUser,
      mayRead: async (request, file) => mayReadFile(system, await requireCaller(request), file),
    }),
  )
  await http.register(
    jobRoutes({
      db,
      jobs,
      requireUser,
      isAdministrator: async request => people.hasSystemRight(await requireCaller(request), 'administer'),
    }),
  )
  await http.register(runtimeRoutes({ system, actors, jobs }, findCaller), { prefix: '/api' })
  await http.register(eventRoutes({ system, signals, findCaller }), { prefix: '/api' })
  await http.register(designerRoutes({ system, actors, jobs, directUrl }, findCaller))
  return jobs
}
