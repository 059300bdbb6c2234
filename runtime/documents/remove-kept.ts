/** Removes the documents that were kept with records which are deleted for good: nobody can come to them any more. */
import sql, { raw } from 'sql-template-tag'

import { removeFile } from '#platform/files/stored-files.ts'

import { quote } from '../query/identifiers.ts'
import type { WriteContext } from '../write.ts'

/** Rows and files, in the transaction of the caller. */
export async function removeKept({ tx, ed }: WriteContext, records: readonly string[]): Promise<void> {
  const removed = await tx.query<{ file_id: string }>(
    sql`delete from ${raw(quote(`${ed}_log`))}.printed_document where record_id = any(${records}::uuid[]) returning file_id`,
  )
  for (const { file_id: file } of removed) await removeFile(tx, file)
}
