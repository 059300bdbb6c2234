/** A server of its own on a new data directory, as an operator would start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { administrator } from './administrator.ts'

export interface LaunchedServer {
  readonly url: string
  /** Whatever is put here goes with the server. */
  readonly folder: string
  /** Ends it and takes everything away. */
  stop(): Promise<void>
}

/** Waits until it is ready; `env` besides what all servers of tests have. */
export async function launchServer(env: Readonly<Record<string, string>> = {}): Promise<LaunchedServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fulcrum-e2e-'))
  const server = spawn(path.resolve('node_modules/.bin/node'), ['platform/main.ts'], {
    env: {
      ...process.env,
      DATA_DIR: path.join(folder, 'data'),
      PORT: '0',
      ADMIN_PASSWORD: administrator.password,
      RATE_LIMIT: '0',
      TIME_ZONE: 'Asia/Shanghai',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    url: await addressOf(server),
    folder,
    async stop() {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The address that the server prints when it is ready. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /ready at (http:\/\/\S+)/.exec(output)?.[1]
      if (found) resolve(found)
    })
    server.once('exit', code => reject(new Error(`The server ended with ${code}:\n${output}`)))
  })
}
