/** POST /api/messages/{name}: what another system tells the workflow that waits for it. */
import sql from 'sql-template-tag'

import { withdrawMessage } from '#metadata/approvals/step-names.ts'

import { noRight } from '../problems.ts'
import type { WriteContext } from '../write.ts'
import { storeJson } from './from-json.ts'
import { logOf } from './instance-row.ts'
import { passMessage } from './worker/deliver-message.ts'
import { unexpectedMessage } from './workflow-problems.ts'

export interface PostedMessage {
  readonly key?: string | number
  readonly variables?: Readonly<Record<string, unknown>>
  /** Seconds for which it is kept when nobody waits for it yet; 0 unless said. */
  readonly ttl?: number
}

/** The instances that took it, or until when it is kept; throws `message/unexpected` when neither. */
export async function postMessage(
  context: WriteContext,
  name: string,
  { key = '', variables = {}, ttl = 0 }: PostedMessage,
): Promise<{ instances: string[]; kept_until: string | null }> {
  if (!context.rights.has('message') && !context.rights.has('administer')) {
    throw noRight('This needs the right "message".')
  }
  // Whose approval it is, and that it is told who took it back, is seen to where it is withdrawn.
  if (name === withdrawMessage) throw noRight('An approval is withdrawn as such, not by a message.')
  const stored = Object.fromEntries(Object.entries(variables).map(([item, value]) => [item, storeJson(value)]))
  const [row] = await context.tx.query<{ id: string; until: string }>(sql`
    insert into ${logOf(context)}.workflow_message (name, key, variables, expires_at)
    values (${name}, ${String(key)}, ${JSON.stringify(stored)}::jsonb, now() + make_interval(secs => ${Math.max(ttl, 60)}))
    returning id::text, expires_at as until`)
  const instances = await passMessage(context, row?.id ?? '')
  if (instances.length > 0) return { instances, kept_until: null }
  if (ttl <= 0)
    throw unexpectedMessage(`Nobody waits for "${name}" with this key; say how long it is to be kept with ttl.`)
  return { instances: [], kept_until: row?.until ?? null }
}
