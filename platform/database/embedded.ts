/**
 * The PostgreSQL that comes with the product: started with the server on the loopback address, stopped with it, started
 * again when it dies. One server owns a data folder; commands attach to the one that runs.
 */
import fs from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, silentLog } from '../log.ts'
import { findBinaries } from './embedded/binaries.ts'
import { lockDataFolder } from './embedded/data-lock.ts'
import { initData, readPassword } from './embedded/init-data.ts'
import { type PostgresProcess, PostgresRefused, runPostgres } from './embedded/postgres-process.ts'
import { findPostmaster } from './embedded/postmaster.ts'
import { systemUser } from './embedded/system-user.ts'

/** An embedded PostgreSQL in use by this process. */
export interface EmbeddedServer {
  readonly url: string
  /** Stops it, if this process started it. */
  stop(): Promise<void>
}

/** What to start. */
export interface EmbeddedOptions {
  /** Absolute; made when missing. */
  readonly dataDir: string
  readonly log?: Log
  /** Another npm package with the programs, for tests on an older version. */
  readonly packageName?: string | undefined
  /** More arguments for postgres. */
  readonly flags?: readonly string[]
}

/** Starts PostgreSQL on a data folder; refuses one that another server uses. */
export async function startEmbedded({
  dataDir,
  log = silentLog,
  packageName,
  flags = [],
}: EmbeddedOptions): Promise<EmbeddedServer> {
  fs.mkdirSync(dataDir, { recursive: true })
  const unlock = await lockDataFolder(dataDir)
  try {
    const user = systemUser()
    const native = findBinaries(user, packageName)
    const password = readPassword(dataDir)
    const data = initData(dataDir, native, password, user)
    await untilStopped(data)
    const run = async (port: number): Promise<PostgresProcess> => startPatiently({ native, data, port, user, flags })
    const port = await freePort()
    let running = await run(port)
    let stopping = false
    const watch = (): void => {
      void running.ended.then(async () => {
        for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5000)) {
          log.error('PostgreSQL has died; starting it again')
          try {
            await untilStopped(data)
            running = await run(port)
            return stopping ? void running.stop() : watch()
          } catch (error) {
            log.error({ err: error }, 'PostgreSQL did not start')
            await sleep(pause)
          }
        }
      })
    }
    watch()
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    fs.writeFileSync(path.join(dataDir, 'postgres.json'), JSON.stringify({ port, data }), { mode: 0o600 })
    return {
      url,
      async stop() {
        stopping = true
        fs.rmSync(path.join(dataDir, 'postgres.json'), { force: true })
        await running.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The server at work on a data folder, for commands; undefined when there is none. */
export async function attachEmbedded(dataDir: string): Promise<EmbeddedServer | undefined> {
  let at: { port: number; data: string }
  try {
    at = JSON.parse(fs.readFileSync(path.join(dataDir, 'postgres.json'), 'utf8'))
  } catch {
    return undefined
  }
  const postmaster = findPostmaster(at.data)
  if (!postmaster || postmaster.zombie) return undefined
  return {
    url: `postgres://postgres:${readPassword(dataDir)}@127.0.0.1:${at.port}/postgres`,
    stop: async () => undefined,
  }
}

/** Waits for the PostgreSQL of a server that died: its watchdog is stopping it, or nobody has reaped it yet. */
async function untilStopped(data: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const postmaster = findPostmaster(data)
    if (!postmaster) return
    if (postmaster.zombie && tries > 20) return fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
    await sleep(50)
  }
  throw new Error(`${data} is in use by process ${findPostmaster(data)?.pid}, which does not stop`)
}

/** After a kill -9 the last sessions of the old server may hold its shared memory for a moment. */
async function startPatiently(options: Parameters<typeof runPostgres>[0]): Promise<PostgresProcess> {
  for (let tries = 0; ; tries++) {
    try {
      return await runPostgres(options)
    } catch (error) {
      const passing = error instanceof PostgresRefused && /in use|already exists/.test(error.message)
      if (passing && tries < 100) await sleep(100)
      else throw new Error(`PostgreSQL did not start: ${(error as Error).message}`, { cause: error })
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo
        probe.close(() => resolve(port))
      })
  })
}
