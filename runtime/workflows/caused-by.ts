/** Whose doing it is that an instance goes on: told in the source of everything that is changed in the same transaction. */
import type { Cause } from '../context.ts'
import type { WriteContext } from '../write.ts'
import type { LogEntry } from './log-entry.ts'

/** What somebody did himself when he began it; messages, schedules and calls are nobody's. */
const own: ReadonlySet<unknown> = new Set(['button', 'created', 'updated', 'state'])

/** The context with the cause of an event; what one workflow brings about in another has the cause of the first. */
export function causedBy(context: WriteContext, instance: string, entry: LogEntry | undefined): WriteContext {
  if (context.source.cause || !entry?.actor) return context
  const { because, did, outcome } = (entry.data ?? {}) as Readonly<Record<string, unknown>>
  const doing = entry.kind === 'started' && own.has(because) ? 'start' : entry.kind === 'task' ? did : undefined
  if (doing !== 'start' && doing !== 'complete' && doing !== 'withdraw') return context
  const said = typeof outcome === 'string' ? { outcome } : {}
  const cause: Cause = { person: entry.actor, did: doing, ...said, instance }
  return { ...context, source: { ...context.source, cause } }
}
