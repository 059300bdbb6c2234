/**
 * Reads all records that a request finds, in pages along the keyset: memory stays small, nothing is locked, and each
 * page belongs to one revision. A field that a promotion takes away in the middle is empty from there on.
 */
import { stringify } from 'csv-stringify/sync'

import { Problem } from '#platform/problem.ts'

import { findObject } from '../query/path.ts'
import { planFields } from '../query/selection.ts'
import { read } from '../read.ts'
import type { ListRequest } from '../records/list-plan.ts'
import { listRecords, type RecordList } from '../records/list-records.ts'
import { type Caller, type System, toContext } from '../system.ts'
import { toCell } from './csv-cells.ts'

type ExportedRecord = Readonly<Record<string, unknown>>
/** Records by the page. */
export type ExportPages = AsyncGenerator<readonly ExportedRecord[]>

const pageSize = 1000

/** The columns of an export: the named ones, or every field with a column that the caller may see. */
export function exportColumns(system: System, caller: Caller, request: ListRequest): string[] {
  const context = toContext(system, caller)
  const plan = planFields(context, findObject(context, request.object), request.fields ?? [])
  const names = [...plan.paths.map(path => path.name), ...plan.children.map(child => child.field.name)]
  return ['id', ...names.filter(name => name !== 'id')]
}

/** The records, page by page; a page without any is left out. */
export async function* exportPages(
  system: System,
  caller: Caller,
  request: ListRequest,
  columns: readonly string[],
): ExportPages {
  let after: string | undefined
  let fields = columns.filter(name => name !== 'id')
  do {
    const page = await readPage(system, caller, {
      ...request,
      fields,
      limit: pageSize,
      right: 'export',
      ...(after ? { after } : {}),
    })
    fields = page.fields
    if (page.list.records.length > 0) yield page.list.records
    after = page.list.after
  } while (after)
}

/** The pages as text; spreadsheets know CSV as UTF-8 by its first mark. */
export async function* exportText(
  pages: AsyncIterable<readonly ExportedRecord[]>,
  format: 'csv' | 'ndjson',
  columns: readonly string[],
): AsyncGenerator<string> {
  if (format === 'csv') yield `\uFEFF${stringify([[...columns]])}`
  for await (const records of pages) yield records.map(record => toLine(record, format, columns)).join('')
}

async function readPage(
  system: System,
  caller: Caller,
  request: ListRequest,
): Promise<{ list: RecordList; fields: string[] }> {
  let fields = [...(request.fields ?? [])]
  for (;;) {
    try {
      const wanted = { ...request, fields }
      return { list: (await read(system, caller, context => listRecords(context, wanted))).value, fields }
    } catch (error) {
      const gone = request.after && error instanceof Problem && error.code === 'field/unknown'
      const left = gone ? fields.filter(name => !error.message.includes(`"${name.split('.').at(-1)}"`)) : fields
      if (left.length === fields.length) throw error
      fields = left
    }
  }
}

function toLine(record: ExportedRecord, format: 'csv' | 'ndjson', columns: readonly string[]): string {
  if (format === 'ndjson') return `${JSON.stringify(record)}\n`
  return stringify([columns.map(name => toCell(record[name]))])
}
