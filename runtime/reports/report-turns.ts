/**
 * Reports hold connections that everybody needs: of each person only some run at once on a server, and of all people no
 * more than half of the connections. The others wait for their turn; whoever asks for more than that is told so.
 */
import type { Database } from '#platform/database/database.ts'

import { cancelledReport, tooManyReports } from './report-problems.ts'

/** What one server lets run. */
export interface ReportLimits {
  /** Milliseconds that a statement may take. */
  readonly timeout: number
  /** Reports of one person that run at once. */
  readonly perPerson: number
  /** Reports that run at once. */
  readonly atOnce: number
}

/** Where nothing is said. */
export const usualLimits: ReportLimits = { timeout: 60_000, perPerson: 4, atOnce: 8 }

/** Reports of one person that wait for their turn: those of a full dashboard twice over. */
const mostWaiting = 40

interface Waiting {
  readonly userId: string
  readonly name: string
  readonly since: number
  readonly begin: () => void
  readonly refuse: (problem: Error) => void
}

interface Turns {
  readonly running: string[]
  readonly waiting: Waiting[]
}

const turnsOf = new WeakMap<Database, Turns>()

function turns(db: Database): Turns {
  const found = turnsOf.get(db) ?? { running: [], waiting: [] }
  turnsOf.set(db, found)
  return found
}

/** Does the work when it is its turn; throws `report/too-many-at-once`, and `report/cancelled` for what was ended while it waited. */
export async function inTurn<T>(
  db: Database,
  { userId, name }: { readonly userId: string; readonly name: string },
  limits: ReportLimits,
  work: () => Promise<T>,
): Promise<T> {
  const { running, waiting } = turns(db)
  if (isFree(running, userId, limits)) running.push(userId)
  else await turn()
  try {
    return await work()
  } finally {
    running.splice(running.indexOf(userId), 1)
    letIn(db, limits)
  }

  function turn(): Promise<void> {
    if (waiting.filter(item => item.userId === userId).length >= mostWaiting) {
      throw tooManyReports(
        `${mostWaiting} of your reports are waiting already; try again when some of them are done.`,
        {
          retryAfter: 5,
        },
      )
    }
    return new Promise((resolve, reject) => {
      waiting.push({ userId, name, since: performance.now(), begin: resolve, refuse: reject })
    })
  }
}

function isFree(running: readonly string[], userId: string, { perPerson, atOnce }: ReportLimits): boolean {
  return running.length < atOnce && running.filter(item => item === userId).length < perPerson
}

function letIn(db: Database, limits: ReportLimits): void {
  const { running, waiting } = turns(db)
  for (;;) {
    const at = waiting.findIndex(item => isFree(running, item.userId, limits))
    const [next] = at < 0 ? [] : waiting.splice(at, 1)
    if (!next) return
    running.push(next.userId)
    next.begin()
  }
}

/** How long it has been waiting on this server, in milliseconds; undefined for what does not wait. */
export function waitingTime(db: Database, name: string): number | undefined {
  const found = turns(db).waiting.find(item => item.name === name)
  return found && Math.round(performance.now() - found.since)
}

/** Ends what waits on this server; false where nothing does by that name. */
export function leaveQueue(db: Database, name: string): boolean {
  const { waiting } = turns(db)
  const at = waiting.findIndex(item => item.name === name)
  const [left] = at < 0 ? [] : waiting.splice(at, 1)
  left?.refuse(cancelledReport('The report was cancelled.'))
  return left !== undefined
}
