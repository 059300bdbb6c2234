/** People at work on the large table: each writes a record every now and then, through the gate as the product does. */
import { setTimeout as sleep } from 'node:timers/promises'

import { writerBegin } from '#metadata/gate.ts'
import { createDatabase } from '#platform/database/database.ts'
import { idOf } from './fill-large.ts'
import { large } from './large-application.ts'

export interface Written {
  /** When it was due, in ms since 1970. */
  readonly at: number
  /** From then until it was committed. */
  readonly took: number
}

export interface Writers {
  readonly written: readonly Written[]
  readonly failed: readonly string[]
  stop(): Promise<void>
}

/** `count` writers, each of which begins a write every `every` ms; one that is held up is late for its next one. */
export function startWriters(url: string, rows: number, count: number, every: number): Writers {
  const db = createDatabase({ url, poolSize: count, applicationName: 'writer' })
  const written: Written[] = []
  const failed: string[] = []
  let isOver = false
  const work = async (number: number) => {
    let due = Date.now() + (number * every) / count
    while (!isOver) {
      await sleep(Math.max(0, due - Date.now()))
      const id = idOf(1 + Math.floor(Math.random() * rows))
      try {
        await db.transaction(
          tx =>
            tx.query({
              text: `update ed.${large} set value_1 = $2, rev = rev + 1, updated_at = now() where id = $1`,
              values: [id, Math.floor(Math.random() * 1000)],
            }),
          { begin: writerBegin },
        )
        written.push({ at: due, took: Date.now() - due })
      } catch (error) {
        failed.push(String(error))
      }
      due = Math.max(due + every, Date.now())
    }
  }
  const all = Array.from({ length: count }, (_, number) => work(number))
  return {
    written,
    failed,
    async stop() {
      isOver = true
      await Promise.all(all)
      await db.close()
    },
  }
}
