/**
 * Transactions that wait for nobody longer than a moment, so that nobody waits long for them: when a lock cannot be had
 * they are rolled back and tried again from the start, and in the end called blocked, with who is in the way.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Transaction } from '#platform/database/database.ts'
import { sqlStateOf } from '#platform/database/database-problems.ts'
import { type Blocker, describeBlockers, sendVacuumAway } from './blockers.ts'
import { promotionBlocked } from './lease.ts'

/** How long one attempt waits for a lock, in ms, and how many attempts there are. */
export interface Patience {
  readonly lockTimeoutMs: number
  readonly attempts: number
}

/** Runs `work` in a transaction of its own; problem `promotion/blocked` with `blockers`. */
export async function briefTransaction<T>(
  db: Database,
  { lockTimeoutMs, attempts }: Patience,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const begin = `begin; set local lock_timeout = ${lockTimeoutMs}; select pg_backend_pid() as pid`
  let blockers: Blocker[] = []
  for (let attempt = 1; ; attempt++) {
    let timer: NodeJS.Timeout | undefined
    const watch = (pid: number) => {
      timer = setInterval(() => {
        const look = async () => {
          const found = await describeBlockers(db, pid)
          if (found.length === 0) return
          blockers = found
          await sendVacuumAway(db, pid)
        }
        look().catch(() => undefined)
      }, lockTimeoutMs * 0.6)
    }
    try {
      return await db.transaction(
        (tx, begun) => {
          watch(Number(begun[2]?.[0]?.pid))
          return work(tx)
        },
        { begin },
      )
    } catch (error) {
      if (!isInTheWay(error)) throw error
      if (attempt >= attempts) throw blocked(blockers, error)
    } finally {
      clearInterval(timer)
    }
    await sleep(20 + Math.random() * Math.min(500, 40 * attempt))
  }
}

/** Whether somebody else's lock ended the attempt: lock time-out, deadlock, serialization failure. */
function isInTheWay(error: unknown): boolean {
  return ['55P03', '40P01', '40001'].includes(sqlStateOf(error) ?? '')
}

function blocked(blockers: readonly Blocker[], cause: unknown) {
  const who = blockers.map(({ application, since }) => `${application} since ${since}`).join(', ')
  const detail = who ? `Blocked by ${who}.` : 'Others hold what the promotion needs.'
  return promotionBlocked(detail, { retryAfter: 5, blockers }, { cause })
}
