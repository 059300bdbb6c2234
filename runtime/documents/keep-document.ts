/** Keeps a printed document with its record: a file of ours, a row that says what it is, and a line in the history. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import { attachFiles, type StoredFile, storeFile } from '#platform/files/stored-files.ts'
import { newId } from '#platform/new-id.ts'

import { quote } from '../query/identifiers.ts'
import type { Caller, System } from '../system.ts'
import { write } from '../write.ts'
import type { DocumentLocale } from './render-document.ts'
import type { ShownData } from './shown-data.ts'

interface Printed {
  readonly object: CatalogObject
  readonly recordId: string
  readonly document: DocumentDefinition
  readonly locale: DocumentLocale
  /** Without `.pdf`. */
  readonly fileName: string
  readonly pdf: Buffer
  readonly shown: ShownData
  /** The job that prints it: one that was interrupted keeps nothing twice. */
  readonly job?: string | undefined
}

/** Throws `file/too-large`. */
export async function keepDocument(system: System, caller: Caller, printed: Printed): Promise<StoredFile> {
  const { object, recordId, document, locale, fileName, pdf, shown, job = null } = printed
  const file = await storeFile(system.db, {
    name: `${fileName}.pdf`,
    type: 'application/pdf',
    createdBy: caller.actor.userId,
    bytes: oneChunk(pdf),
  })
  const { name, label } = document
  const remembered = JSON.stringify({ ...shown, document: { name, label } })
  await write(system, caller, async ({ ed, tx, actor, catalog }) => {
    const log = raw(quote(`${ed}_log`))
    const kept = await tx.query(sql`
      insert into ${log}.printed_document (file_id, object_id, record_id, document_id, locale, by_id, job_id, shown)
      values (${file.id}, ${object.id}, ${recordId}, ${document.id}, ${locale}, ${actor.userId}, ${job}::uuid, ${remembered}::jsonb)
      on conflict (job_id, record_id) do nothing returning file_id`)
    // What nobody attaches is swept.
    if (kept.length === 0) return
    await attachFiles(tx, [file.id])
    if (object.definition.history === 'none') return
    const source = JSON.stringify({ ...caller.source, document: document.id })
    await tx.query(sql`insert into ${log}.audit (id, actor_id, revision, source, object_id, record_id, action)
      values (${newId()}, ${actor.userId}, ${catalog.revision}, ${source}::jsonb, ${object.id}, ${recordId}, 'printed')`)
  })
  return file
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
