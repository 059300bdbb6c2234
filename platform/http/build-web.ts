/**
 * Builds the web app when it is missing or older than its sources, in a process of its own so that the server stays
 * small. The result is put in place by one rename; a kill in the middle leaves the old one.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Log } from '../log.ts'

const sources = ['runtime/web', 'designer/web', 'metadata', 'vite.config.ts', 'package-lock.json']
const stamp = '.sources'
const gzip = promisify(zlib.gzip)
const brotli = promisify(zlib.brotliCompress)

/** Makes sure that `<root>/dist/web` is built from the sources as they are; answers its path. */
export async function buildWebIfStale(root: string, log: Log): Promise<string> {
  const folder = path.join(root, 'dist/web')
  const wanted = hashSources(root)
  if (readStamp(folder) === wanted) return folder
  log.info('Building the web app')
  const draft = path.join(root, 'dist', `web-${process.pid}`)
  try {
    await runVite(root, draft)
    await precompress(draft)
    fs.writeFileSync(path.join(draft, stamp), wanted)
    putInPlace(draft, folder, wanted)
  } finally {
    fs.rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

/** Several servers may build at once; whoever comes second finds the same there and is content with it. */
function putInPlace(draft: string, folder: string, wanted: string): void {
  for (let tries = 1; ; tries++) {
    fs.rmSync(folder, { recursive: true, force: true })
    try {
      fs.renameSync(draft, folder)
      return
    } catch (error) {
      const isTaken = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (isTaken && readStamp(folder) === wanted) return
      if (!isTaken || tries >= 5) throw error
    }
  }
}

function readStamp(folder: string): string | undefined {
  try {
    return fs.readFileSync(path.join(folder, stamp), 'utf8')
  } catch {
    return undefined
  }
}

function hashSources(root: string): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesUnder(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

function filesUnder(place: string): string[] {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [place]
  const entries = fs.readdirSync(place).sort()
  return entries.filter(name => !name.startsWith('.')).flatMap(name => filesUnder(path.join(place, name)))
}

function runVite(root: string, outDir: string): Promise<void> {
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  const args = [vite, 'build', '--config', 'vite.config.ts', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  // Whoever starts the server, tests included: what people get is the production build.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said = (said + String(text)).slice(-4000)
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`The web app could not be built:\n${said}`))))
  })
}

/** Text assets once as .gz and .br, so that no request compresses them again. */
async function precompress(folder: string): Promise<void> {
  for (const file of filesUnder(folder)) {
    if (!/\.(js|css|html|svg|json|map|wasm|ttf)$/.test(file)) continue
    const bytes = fs.readFileSync(file)
    if (bytes.length < 1024) continue
    const quality = { [zlib.constants.BROTLI_PARAM_QUALITY]: 9, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    const [gz, br] = await Promise.all([gzip(bytes, { level: 9 }), brotli(bytes, { params: quality })])
    fs.writeFileSync(`${file}.gz`, gz)
    fs.writeFileSync(`${file}.br`, br)
  }
}
