/**
 * Runs a question until its answer belongs to the catalog that it was planned with. Statements tell the head of their
 * own snapshot; when that is another one, the question is planned again with its catalog (architecture §4, reads).
 */
import { readHead } from '#metadata/revisions.ts'
import { isGoneShape } from '#platform/database/database-problems.ts'
import { Problem } from '#platform/problem.ts'

import { atRevision } from './answered-revision.ts'
import type { Context } from './context.ts'
import { busyCatalog } from './problems.ts'
import { type Caller, type System, toContext } from './system.ts'

/** What a question answers, and the head of the snapshot that it was answered from. */
export interface Answer<T> {
  readonly revision: number
  readonly value: T
}

const attempts = 5

/** Asks with the current catalog, and again with the right one when that has moved. */
export async function read<T>(
  system: System,
  caller: Caller,
  ask: (context: Context) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  let catalog = system.catalogs.current()
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      const answer = await ask(toContext(system, caller, catalog))
      if (answer.revision === catalog.revision) return answer
      catalog = await system.catalogs.at(answer.revision)
    } catch (error) {
      const head = error instanceof Problem || isGoneShape(error) ? await readHead(system.db) : catalog.revision
      if (head === catalog.revision) throw atRevision(error, head)
      catalog = await system.catalogs.at(head)
    }
  }
  throw busyCatalog('The application changed while the question was being answered.')
}
