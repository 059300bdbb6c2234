/** Asks where a record stands and where it can go. */
import { get } from '../api/request.ts'
import { recordAddress } from '../record/record-answer.ts'
import type { StateFacts } from './state-facts.ts'

/** The states of a record, as they are now. */
export async function readStateFacts(object: string, id: string): Promise<readonly StateFacts[]> {
  return (await get<{ lifecycles: readonly StateFacts[] }>(`${recordAddress(object, id)}/transitions`)).lifecycles
}
