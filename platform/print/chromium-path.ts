/**
 * Where the browser is. Without CHROMIUM_PATH, the one that npm brings (Linux) is unpacked once, in a process of its
 * own, into a folder that belongs to this user alone; several servers may do so at the same time.
 */
import { spawn } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { printUnavailable } from './print-problems.ts'

/** A browser, and what its environment has to hold. */
export interface ChromiumPlace {
  readonly executable: string
  readonly env: Readonly<Record<string, string>>
}

const unpack = `const { default: chromium } = await import(process.argv[1]); await chromium.executablePath()`

/** Finds or unpacks the browser; throws `print/unavailable`. */
export async function findChromium(said: string | undefined): Promise<ChromiumPlace> {
  if (said) return { executable: said, env: {} }
  if (process.platform !== 'linux') {
    throw printUnavailable('Set CHROMIUM_PATH to Chromium or Chrome: npm brings one for Linux only.')
  }
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const folder = await unpackedFolder(entry)
  return {
    executable: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}

async function unpackedFolder(entry: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(path.dirname(entry), '..', 'package.json'), 'utf8'))
  const owner = process.getuid?.() ?? 0
  const home = path.join(tmpdir(), `fulcrum-print-${owner}`)
  await mkdir(home, { mode: 0o700 }).catch(ifThere)
  const found = await lstat(home)
  // Somebody else's folder could hold somebody else's program.
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o022) !== 0) {
    throw printUnavailable(`${home} belongs to somebody else; set CHROMIUM_PATH, or TMPDIR to another folder.`)
  }
  const folder = path.join(home, version)
  if (await isThere(path.join(folder, 'chromium'))) return folder
  const fresh = await mkdtemp(path.join(home, 'new-'))
  try {
    await runUnpack(entry, fresh)
    await writeFile(path.join(fresh, 'fonts.conf'), fontConfiguration(folder))
    // Where another server was faster, its folder stands already.
    await rename(fresh, folder).catch(ifThere)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return folder
}

/** A browser without any font of the machine writes nothing at all: one comes with it, those of the machine come after. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`
}

function runUnpack(entry: string, into: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', unpack, entry], {
      env: { ...process.env, TMPDIR: into, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x', NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2000)
    })
    child.once('error', reject)
    child.once('exit', code =>
      code === 0 ? resolve() : reject(new Error(`The browser could not be unpacked (${code}): ${said}`)),
    )
  })
}

function ifThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error
}

function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}
