/**
 * Does one delivered job: claims it, keeps saying that it lives, runs the handler of its kind and writes the end. When
 * the process stops, or the database went away, the job is left to be taken up again from what was saved last.
 */
import type { Database, Queryable } from '../database/database.ts'
import { toProblem } from '../http/to-problem.ts'
import type { Log } from '../log.ts'
import { toProblemJson } from '../problem.ts'
import { jobEnded, jobFatal } from './job-problems.ts'
import * as rows from './job-rows.ts'

/** A job as its handler sees it. */
export interface RunningJob<Input> extends rows.JobCounts {
  readonly id: string
  readonly kind: string
  readonly input: Input
  /** What was saved last by an earlier attempt; null at first. */
  readonly cursor: unknown
  readonly createdBy: string
}

/** How a handler tells how far it is. Both belong into the transaction of the work they speak of. */
export interface JobProgress {
  /** Throws `job/ended` when the job was cancelled or taken over: let it roll the batch back. */
  save(tx: Queryable, advance: rows.JobAdvance): Promise<void>
  reject(tx: Queryable, errors: readonly rows.JobError[]): Promise<void>
}

/** Does a job; its answer becomes `result`. Call `signal.throwIfAborted()` between batches: returning means done. */
export type JobHandler<Input> = (job: RunningJob<Input>, progress: JobProgress, signal: AbortSignal) => Promise<unknown>

/** Does jobs in this process. */
export interface Runner {
  run(id: string): Promise<void>
  /** Aborts a job that runs here. */
  interrupt(id: string): void
  stop(): Promise<void>
}

/** What a runner needs. */
export interface RunnerOptions {
  readonly db: Database
  readonly log: Log
  readonly handlers: ReadonlyMap<string, JobHandler<never>>
  /** Its name in the rows (UUID). */
  readonly name: string
  /** Milliseconds between two signs of life. */
  readonly beat: number
}

/** A runner of jobs. */
export function createRunner({ db, log, handlers, name, beat }: RunnerOptions): Runner {
  const running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>()
  let stopping = false

  async function run(id: string): Promise<void> {
    if (stopping) return rows.giveBackJob(db, id, name)
    if (running.has(id)) return
    const abort = new AbortController()
    const ended = runClaimed(id, abort)
    running.set(id, { abort, ended })
    await ended.finally(() => running.delete(id))
  }

  async function runClaimed(id: string, abort: AbortController): Promise<void> {
    const job = await rows.claimJob(db, id, name)
    if (!job) return
    const heart = setInterval(() => {
      rows.keepJob(db, id, name).then(
        kept => kept || abort.abort(),
        () => undefined,
      )
    }, beat)
    try {
      // Stopped or cancelled while it was claimed: a handler that only listens would never hear of it.
      abort.signal.throwIfAborted()
      if (rows.isHopeless(job)) throw jobFatal('The job was started several times and never got anywhere.')
      const result = await attempt(job, abort.signal)
      await rows.endJob(db, id, name, { state: 'done', result })
    } catch (error) {
      await endBadly(job, error).catch((reason: unknown) =>
        log.warn({ err: reason, job: id }, 'A job waits to be taken up again'),
      )
    } finally {
      clearInterval(heart)
    }
  }

  function attempt(job: rows.JobRow, signal: AbortSignal): Promise<unknown> {
    const handler = handlers.get(job.kind) as JobHandler<unknown> | undefined
    if (!handler) throw new Error(`Nobody knows how to do jobs of the kind ${job.kind}`)
    const progress: JobProgress = {
      save: (tx, advance) => rows.advanceJob(tx, job.id, name, advance),
      reject: (tx, errors) => rows.addJobErrors(tx, job.id, errors),
    }
    return handler(job, progress, signal)
  }

  /** A lost database leaves the row as it is: whoever sees the silence takes the job up. */
  async function endBadly(job: rows.JobRow, error: unknown): Promise<void> {
    if (stopping) return rows.giveBackJob(db, job.id, name)
    const problem = toProblem(error)
    if (problem.code === 'database/unavailable') throw error
    if (problem.code === 'job/ended') return
    if (problem.status >= 500) log.error({ err: problem.cause ?? problem, job: job.id, kind: job.kind }, 'A job failed')
    await rows.endJob(db, job.id, name, { state: 'failed', problem: toProblemJson(problem) })
  }

  return {
    run,
    interrupt: id => running.get(id)?.abort.abort(jobEnded('The job was cancelled.')),
    async stop() {
      stopping = true
      for (const { abort } of running.values()) abort.abort()
      await Promise.allSettled([...running.values()].map(({ ended }) => ended))
    },
  }
}
