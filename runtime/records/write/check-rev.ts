/** Optimistic locking: whoever changes a record says which version of it he has seen. */
import type { CatalogObject } from '#metadata/catalog.ts'

import { revRequired, staleRecord } from '../../problems.ts'
import type { WriteContext } from '../../write.ts'
import { readBack } from './read-back.ts'

/** A version, or `*` for whatever there is. */
export type ExpectedRev = number | '*'

/** Throws `record/stale` with the record as it is now. */
export async function checkRev(
  context: WriteContext,
  object: CatalogObject,
  locked: { readonly id: string; readonly rev: number },
  expected: ExpectedRev,
): Promise<void> {
  if (expected === '*' || expected === locked.rev) return
  const current = await readBack(context, object, locked.id)
  throw staleRecord(`The record has version ${locked.rev} by now.`, { rev: locked.rev, current })
}

/** Reads `If-Match`: `"3"`, `3`, `W/"3"` or `*`; throws `record/rev-required`. */
export function readIfMatch(header: string | undefined): ExpectedRev {
  const text = header?.trim()
  if (text === '*') return '*'
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text ?? '')?.[1]
  if (digits === undefined)
    throw revRequired('Send If-Match with the version of the record, or * to change it whatever it is.')
  return Number(digits)
}
