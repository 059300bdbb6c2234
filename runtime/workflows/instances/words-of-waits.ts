/**
 * Where instances wait, in the language of whoever reads it: what is kept beside them is in that of who started them.
 * Deadlines, reminders and ways out that lie beside a step are named only where nothing else is waited for.
 */
import sql from 'sql-template-tag'

import type { Context } from '../../context.ts'
import { logOf } from '../instance-row.ts'
import { localized } from '../localized.ts'
import { programOf } from '../program.ts'

const most = 5
/** Nodes that wait beside what the instance is at. */
const beside: ReadonlySet<string> = new Set(['boundaryEvent', 'startEvent'])

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
    const isBeside = (node: string) => beside.has(program.nodes.get(node)?.type ?? '')
    const steps = found.filter(({ node }) => !isBeside(node))
    const said = new Set(
      (steps.length > 0 ? steps : found).map(({ node }) =>
        localized(program.nodes.get(node)?.label, context.actor.locale, node),
      ),
    )
    const separator = context.actor.locale === 'zh-CN' ? '、' : ', '
    words.set(id, [...said].slice(0, most).join(separator) + (said.size > most ? ' …' : ''))
  }
  return words
}
