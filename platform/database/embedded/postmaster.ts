/** Whether a PostgreSQL is at work on a data folder, judged from its postmaster.pid and the process itself. */
import fs from 'node:fs'
import path from 'node:path'
import { isAlive } from '../../process-identity.ts'

/** A running (or dying, or dead but not yet reaped) postmaster. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Dead, but its parent has not noticed: it holds nothing any more. */
  readonly zombie: boolean
}

/** The postmaster of a data folder, or undefined when there is none or its pid file is stale. */
export function findPostmaster(data: string): Postmaster | undefined {
  let lines: string[]
  try {
    lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !isAlive(pid)) return undefined
  try {
    const zombie = /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
    const same = zombie || fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)
    return same ? { pid, port, zombie } : undefined
  } catch {
    return fs.existsSync('/proc/self/stat') ? undefined : { pid, port, zombie: false }
  }
}
