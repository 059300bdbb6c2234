/** Where instances wait, in the language of whoever reads it: what is kept beside them is in that of who started them. */
import sql from 'sql-template-tag'

import type { Context } from '../../context.ts'
import { logOf } from '../instance-row.ts'
import { localized } from '../localized.ts'
import { programOf } from '../program.ts'

const most = 5

interface Waiting {
  readonly id: string
  readonly workflow: string
  readonly revision: number
  readonly waitingAt: string | null
  readonly endedAt: string | null
}

/** By instance; nothing for those whose workflow cannot be read any more. */
export async function wordsOfWaits(context: Context, rows: readonly Waiting[]): Promise<ReadonlyMap<string, string>> {
  const waiting = new Map(rows.filter(row => row.waitingAt && row.endedAt === null).map(row => [row.id, row]))
  if (waiting.size === 0) return new Map()
  const waits = await context.db.query<{ instance: string; node: string }>(sql`
    select distinct instance, node from ${logOf(context)}.workflow_wait
    where instance = any(${[...waiting.keys()]}::uuid[]) order by 1, 2`)
  const words = new Map<string, string>()
  for (const [id, found] of Map.groupBy(waits, wait => wait.instance)) {
    const row = waiting.get(id)
    const program =
      row && (await programOf(context.catalog, row.workflow, row.revision, context.db).catch(() => undefined))
    if (!program) continue
    const said = found
      .slice(0, most)
      .map(({ node }) => localized(program.nodes.get(node)?.label, context.actor.locale, node))
    words.set(id, [...new Set(said)].join(', '))
  }
  return words
}
