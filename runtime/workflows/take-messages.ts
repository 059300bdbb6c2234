/** Messages that came before anybody waited for them. */

import type { WriteContext } from '../write.ts'
import type { StoredVariable, Wait } from './engine/types.ts'
import { logOf } from './instance-row.ts'

export interface TakenMessage {
  readonly wait: string
  readonly variables: Readonly<Record<string, StoredVariable>>
}

/** The oldest message that fits one of the waits, taken away; each message is taken once. */
export async function takeMessages(context: WriteContext, waits: readonly Wait[]): Promise<TakenMessage[]> {
  if (waits.length === 0) return []
  const log = logOf(context).text
  const wanted = waits.map(({ id, name, key = '' }) => ({ w: id, n: name, k: key }))
  return await context.tx.query<TakenMessage>({
    text: `with wanted as (select * from json_to_recordset($1::json) as x(w text, n text, k text)),
      found as (
        select m.id, wanted.w from ${log}.workflow_message m join wanted on m.name = wanted.n and m.key = wanted.k
        where m.expires_at > now() order by m.id limit 1 for update of m skip locked
      )
      delete from ${log}.workflow_message m using found where m.id = found.id returning found.w as wait, m.variables`,
    values: [JSON.stringify(wanted)],
    prepared: true,
  })
}
