/** Sends a form: creates once however often it is repeated, updates only on the revision that was read. */
import { request } from '../api/request.ts'
import type { StoredRecord } from '../api/values.ts'

const address = (object: string, id?: string) =>
  `/api/records/${encodeURIComponent(object)}${id ? `/${encodeURIComponent(id)}` : ''}`

/** Creates a record; `key` makes a repeat return the first answer. */
export function createRecord(object: string, body: Record<string, unknown>, key: string): Promise<StoredRecord> {
  return request('POST', address(object), { body, headers: { 'idempotency-key': key } })
}

/** Changes a record that still is at this revision. */
export function updateRecord(
  object: string,
  id: string,
  rev: number,
  body: Record<string, unknown>,
): Promise<StoredRecord> {
  return request('PATCH', address(object, id), { body, headers: { 'if-match': `"${rev}"` } })
}

/** Moves a record that still is at this revision to the recycle bin. */
export function deleteRecord(object: string, id: string, rev: number): Promise<void> {
  return request('DELETE', address(object, id), { headers: { 'if-match': `"${rev}"` } })
}
