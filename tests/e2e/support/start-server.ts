/**
 * Starts what the tests need once: the browser's files, a server on a new data directory with sample records, and a
 * sign-in that all tests share. What it returns takes everything away again.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from '@playwright/test'
import { administrator } from './administrator.ts'

export default async function startServer(): Promise<() => Promise<void>> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  process.env.E2E_BROWSER = await chromium.executablePath()

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
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(server)
  process.env.E2E_URL = url
  process.env.E2E_DATA = path.join(folder, 'data')
  process.env.E2E_STATE = path.join(folder, 'signed-in.json')
  const api = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
  const answer = await api.post('/api/sign-in', { data: administrator })
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`)
  await api.storageState({ path: process.env.E2E_STATE })
  await api.dispose()

  return async () => {
    const ended = new Promise(resolve => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
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
