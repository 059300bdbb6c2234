/**
 * One server per data folder. The lock names the process that holds it; when that process is gone, in whatever way,
 * the lock is void.
 */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from '../../process-identity.ts'

interface Holder {
  readonly pid: number
  readonly start: string
}

/** Takes the lock of a data folder or throws a plain sentence that names the holder; the result gives it back. */
export async function lockDataFolder(dataDir: string): Promise<() => void> {
  const lock = path.join(dataDir, 'server.lock')
  const draft = `${lock}.${process.pid}`
  const mine: Holder = { pid: process.pid, start: startOf(process.pid) ?? '' }
  fs.writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let patience = 20; ; patience--) {
      try {
        fs.linkSync(draft, lock)
        return () => release(lock, mine)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = readHolder(lock)
      if (!holder || startOf(holder.pid) !== holder.start) fs.rmSync(lock, { force: true })
      else if (patience <= 0) throw inUse(dataDir, holder)
      // A process that was just killed still exists for a moment.
      else await sleep(50)
    }
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function inUse(dataDir: string, { pid }: Holder): Error {
  return new Error(
    `Another server (process ${pid}) is already running on ${dataDir}. Stop it, or set another DATA_DIR.`,
  )
}

function release(lock: string, mine: Holder): void {
  const holder = readHolder(lock)
  if (holder?.pid === mine.pid && holder.start === mine.start) fs.rmSync(lock, { force: true })
}

function readHolder(lock: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(lock, 'utf8')) as Holder
  } catch {
    return undefined
  }
}
