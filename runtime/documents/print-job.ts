/**
 * Prints a document about many records into one PDF, as a job on behalf of whoever asked: each by itself and with his
 * rights; what is refused of one is told and stops no other. Parts are kept until the end, so that a restart goes on.
 */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { readFile, removeFile, storeFile } from '#platform/files/stored-files.ts'
import type { JobProgress, RunningJob } from '#platform/jobs/run-job.ts'
import { joinPdfs } from '#platform/print/join-pdfs.ts'
import { Problem } from '#platform/problem.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import type { Door } from '../door.ts'
import { jobCaller, type StartedAs } from '../job-caller.ts'
import { unknownDefinition } from '../problems.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { planCondition } from '../query/condition.ts'
import { conditionSql } from '../query/condition-sql.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { read } from '../read.ts'
import { type Caller, toContext } from '../system.ts'
import { invalidPrint } from './document-problems.ts'
import { findDocument } from './find-document.ts'
import { isKept } from './is-kept.ts'
import { keepDocument } from './keep-document.ts'
import { printDocument } from './print-document.ts'
import { type DocumentLocale, renderDocument } from './render-document.ts'

export interface PrintInput extends StartedAs {
  readonly documentId: string
  readonly ids: readonly string[]
  readonly locale: DocumentLocale
  readonly keep: boolean
}

/** Records in one batch. */
export const mostPrinted = 500
/** Bytes of the PDF of all. */
const largestBatch = 200 * 1024 * 1024

interface Cursor {
  readonly next: number
  /** Files with the pages so far. */
  readonly parts: readonly string[]
  readonly bytes: number
}

/** Says how batches are printed; call it once, before jobs begin to work. */
export function definePrint(door: Door): void {
  door.jobs.define<PrintInput>('print', (job, progress, signal) => printAll(door, job, progress, signal))
}

/** The ids of the records that a filter finds for the caller, in order; throws `document/invalid-print` for too many. */
export async function printedIds(context: Context, object: CatalogObject, filter: Filter): Promise<string[]> {
  const scope = openScope(context, object, createAliases())
  const condition = conditionSql(scope, planCondition(context, object, filter))
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const id = raw(`${scope.alias}.id`)
  const statement = sql`select ${id} ${scope.from()} where ${raw(scope.alias)}.deleted_at is null and ${condition}${visible} order by ${id} limit ${raw(String(mostPrinted + 1))}`
  const values = await bindQuestion(context, statement.values)
  const ids = (await context.db.arrays({ text: statement.text, values })).map(([found]) => found as string)
  if (ids.length > mostPrinted) throw invalidPrint(`At most ${mostPrinted} records are printed at once.`)
  return ids
}

async function printAll(
  door: Door,
  job: RunningJob<PrintInput>,
  progress: JobProgress,
  signal: AbortSignal,
): Promise<unknown> {
  const { system } = door
  const { input } = job
  const begun = job.cursor as Cursor | null
  const parts = [...(begun?.parts ?? [])]
  let [bytes, rejected, title] = [begun?.bytes ?? 0, job.rejected, '']
  for (let at = begun?.next ?? 0; at < input.ids.length; at++) {
    signal.throwIfAborted()
    const caller = await jobCaller(door, job.createdBy, input, 'bulk')
    const made = await printOne(door, caller, { ...input, job: job.id }, input.ids[at]!, signal)
    title = made.title
    if (made.pdf) {
      bytes += made.pdf.length
      if (bytes > largestBatch) throw invalidPrint('All of it together is too large; print fewer records at once.')
      parts.push((await storePart(door, job.createdBy, 'part', made.pdf)).id)
    } else rejected++
    await system.db.transaction(async tx => {
      const { problem } = made
      if (problem) {
        await progress.reject(tx, [
          { row: at + 1, pointer: `/${input.ids[at]}`, code: problem.code, message: problem.message },
        ])
      }
      const cursor: Cursor = { next: at + 1, parts, bytes }
      await progress.save(tx, { done: at + 1, total: input.ids.length, rejected, cursor })
    })
  }
  if (parts.length === 0) return { file: null }
  const pdfs: Buffer[] = []
  for (const part of parts) pdfs.push(await contentOf(door, part))
  const file = await storePart(door, job.createdBy, title, await joinPdfs(pdfs, title))
  await system.db.transaction(async tx => {
    for (const part of parts) await removeFile(tx, part)
  })
  return { file: { id: file.id, name: file.name, type: file.type, size: file.size } }
}

interface Made {
  readonly title: string
  readonly pdf?: Buffer
  readonly problem?: Problem
}

async function printOne(
  door: Door,
  caller: Caller,
  input: PrintInput & { readonly job: string },
  id: string,
  signal: AbortSignal,
): Promise<Made> {
  const { system } = door
  const definition = definitionOf(toContext(system, caller), input.documentId)
  const title = definition.label[input.locale] ?? definition.label.en ?? definition.name
  try {
    const { value } = await read(system, caller, async context => {
      const found = findDocument(context, definitionOf(context, input.documentId).name)
      const { revision, value: rendered } = await renderDocument(context, found.definition, id, input.locale)
      return { revision, value: { ...found, rendered } }
    })
    const pdf = await printDocument(system, value.rendered, caller, signal)
    if (isKept(value.definition, input.keep)) {
      const { object, definition: document, rendered } = value
      const { locale, job } = input
      const { fileName, shown } = rendered
      await keepDocument(system, caller, { object, recordId: id, document, locale, fileName, pdf, shown, job })
    }
    return { title, pdf }
  } catch (error) {
    // What is wrong with the printer is wrong with all of them.
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return { title, problem: error }
  }
}

function definitionOf({ catalog }: Context, id: string): DocumentDefinition {
  const found = catalog.symbols.all('document').find(item => item.id === id)
  if (!found) throw unknownDefinition('The document is gone.')
  return found
}

function storePart({ system }: Door, createdBy: string, name: string, pdf: Buffer) {
  const bytes = (async function* () {
    yield pdf
  })()
  return storeFile(system.db, { name: `${name}.pdf`, type: 'application/pdf', createdBy, bytes }, largestBatch + 1)
}

async function contentOf({ system }: Door, id: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readFile(system.db, id)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
