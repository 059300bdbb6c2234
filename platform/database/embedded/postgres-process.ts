/**
 * One run of the postgres program. A watchdog shell holds a pipe to us: when we die in any way, even by kill -9, the
 * pipe closes and PostgreSQL gets a fast shutdown.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Writable } from 'node:stream'
import type { SystemUser } from './system-user.ts'

/** How to run it. */
export interface PostgresRun {
  readonly native: string
  readonly data: string
  readonly port: number
  readonly user: SystemUser | undefined
  readonly flags: readonly string[]
}

/** A PostgreSQL that accepts connections. */
export interface PostgresProcess {
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>
  /** Fast shutdown; resolves when it has ended. */
  stop(): Promise<void>
}

/** Why it did not come up: the end of what it said. */
export class PostgresRefused extends Error {}

const watchdog = `
program=$1; shift
"$program" "$@" 3<&- &
pid=$!
trap 'kill -INT $pid' INT TERM
(cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) &
watcher=$!
wait $pid; status=$?
while kill -0 $pid 2>/dev/null; do wait $pid; status=$?; done
kill $watcher 2>/dev/null
exit $status`

/** Starts it and waits until it accepts connections; throws PostgresRefused when it does not. */
export function runPostgres({ native, data, port, user, flags }: PostgresRun): Promise<PostgresProcess> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'log_timezone=UTC']
  const args = ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting]), ...flags]
  const child = spawn('/bin/sh', ['-c', watchdog, 'fulcrum-postgres', path.join(native, 'bin/postgres'), ...args], {
    ...user,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', PGDATA: undefined },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const lifeline = child.stdio[3] as Writable
  lifeline.on('error', () => undefined)
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      if (said.includes('ready to accept connections')) return
      said = (said + text).slice(-8000)
      if (!said.includes('ready to accept connections')) return
      resolve({
        ended,
        stop: () => {
          lifeline.end()
          return ended
        },
      })
    })
    void ended.then(() => reject(new PostgresRefused(said.slice(-600))))
  })
}
