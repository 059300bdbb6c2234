/** The command line as people run it: a process of its own. */
import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** How a command ended and what it said. */
export interface CommandResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const crm = fileURLToPath(new URL('../../platform/crm.ts', import.meta.url))

const cache = path.join(os.tmpdir(), 'fulcrum-test-compile-cache')

/** Runs `crm <args>` with these variables beside the environment. */
export function runCrm(args: readonly string[], env: Readonly<Record<string, string>>): Promise<CommandResult> {
  const child = spawn(process.execPath, [crm, ...args], {
    // Starting is most of what a command does.
    env: { ...process.env, NODE_COMPILE_CACHE: cache, TIME_ZONE: 'Asia/Shanghai', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ code, out, err }))
  })
}
