/** kill -9 of Node, of PostgreSQL and of both while people write; a second server; a graceful end. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { attachEmbedded } from '#platform/database/embedded.ts'
import { productionEd } from '#runtime/installation/open-system.ts'
import { startWrites, type WriteLoad } from '#tests/support/acknowledged-writes.ts'
import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { runCrm } from '#tests/support/run-crm.ts'
import { ServerRefused, startServer, type TestServer } from '#tests/support/server.ts'

const rounds = process.env.SOAK ? 20 : 2
let dataDir: string
let server: TestServer

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const attached = await vi.waitFor(
    async () => (await attachEmbedded(dataDir)) ?? Promise.reject(new Error('away')),
    20_000,
  )
  const db = createDatabase({ url: attached.url, poolSize: 2 })
  try {
    return await vi.waitFor(async () => (await db.script('select 1')) && work(db), { timeout: 20_000, interval: 100 })
  } finally {
    await db.close()
  }
}

function postgresPid(): number {
  const { data } = JSON.parse(fs.readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')) as { data: string }
  return Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
}

beforeAll(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-kill-'))
  server = await startServer({ dataDir })
  await withDatabase(async db => {
    const origin = { author: null, message: 'fixture', source: 'test' }
    const application = fixtureApplication()
    await promote(db, { ed: productionEd, base: await readHead(db), application, findings: findFindings, ...origin })
  })
}, 120_000)
afterAll(async () => {
  await server?.kill()
  await sleep(500)
  fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
})

let load: WriteLoad | undefined
afterEach(async () => {
  await load?.stop()
  load = undefined
})

/** Writes, has the accident happen at some moment, and waits until the server answers again. */
async function survive(accident: () => Promise<void>): Promise<void> {
  const writes = startWrites(server)
  load = writes
  await vi.waitFor(() => expect(writes.count()).toBeGreaterThan(20), 20_000)
  await sleep(Math.random() * 300)
  await accident()
  await writes.stop()
  await vi.waitFor(async () => expect((await server.ask('GET', '/api/records/deal?limit=1')).status).toBe(200), {
    timeout: 20_000,
    interval: 50,
  })
  expect(await withDatabase(db => writes.findFaults(db))).toEqual([])
  expect((await server.ask('POST', '/api/records/deal', { name: 'after' })).status).toBe(201)
  const unexpected = Object.keys(writes.refusals()).filter(reason => !/^0 lost|^503 /.test(reason))
  expect(unexpected).toEqual([])
}

const everyRound = Array.from({ length: rounds }, (_, index) => index + 1)

test.each(everyRound)('Node is killed, round %i', { timeout: 60_000 }, () =>
  survive(async () => {
    await server.kill()
    await load?.stop()
    server = await startServer({ dataDir })
  }),
)

test.each(everyRound)('PostgreSQL is killed and comes back by itself, round %i', { timeout: 60_000 }, () =>
  survive(async () => {
    process.kill(postgresPid(), 'SIGKILL')
    await sleep(300 + Math.random() * 500)
  }),
)

test.each(everyRound)('both are killed, round %i', { timeout: 60_000 }, () =>
  survive(async () => {
    const postgres = postgresPid()
    if (Math.random() < 0.5) {
      process.kill(postgres, 'SIGKILL')
      await server.kill()
    } else {
      const gone = server.kill()
      process.kill(postgres, 'SIGKILL')
      await gone
    }
    await load?.stop()
    server = await startServer({ dataDir })
  }),
)

test('a second server on the folder is refused, a command is not', async () => {
  const refusal = await startServer({ dataDir }).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ServerRefused)
  expect(refusal).toMatchObject({
    code: 1,
    message: `Another server (process ${server.pid}) is already running on ${dataDir}. Stop it, or set another DATA_DIR.\n`,
  })
  expect((await server.ask('GET', '/api/records/deal?limit=1')).status).toBe(200)
  const revisions = await runCrm(['revisions'], { DATA_DIR: dataDir, DATABASE_URL: '' })
  expect(revisions).toMatchObject({ code: 0, err: '' })
  expect(revisions.out).toContain('fixture')
  expect((await server.ask('GET', '/api/records/deal?limit=1')).status).toBe(200)
})

test('SIGTERM finishes what is under way, refuses what is new, and ends with 0', { timeout: 60_000 }, async () => {
  const writes = startWrites(server)
  load = writes
  await vi.waitFor(() => expect(writes.count()).toBeGreaterThan(20), 20_000)
  const slow = await withDatabase(async db => {
    const answer = await db.transaction(async tx => {
      await tx.script('lock table ed.note')
      const pending = server.ask('POST', '/api/records/note', { name: 'slow' })
      await vi.waitFor(async () => {
        const waiting = await db.query(
          sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%"note"%'`,
        )
        expect(waiting).toHaveLength(1)
      }, 10_000)
      process.kill(server.pid, 'SIGTERM')
      await sleep(300)
      const late = await server.ask('GET', '/api/records/deal?limit=1').catch(() => undefined)
      expect(late?.status ?? 503).toBe(503)
      return { pending }
    })
    return await answer.pending
  })
  expect(slow.status).toBe(201)
  expect(await server.ended).toBe(0)
  await writes.stop()
  const refusals = Object.keys(writes.refusals()).filter(reason => !/^0 lost|^503 /.test(reason))
  expect(refusals).toEqual([])
  server = await startServer({ dataDir })
  expect(await withDatabase(db => writes.findFaults(db))).toEqual([])
})
