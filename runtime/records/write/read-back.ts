/** The record that was written, as a GET would answer it, from within the transaction. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { Problem } from '#platform/problem.ts'

import type { WriteContext } from '../../write.ts'
import { getRecord } from '../get-record.ts'

export type AnsweredRecord = Readonly<Record<string, unknown>> & { readonly id: string; readonly rev: number }

/** Whoever may write a record but not see it gets no more than its id and version. */
export async function readBack(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  rev = 1,
): Promise<AnsweredRecord> {
  try {
    return (await getRecord(context, object.name, id, [], context.tx)).value as AnsweredRecord
  } catch (error) {
    if (error instanceof Problem && error.code === 'record/unknown') return { id, rev }
    throw error
  }
}
