/**
 * Runs a change as one transaction behind the promotion gate: while it runs, the head cannot move, so the catalog it is
 * given is the head's (architecture §4, writes). Nothing of it remains when anything fails.
 */
import { writerBegin } from '#metadata/gate.ts'
import type { Transaction } from '#platform/database/database.ts'
import { isRetryable } from '#platform/database/database-problems.ts'

import { atRevision } from './answered-revision.ts'
import type { Context } from './context.ts'
import type { Answer } from './read.ts'
import { type Caller, type System, toContext } from './system.ts'

/** A context whose statements all run in one transaction. */
export interface WriteContext extends Context {
  readonly tx: Transaction
}

const attempts = 3

/** Runs `work` with the catalog of the head; deadlocks and serialization failures run again from the start. */
export async function write<T>(
  system: System,
  caller: Caller,
  work: (context: WriteContext) => Promise<T>,
): Promise<Answer<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await system.db.transaction(
        async (tx, begun) => {
          const revision = begun.at(-1)?.[0]?.revision as number
          const catalog = await system.catalogs.at(revision, tx)
          const context = toContext(system, caller, catalog)
          const value = await work({ ...context, tx }).catch((error: unknown) => {
            throw atRevision(error, revision)
          })
          return { revision, value }
        },
        { begin: writerBegin },
      )
      system.committed?.()
      return answer
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error
    }
  }
}
