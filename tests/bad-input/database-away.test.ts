/** A database that goes away and comes back: clear refusals meanwhile, no crash, and everything as before afterwards. */
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createDatabase, type Database } from '#platform/database/database.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

/** A wire to the database that can be cut. */
interface Wire {
  readonly url: string
  cut(): Promise<void>
  mend(): Promise<void>
}

async function wireTo(url: string): Promise<Wire> {
  const target = new URL(url)
  const sockets = new Set<net.Socket>()
  const server = net.createServer(inner => {
    const outer = net.connect(Number(target.port || 5432), target.hostname)
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as net.AddressInfo
  const wired = new URL(url)
  wired.host = `127.0.0.1:${port}`
  return {
    url: wired.href,
    cut() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    },
    mend: () => listen(port),
  }
}

const patience = { timeout: 20_000 }
let full: FullHttp
let wire: Wire
let wired: Database
let cookie: string
const crashes: unknown[] = []
const note = (error: unknown) => void crashes.push(error)

beforeAll(async () => {
  process.on('unhandledRejection', note).on('uncaughtException', note)
  // The fixture is made over the straight way; only the server is on the wire.
  full = await fullHttp(accessApplication(), {
    database: async ({ url }) => {
      wire = await wireTo(url)
      wired = createDatabase({ url: wire.url, poolSize: 4 })
      return { db: wired, directUrl: wire.url }
    },
  })
  cookie = await full.signIn((await full.person('Olga', ['sys-role-administrator'])).actor.userId)
})
afterAll(async () => {
  await full?.drop()
  await wired?.close()
  await wire?.cut()
  process.off('unhandledRejection', note).off('uncaughtException', note)
})

const requests = (id: string) =>
  [
    ['GET', '/api/records/客户'],
    ['GET', `/api/records/客户/${id}`],
    ['GET', `/api/records/客户/${id}/page`],
    ['POST', '/api/records/客户', { name: 'during' }],
    ['PATCH', `/api/records/客户/${id}`, { name: 'during' }],
    ['DELETE', `/api/records/客户/${id}`],
    ['POST', '/api/records/客户/aggregate', { measures: [{ fn: 'count', as: 'n' }] }],
    ['GET', '/api/search?q=x'],
    ['GET', '/api/recent'],
    ['POST', '/api/sign-in', { login: 'x', password: 'y' }],
    ['GET', '/api/jobs'],
    ['POST', '/api/records/客户/bulk', { ids: [id], delete: true }],
  ] as const

const ask = ([method, path, body]: readonly [string, string, unknown?]) =>
  full.ask(cookie, { method, path, body, headers: { 'if-match': '*' } })

test('503 while it is away, then as before', async () => {
  const made = await ask(['POST', '/api/records/客户', { name: 'before' }])
  expect(made.status).toBe(201)
  const before = await databaseState(full.system.db)

  for (let round = 0; round < 3; round++) {
    // Some are on their way when it goes.
    const underWay = Promise.all(requests(made.body.id).slice(0, 3).map(ask))
    await wire.cut()
    for (const { status } of await underWay) expect([200, 503]).toContain(status)
    for (const request of requests(made.body.id)) {
      const answer = await ask(request)
      expect([request[0], request[1], answer.status, answer.body.type]).toEqual([
        request[0],
        request[1],
        503,
        '/problems/database/unavailable',
      ])
      expect(answer.headers['retry-after']).toBe('1')
      expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres|\.ts:/)
    }
    await wire.mend()
    await expect.poll(async () => (await ask(['GET', '/api/records/客户'])).status, patience).toBe(200)
    expect(await databaseState(full.system.db)).toEqual(before)
  }

  const changed = await ask(['PATCH', `/api/records/客户/${made.body.id}`, { name: 'after' }])
  expect([changed.status, changed.body.rev]).toEqual([200, 2])
  const bulk = await ask(['POST', '/api/records/客户/bulk', { ids: [made.body.id], set: { name: 'by a job' } }])
  expect(await full.jobEnd(bulk.body.job)).toMatchObject({ state: 'done', updated: 1 })
  expect(crashes).toEqual([])
})

test('connections that the database ends are replaced', async () => {
  await full.system.db.script(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(['GET', '/api/records/客户'])))
  for (const { status } of answers) expect([200, 503]).toContain(status)
  await expect.poll(async () => (await ask(['GET', '/api/records/客户'])).status, patience).toBe(200)
  expect(crashes).toEqual([])
})
