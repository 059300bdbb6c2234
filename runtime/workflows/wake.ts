/** Tells the worker of this process that there is something to do, once the transaction that made it is committed. */
import type { Database } from '#platform/database/database.ts'

import type { WriteContext } from '../write.ts'

const wakers = new WeakMap<Database, Set<() => void>>()

/** Calls `wake` whenever there may be work in the database; answers how to stop that. */
export function onWork(db: Database, wake: () => void): () => void {
  const all = wakers.get(db) ?? new Set()
  wakers.set(db, all)
  all.add(wake)
  return () => void all.delete(wake)
}

/** Wakes after the commit. */
export function wakeAfter({ tx, db }: WriteContext): void {
  tx.afterCommit(() => {
    for (const wake of wakers.get(db) ?? []) wake()
  })
}
