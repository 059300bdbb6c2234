/** The server: composes the layers and listens. The one file beside crm.ts that knows every folder; nothing imports it. */
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { sweep } from '#metadata/promotion/sweep.ts'
import { recordSignIn } from '#runtime/audit/record-sign-in.ts'
import { mayReadFile } from '#runtime/files/may-read-file.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { keepUp } from '#runtime/keep-up.ts'
import { createActors } from '#runtime/people/actors.ts'
import { createPeople } from '#runtime/people/people.ts'
import { runtimeRoutes } from '#runtime/routes.ts'

import { ConfigError, readConfig } from './config.ts'
import { checkTrigrams, openDatabase } from './database/open-database.ts'
import { createSignals } from './database/signals.ts'
import { fileRoutes } from './files/file-routes.ts'
import { buildWebIfStale } from './http/build-web.ts'
import { drainOnSignals } from './http/drain.ts'
import { createHttp } from './http/server.ts'
import { serveWeb } from './http/web.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { createJobs } from './jobs/jobs.ts'
import { openSecretBox } from './secret-key.ts'
import { createAuthenticate } from './sign-in/authenticate.ts'
import { saveCredential } from './sign-in/credentials.ts'
import { signInRequired } from './sign-in/sign-in-problems.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { sweepPlatform } from './sweep.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

try {
  await start()
} catch (error) {
  const expected = error instanceof ConfigError || (error instanceof Error && !process.env.DEBUG)
  process.stderr.write(`${expected ? (error as Error).message : String((error as Error).stack)}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const http = await createHttp(config)
  const { log } = http
  const [database, webFolder] = await Promise.all([openDatabase(config, 'server', log), buildWebIfStale(root, log)])
  const { db, directUrl } = database
  const signals = createSignals({ directUrl, log })
  const system = await openSystem(db, config.timeZone, signals)
  await sweep(db)
  await checkTrigrams(db, log)
  await openSecretBox(config, database.embedded, db)

  const password = config.adminPassword ?? randomBytes(9).toString('base64url')
  const installed = await install(system, {
    template: config.template,
    sampleRecords: config.sampleRecords,
    createCredential: (tx, { id, login }) =>
      saveCredential(tx, { userId: id, login, password, mustChange: config.adminPassword === undefined }),
  })

  const actors = createActors(system)
  await signals.on('fulcrum_people', () => actors.forget())
  const people = createPeople(system, actors)
  const authenticate = await createAuthenticate({ db, signals, isActive: people.isActive })
  const findCaller = (request: Parameters<typeof authenticate>[0]) => people.callerOf(request, authenticate)
  const requireCaller = async (request: Parameters<typeof authenticate>[0]) => {
    const caller = await findCaller(request)
    if (!caller) throw signInRequired('This needs somebody who is signed in.')
    return caller
  }

  await http.register(
    signInRoutes({
      db,
      authenticate,
      publicUrl: config.publicUrl,
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
      requireUser: async request => (await requireCaller(request)).actor.userId,
      mayRead: async (request, file) => mayReadFile(system, await requireCaller(request), file),
    }),
  )
  const jobs = await createJobs(db, { directUrl, log, alone: database.embedded })
  await http.register(
    jobRoutes({
      db,
      jobs,
      requireUser: async request => (await requireCaller(request)).actor.userId,
      isAdministrator: async request => people.hasSystemRight(await requireCaller(request), 'administer'),
    }),
  )
  await http.register(runtimeRoutes({ system, actors, jobs }, findCaller), { prefix: '/api' })
  await serveWeb(http, webFolder)

  await jobs.repeat('sweep', '0 * * * *', () => sweepPlatform(db))
  await keepUp({ system, jobs, signals, log })
  await jobs.work()
  const address = await http.listen({ host: config.host, port: config.port })
  drainOnSignals({
    http,
    close: async () => {
      await jobs.stop()
      await signals.close()
      await database.close()
    },
  })
  process.stdout.write(`Fulcrum is ready at ${config.publicUrl ?? address}\n`)
  if (installed) {
    const shown =
      config.adminPassword === undefined ? `, password ${password} (to be changed at the first sign-in)` : ''
    process.stdout.write(`Sign in as admin${shown}\n`)
  }
}
