/**
 * The documents that were kept with a record. What is printed shows what its maker may see: it is opened by him, and by
 * those who may read the record, may print the document themselves, and may see today every field and every record that
 * it showed when it was printed. Where that was not remembered, the definition and the record of today are asked.
 */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition, LocalizedText } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../context.ts'
import { quote } from '../query/identifiers.ts'
import { systemObject } from '../query/system-object.ts'
import { trustedWorld } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { documentFields } from './document-paths.ts'
import { maySeeShown } from './may-see-shown.ts'
import { mostChildren } from './read-values.ts'
import type { ShownData } from './shown-data.ts'

/** A kept document as it is answered. */
export interface KeptDocument {
  readonly file: { readonly id: string; readonly name: string; readonly type: string; readonly size: number }
  readonly document: string
  readonly label: LocalizedText
  readonly locale: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly by: { readonly id: string; readonly title: string | null }
}

type Named = Pick<KeptDocument, 'document' | 'label'>

interface KeptRow {
  readonly file_id: string
  readonly object_id: string
  readonly record_id: string
  readonly document_id: string
  readonly locale: string
  readonly at: Date | string
  readonly by_id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly shown: (ShownData & { readonly document: Pick<DocumentDefinition, 'name' | 'label'> }) | null
}

const most = 200

/** Those of a record that the caller may open, latest first; that he may read the record is asked here. */
export async function keptDocuments(
  context: Context,
  object: CatalogObject,
  id: string,
): Promise<Answer<KeptDocument[]>> {
  const { revision } = await getRecord(context, object.name, id, ['id'])
  if (revision !== context.catalog.revision) return { revision, value: [] }
  const rows = await keptRows(context, sql`p.record_id = ${id}::uuid and p.object_id = ${object.id}`)
  const shown: { row: KeptRow; named: Named }[] = []
  for (const row of rows) {
    const named = namesOf(context, row)
    const isOpen = named && (row.by_id === context.actor.userId || (await seesAll(context, object, row)))
    if (isOpen) shown.push({ row, named })
  }
  const people = systemObject(context, systemObjects.user)
  const names = await readTitles(context, context.db, people, [...new Set(shown.map(({ row }) => row.by_id))])
  const value = shown.map(({ row, named }) => ({
    file: { id: row.file_id, name: row.name, type: row.type, size: Number(row.size) },
    ...named,
    locale: row.locale,
    at: new Date(row.at).toISOString(),
    by: { id: row.by_id, title: names.get(row.by_id) ?? null },
  }))
  return { revision, value }
}

/** Whether a file is a kept document that the caller may open. */
export async function mayOpenKept(context: Context, fileId: string): Promise<boolean> {
  const [row] = await keptRows(context, sql`p.file_id = ${fileId}::uuid`)
  const object = row && context.catalog.objectsById.get(row.object_id)
  if (!object || context.rights.scope(object, 'read') === 'none') return false
  if (!(await readTitles(context, context.db, object, [row.record_id])).has(row.record_id)) return false
  return seesAll(context, object, row)
}

/** Whether nothing that the document shows is hidden from the caller, and it is for him; one that is gone is for nobody. */
async function seesAll(context: Context, object: CatalogObject, row: KeptRow): Promise<boolean> {
  const { rights } = context
  const definition = definitionOf(context, row)
  if (!definition) {
    return row.shown !== null && rights.has('administer') && maySeeShown(context, row.shown, object.id)
  }
  if (!rights.isFor(definition.roles) || !rights.may('documents', definition.name)) return false
  return row.shown ? maySeeShown(context, row.shown, object.id) : seesToday(context, object, row.record_id, definition)
}

async function seesToday(
  context: Context,
  object: CatalogObject,
  id: string,
  definition: DocumentDefinition,
): Promise<boolean> {
  const { body, header, footer, fileName } = definition
  const texts = [body, header, footer, fileName].flatMap(text => Object.values(text ?? {}))
  const trusted = { ...context, ...trustedWorld(context) }
  const all = documentFields(trusted, object, texts)
  if (documentFields(context, object, texts).length < all.length) return false
  const read = async (asked: Context) =>
    JSON.stringify((await getRecord(asked, object.name, id, all, context.db, mostChildren + 1)).value)
  return (await read(context)) === (await read(trusted))
}

/** As it is called today, or was when it was printed. */
function namesOf(context: Context, row: KeptRow): Named | undefined {
  const named = definitionOf(context, row) ?? row.shown?.document
  return named && { document: named.name, label: named.label }
}

function definitionOf({ catalog }: Context, row: KeptRow): DocumentDefinition | undefined {
  return catalog.symbols.all('document').find(item => item.id === row.document_id)
}

function keptRows({ db, ed }: Context, where: ReturnType<typeof sql>): Promise<KeptRow[]> {
  return db.query<KeptRow>(sql`select p.*, f.name, f.type, f.size
    from ${raw(quote(`${ed}_log`))}.printed_document p join platform.file f on f.id = p.file_id
    where ${where} order by p.at desc, p.file_id limit ${raw(String(most))}`)
}
