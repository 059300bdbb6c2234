/** A server in a process of its own, found by the address that it prints. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface ServerProcess {
  readonly port: number
  readonly pid: number
  /** From spawn to the printed address. */
  readonly startSeconds: number
  /** Resident megabytes, where the system tells. */
  memory(): number | undefined
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts `node <args>` in the project folder and waits for `http://…:port` on its output. */
export function startServer(args: readonly string[], env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      const message = `${args.join(' ')} ended with ${code ?? signal}:\n${said.slice(-8000)}`
      process.stderr.write(`${message}\n`)
      reject(new Error(message))
    })
    child.stderr.on('data', (text: Buffer) => {
      said += text
      if (process.env.BENCH_VERBOSE) process.stderr.write(text)
    })
    child.stdout.on('data', (text: Buffer) => {
      said += text
      const port = /http:\/\/[^\s:]+:(\d+)/.exec(said)?.[1]
      if (!port) return
      child.stdout.removeAllListeners('data').resume()
      const startSeconds = (performance.now() - began) / 1000
      resolve({
        port: Number(port),
        pid: child.pid ?? 0,
        startSeconds,
        memory: () => memoryOf(child),
        stop: () => stop(child),
      })
    })
  })
}

function memoryOf(child: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    return kilobytes ? Number(kilobytes) / 1024 : undefined
  } catch {
    return undefined
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
