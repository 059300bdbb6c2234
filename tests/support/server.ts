/** The whole product as a process of its own, as operators run it, and a small client that signs in to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { adminPassword } from './installed-database.ts'

/** One answer; `body` is parsed when it is JSON. */
export interface ServerAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly body: any
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface TestServer {
  readonly url: string
  readonly pid: number
  /** What it wrote to both streams so far. */
  output(): string
  /** A request of the signed-in administrator; rejects when there is no answer within 20 s. */
  ask(method: Method, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<ServerAnswer>
  /** Signs in anew, for a server whose sessions are those of another one. */
  signIn(): Promise<void>
  /** Its exit code, once it is gone. */
  readonly ended: Promise<number | null>
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

/** Where the data are: a folder for the embedded PostgreSQL, or a database. */
export type ServerPlace = { readonly dataDir: string } | { readonly databaseUrl: string }

/** The server did not come up; the message is what it said. */
export class ServerRefused extends Error {
  readonly code: number | null
  constructor(code: number | null, said: string) {
    super(said)
    this.code = code
  }
}

const main = fileURLToPath(new URL('../../platform/main.ts', import.meta.url))

/** Starts a server on a free port, waits until it is ready and signs in; throws ServerRefused when it ends before. */
export async function startServer(place: ServerPlace, env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const where: Record<string, string> =
    'dataDir' in place ? { DATA_DIR: place.dataDir, DATABASE_URL: '' } : { DATABASE_URL: place.databaseUrl }
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: path.join(os.tmpdir(), 'fulcrum-test-compile-cache'),
      PORT: '0',
      RATE_LIMIT: '0',
      ADMIN_PASSWORD: adminPassword,
      SECRET_KEY: 'a-key-for-tests-only-0123456789-0123456789',
      TIME_ZONE: 'Asia/Shanghai',
      SAMPLE_RECORDS: '0',
      TEMPLATE: 'none',
      LOG_LEVEL: 'warn',
      ...where,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | null>(resolve => child.once('close', code => resolve(code)))
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer): void => {
      said += String(text)
      const ready = /Fulcrum is ready at (http:\S+)/.exec(said)
      if (ready) resolve(ready[1] as string)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    void ended.then(code => reject(new ServerRefused(code, said)))
  })
  const client = createClient(url)
  const server: TestServer = {
    url,
    pid: child.pid as number,
    output: () => said,
    ask: client.ask,
    signIn: client.signIn,
    ended,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
  }
  async function end(process: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    client.close()
    process.kill(signal)
    return ended
  }
  await server.signIn()
  return server
}

function createClient(url: string) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
  let cookie = ''

  function ask(
    method: Method,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ServerAnswer> {
    const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const request = http.request(
        new URL(path, url),
        {
          method,
          agent,
          timeout: 20_000,
          headers: {
            cookie,
            origin: url,
            ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        response => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.once('error', reject)
          response.once('aborted', () => reject(new Error('The answer broke off')))
          response.once('end', () => {
            const text = Buffer.concat(parts).toString()
            const isJson = String(response.headers['content-type'] ?? '').includes('json')
            const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text
            resolve({ status: response.statusCode as number, headers: response.headers, body: parsed })
          })
        },
      )
      request.once('timeout', () => request.destroy(new Error('No answer in time')))
      request.once('error', reject)
      request.end(payload)
    })
  }

  return {
    ask,
    async signIn() {
      const answer = await ask('POST', '/api/sign-in', { login: 'admin', password: adminPassword })
      if (answer.status !== 200) throw new Error(`Nobody can sign in: ${JSON.stringify(answer.body)}`)
      cookie = String(answer.headers['set-cookie']).split(';')[0] as string
    },
    close: () => agent.destroy(),
  }
}
