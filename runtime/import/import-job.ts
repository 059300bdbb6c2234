/**
 * Imports a stored file, batch by batch, each a short transaction of its own: others are never kept waiting, and after
 * a crash the job goes on behind the last batch that was committed. A trial run does the same and keeps nothing.
 */
import type { Database } from '#platform/database/database.ts'
import { findFile, readFile } from '#platform/files/stored-files.ts'
import type { JobError } from '#platform/jobs/job-rows.ts'
import type { JobProgress, RunningJob } from '#platform/jobs/run-job.ts'

import type { Door } from '../door.ts'
import { jobCaller } from '../job-caller.ts'
import { type WriteContext, write } from '../write.ts'
import { decodeStream } from './decode.ts'
import type { ImportInput } from './import-input.ts'
import { importRows, type Outcome } from './import-rows.ts'
import { type Row, readRows } from './rows.ts'

const batchSize = 500

/** Says how imports are done; call it once, before jobs begin to work. */
export function defineImport(door: Door): void {
  door.jobs.define<ImportInput>('import', (job, progress, signal) => runImport(door, job, progress, signal))
}

async function runImport(
  door: Door,
  job: RunningJob<ImportInput>,
  progress: JobProgress,
  signal: AbortSignal,
): Promise<unknown> {
  const { input } = job
  const { system } = door
  const counts = { done: job.done, created: job.created, updated: job.updated, rejected: job.rejected }
  const begun = typeof job.cursor === 'number' ? job.cursor : 0
  const total = await countRows(system.db, input)
  let at = 0

  const runBatch = async (rows: readonly Row[]): Promise<void> => {
    signal.throwIfAborted()
    const caller = await jobCaller(door, job.createdBy, input, 'import')
    await write(system, caller, async context => {
      const outcomes = input.dry ? await tryOut(context, input, rows) : await importRows(context, input, rows)
      const next = add(counts, outcomes)
      await progress.reject(context.tx, outcomes.flatMap(toErrors))
      await progress.save(context.tx, { ...next, total, cursor: at })
      context.tx.afterCommit(() => void Object.assign(counts, next))
    })
  }

  let batch: Row[] = []
  for await (const row of rowsOf(system.db, input)) {
    at += 1
    if (at <= begun) continue
    batch.push(row)
    if (batch.length < batchSize) continue
    await runBatch(batch)
    batch = []
  }
  if (batch.length > 0) await runBatch(batch)
  return { file: (await findFile(system.db, input.fileId))?.name ?? null, dry: input.dry }
}

/** Does everything, then takes it back within the same transaction. */
async function tryOut(context: WriteContext, input: ImportInput, rows: readonly Row[]): Promise<Outcome[]> {
  await context.tx.script('savepoint trial')
  const outcomes = await importRows(context, input, rows)
  await context.tx.script('rollback to savepoint trial')
  return outcomes
}

function rowsOf(db: Database, input: ImportInput): AsyncGenerator<Row> {
  return readRows(decodeStream(readFile(db, input.fileId), input.encoding), input.format)
}

/** Reads the file through once, so that progress has an end and a broken file is refused before anything is written. */
async function countRows(db: Database, input: ImportInput): Promise<number> {
  let count = 0
  for await (const _ of rowsOf(db, input)) count += 1
  return count
}

interface Counts {
  readonly done: number
  readonly created: number
  readonly updated: number
  readonly rejected: number
}

function add(counts: Counts, outcomes: readonly Outcome[]): Counts {
  const of = (kind: Outcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  return {
    done: counts.done + outcomes.length,
    created: counts.created + of('created'),
    updated: counts.updated + of('updated'),
    rejected: counts.rejected + of('rejected'),
  }
}

function toErrors(outcome: Outcome): JobError[] {
  if (outcome.kind !== 'rejected') return []
  const errors = (outcome.problem.extras.errors ?? []) as { pointer?: string; code?: string; message?: string }[]
  if (errors.length === 0) return [{ row: outcome.line, code: outcome.problem.code, message: outcome.problem.message }]
  return errors.map(error => ({
    row: outcome.line,
    code: error.code ?? outcome.problem.code,
    message: error.message ?? outcome.problem.message,
    ...(error.pointer ? { pointer: error.pointer } : {}),
  }))
}
