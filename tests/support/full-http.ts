/** The whole HTTP interface as the server has it, in this process, asked by people with real sessions. */
import type { FastifyInstance, HTTPMethods, InjectOptions } from 'fastify'

import type { NamedApplication } from '#metadata/application.ts'
import { composeHttp } from '#platform/compose.ts'
import type { Database } from '#platform/database/database.ts'
import { createSignals } from '#platform/database/signals.ts'
import { createHttp, type HttpConfig } from '#platform/http/server.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { openSession } from '#platform/sign-in/sessions.ts'

import { type FixtureSystem, fixtureSystem } from './fixture-system.ts'

/** One answer; `text` is its body as it came. */
export interface FullAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly body: any
}

/** A request; a body that is no text and no bytes is sent as JSON. */
export interface FullRequest {
  readonly method: string
  /** From `/`; Chinese names and spaces are encoded here. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a route says of its requests, as JSON Schema. */
export interface RouteSchema {
  readonly body?: object
  readonly querystring?: { readonly properties?: Readonly<Record<string, object>> }
}

export interface FullHttp extends FixtureSystem {
  readonly http: FastifyInstance
  readonly jobs: Jobs
  /** `GET /api/records/:object` and so on, without HEAD. */
  readonly routes: readonly string[]
  /** By route; what is not said takes anything. */
  readonly schemas: ReadonlyMap<string, RouteSchema>
  /** Opens a session; answers the value of the Cookie header. */
  signIn(userId: string): Promise<string>
  /** Asks with a cookie from a page of our own; without one as a stranger. */
  ask(cookie: string | undefined, request: FullRequest): Promise<FullAnswer>
  /** Waits for a job to end; answers its row. */
  jobEnd(id: string): Promise<Record<string, unknown>>
}

/** A way to the database. */
interface Way {
  readonly db: Database
  readonly directUrl: string
}

interface FullOptions {
  readonly config?: Partial<HttpConfig>
  /** What the routes are given in the place of the fixture's database. */
  readonly database?: (fixture: FixtureSystem) => Way | Promise<Way>
}

/** What everybody signs in with; the login is `login-` and the user's id. */
export const testPassword = 'correct-horse-9'

const usual: HttpConfig = { publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' }

/** Opens it; `drop` closes everything. */
export async function fullHttp(application: NamedApplication, options: FullOptions = {}): Promise<FullHttp> {
  const fixture = await fixtureSystem(application)
  const { db, directUrl } = (await options.database?.(fixture)) ?? { db: fixture.system.db, directUrl: fixture.url }
  const system = { ...fixture.system, db }
  const signals = createSignals({ directUrl })
  const http = await createHttp({ ...usual, ...options.config })
  const schemas = new Map<string, RouteSchema>()
  http.addHook('onRoute', ({ method, url, schema }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') schemas.set(`${one} ${url}`, (schema ?? {}) as RouteSchema)
  })
  const jobs = await composeHttp(http, { system, signals, directUrl, alone: true, publicUrl: undefined })
  await http.ready()
  await jobs.work()

  return {
    ...fixture,
    http,
    jobs,
    routes: [...schemas.keys()].sort(),
    schemas,
    async signIn(userId) {
      await saveCredential(fixture.system.db, { userId, login: `login-${userId}`, password: testPassword })
      const { token } = await openSession(fixture.system.db, userId, { ip: '127.0.0.1', agent: 'test' })
      return `fulcrum_session=${token}`
    },
    async ask(cookie, { method, path, body, headers = {} }) {
      const from = cookie === undefined ? {} : { cookie, 'sec-fetch-site': 'same-origin' }
      const options: InjectOptions = {
        method: method as HTTPMethods,
        url: encodeURI(path).replaceAll('%25', '%'),
        headers: { ...from, ...headers },
      }
      const answer = await http.inject(body === undefined ? options : { ...options, payload: body as object })
      const isJson = String(answer.headers['content-type'] ?? '').includes('json')
      const isWhole = isJson && !String(answer.headers['content-type']).includes('ndjson') && answer.payload !== ''
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.payload,
        body: isWhole ? answer.json() : answer.payload,
      }
    },
    async jobEnd(id) {
      for (;;) {
        const [row] = await fixture.system.db.query({
          text: `select * from platform.job where id = $1 and state not in ('queued', 'running')`,
          values: [id],
        })
        if (row) return row
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    },
    async drop() {
      await http.close()
      await jobs.stop()
      await signals.close()
      await fixture.drop()
    },
  }
}
