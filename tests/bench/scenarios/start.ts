/** How long a server takes to be ready, what it holds when idle, and how much a browser loads first. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { median } from '../median.ts'
import { below, type Row } from '../row.ts'
import { startProduct } from '../servers/product.ts'
import type { Run } from './run.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts on the filled database, and with its own PostgreSQL; the first start of each is not counted. */
export async function measureStart(run: Run): Promise<Row[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-bench-start-'))
  try {
    const given = await starts(run, run.database.url, {})
    const embedded = await starts(run, '', { DATA_DIR: dataDir, SECRET_KEY: '' })
    return [
      below('start to ready, given database', given.seconds, 's', 1.5),
      below('start to ready, embedded database', embedded.seconds, 's', 3),
      ...(given.memory === undefined ? [] : [below('memory, idle', given.memory, 'MB', 150)]),
      ...firstLoad(),
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function starts(run: Run, url: string, env: Readonly<Record<string, string>>) {
  await (await startProduct(url, [], env)).stop()
  const seconds: number[] = []
  let memory: number | undefined
  for (let round = 0; round < run.rounds; round++) {
    const server = await startProduct(url, [], env)
    seconds.push(server.startSeconds)
    if (round === 0) await sleep(5000)
    if (round === 0) memory = server.memory()
    await server.stop()
  }
  return { seconds: median(seconds), memory }
}

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** Scripts and styles of the entry and of the list screen, as vite's manifest has them. */
function firstLoad(): Row[] {
  const folder = path.join(root, 'dist/web')
  const manifestFile = path.join(folder, '.vite/manifest.json')
  if (!existsSync(manifestFile)) return []
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, Chunk>
  const files = new Set<string>(['index.html'])
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const key of Object.keys(manifest)) if (key === 'index.html' || key.endsWith('list/list-page.tsx')) visit(key)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0)
  return [below('first load of a list screen, gzip', bytes / 1024, 'KB', 400)]
}
