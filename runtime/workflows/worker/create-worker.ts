/** Keeps workflows going in this process: at once when something was committed, and every second for what has become due. */
import type { Signals } from '#platform/database/signals.ts'
import type { Log } from '#platform/log.ts'

import { changesChannel } from '../../events/changes.ts'
import type { System } from '../../system.ts'
import { onWork } from '../wake.ts'
import { runDue } from './run-due.ts'

export interface WorkflowWorker {
  /** Waits for what is under way. */
  stop(): Promise<void>
}

interface WorkerDeps {
  readonly system: System
  readonly signals: Pick<Signals, 'on'>
  readonly log: Pick<Log, 'error' | 'warn'>
  /** Milliseconds between two looks at the clock of the database. */
  readonly every?: number
}

/** Begins; any number of nodes may do so on one database. */
export async function createWorker({ system, signals, log, every = 1000 }: WorkerDeps): Promise<WorkflowWorker> {
  let stopped = false
  let wanted = false
  let running: Promise<void> | undefined

  async function round(): Promise<void> {
    do {
      wanted = false
      while (!stopped && (await runDue(system, log)) > 0);
    } while (wanted && !stopped)
  }

  function wake(): void {
    if (stopped) return
    if (running) {
      wanted = true
      return
    }
    running = round()
      .catch((error: unknown) => log.warn({ err: error }, 'Workflows could not be looked after'))
      .finally(() => {
        running = undefined
      })
  }

  const forget = [onWork(system.db, wake), await signals.on(changesChannel, wake)]
  const timer = setInterval(wake, every)
  wake()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      for (const act of forget) act()
      await running
    },
  }
}
