/**
 * Starts what the tests need once: the browser's files, a server on a new data directory with sample records, and a
 * sign-in that all tests share. What it returns takes everything away again.
 */
import path from 'node:path'
import { request } from '@playwright/test'
import { administrator } from './administrator.ts'
import { launchServer } from './launch-server.ts'

export default async function startServer(): Promise<() => Promise<void>> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  process.env.E2E_BROWSER = await chromium.executablePath()

  const { url, folder, stop } = await launchServer()
  process.env.E2E_URL = url
  process.env.E2E_DATA = path.join(folder, 'data')
  process.env.E2E_STATE = path.join(folder, 'signed-in.json')
  const api = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
  const answer = await api.post('/api/sign-in', { data: administrator })
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`)
  await api.storageState({ path: process.env.E2E_STATE })
  await api.dispose()
  return stop
}
