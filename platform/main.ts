/** The server: makes what it needs, composes the HTTP interface (compose.ts) and listens. Nothing imports it. */
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { sweepDrafts } from '#designer/drafts/sweep-drafts.ts'
import { sweepPreviews } from '#designer/preview/sweep-previews.ts'
import { completeSystem } from '#designer/templates/complete-system.ts'
import { findTemplate } from '#designer/templates/find-template.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { keepUp } from '#runtime/keep-up.ts'

import { createMailDelivery } from '#runtime/mail/mail-delivery.ts'
import { createWorker } from '#runtime/workflows/worker/create-worker.ts'
import { composeHttp } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { checkTrigrams, openDatabase } from './database/open-database.ts'
import { createSignals } from './database/signals.ts'
import { buildWebIfStale } from './http/build-web.ts'
import { drainOnSignals } from './http/drain.ts'
import { createHttp } from './http/server.ts'
import { serveWeb } from './http/web.ts'
import { createPrinter } from './print/printer.ts'
import { openSecretBox } from './secret-key.ts'
import { saveCredential } from './sign-in/credentials.ts'
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
  const printer = createPrinter({ executable: config.chromiumPath, log })
  const system = {
    ...(await openSystem(db, config.timeZone, signals)),
    publicUrl: config.publicUrl,
    printer,
    reportLimits: {
      timeout: config.reportTimeout * 1000,
      perPerson: config.reportsPerPerson,
      atOnce: Math.max(1, Math.floor(config.databasePool / 2)),
    },
  }
  await sweep(db)
  const sweepAll = async () => {
    await sweepPlatform(db)
    await sweepPreviews(db, directUrl)
    await sweepDrafts(db)
  }
  await sweepPreviews(db, directUrl).catch((error: unknown) =>
    log.warn({ err: error }, 'Old previews were not removed'),
  )
  await checkTrigrams(db, log)
  await openSecretBox(config, database.embedded, db)

  const password = config.adminPassword ?? randomBytes(9).toString('base64url')
  const installed = await install(system, {
    template: config.template,
    sampleRecords: config.sampleRecords,
    createCredential: (tx, { id, login }) =>
      saveCredential(tx, { userId: id, login, password, mustChange: config.adminPassword === undefined }),
  })
  await completeSystem(system, await findTemplate('system'), log)

  const jobs = await composeHttp(http, {
    system,
    signals,
    directUrl,
    alone: database.embedded,
    publicUrl: config.publicUrl,
    mailFrom: config.mail?.from.address,
  })
  await serveWeb(http, webFolder)

  await jobs.repeat('sweep', '0 * * * *', sweepAll)
  await keepUp({ system, jobs, signals, log })
  await jobs.work()
  const door = config.mail && (await import('./mail/mail-door.ts')).createMailDoor(config.mail)
  if (!door) log.info('Mail is off: SMTP_URL and MAIL_FROM are not set')
  door
    ?.verify()
    .catch((error: unknown) => log.warn({ err: error }, 'The mail server of SMTP_URL does not answer as it should'))
  const mails = await createMailDelivery({ system, signals, log, door, publicUrl: config.publicUrl })
  const workflows = await createWorker({ system: { ...system, webhookHosts: config.webhookHosts }, signals, log })
  const address = await http.listen({ host: config.host, port: config.port })
  drainOnSignals({
    http,
    close: async () => {
      await workflows.stop()
      await mails.stop()
      await jobs.stop()
      await printer.close()
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
