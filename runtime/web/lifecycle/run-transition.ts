/** How a transition is asked for. */
import { request } from '../api/request.ts'
import type { StoredRecord } from '../api/values.ts'
import { recordAddress } from '../record/record-answer.ts'

export interface TransitionWish {
  readonly lifecycle: string
  readonly transition: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly comment?: string | undefined
}

/** Leads a record that still is at this revision to another state; answers the record. */
export function runTransition(
  object: string,
  record: Pick<StoredRecord, 'id' | 'rev'>,
  { lifecycle, transition, values, comment }: TransitionWish,
): Promise<StoredRecord> {
  const way = `${encodeURIComponent(lifecycle)}/${encodeURIComponent(transition)}`
  return request('POST', `${recordAddress(object, record.id)}/transitions/${way}`, {
    body: { ...(values ? { values } : {}), ...(comment ? { comment } : {}) },
    headers: { 'if-match': `"${record.rev}"` },
  })
}
