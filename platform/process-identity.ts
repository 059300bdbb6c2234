/** Tells processes apart even when the system reuses a pid: a pid together with the moment it started. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/** Whether a process with this pid exists (a zombie does). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When the process started, as an opaque text; undefined when it is gone or a zombie. */
export function startOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : `${bootId()}:${fields[19]}`
  } catch {
    if (fs.existsSync('/proc/self/stat')) return undefined
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  }
}

function bootId(): string {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
