/**
 * Work that outlives a request. pg-boss delivers and schedules; our own row holds state, counts and the place to go on
 * from, so that after a crash another node, or the next start, takes the job up where it was last saved.
 */
import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { Database, Queryable } from '../database/database.ts'
import { type Log, silentLog } from '../log.ts'
import { deliverWith } from './deliver.ts'
import { cancelJob, insertJob, takeOverJobs } from './job-rows.ts'
import { createRunner, type JobHandler } from './run-job.ts'

/** Jobs of this installation. */
export interface Jobs {
  /** Says how jobs of a kind are done; before `work`. */
  define<Input>(kind: string, handler: JobHandler<Input>): void
  /** Starts a job when the caller's transaction commits; answers its id. */
  start(tx: Queryable, kind: string, input: unknown, userId: string): Promise<string>
  /** Cancels a job; answers whether it had not ended yet. */
  cancel(id: string): Promise<boolean>
  /** Acts on a schedule (cron, five fields), once over all nodes; before or after `work`. */
  repeat(name: string, cron: string, act: () => Promise<void>, timeZone?: string): Promise<void>
  /** Begins to do jobs in this process. */
  work(): Promise<void>
  /** Puts what is running back into the queue and lets go. */
  stop(): Promise<void>
}

/** What jobs need. */
export interface JobsOptions {
  readonly directUrl: string
  readonly log?: Log
  /** No other node can be at work on this database (embedded): jobs left running are taken up at once. */
  readonly alone?: boolean
  /** Jobs at the same time in this process; 2 when not said. */
  readonly concurrency?: number
  /** Seconds of silence after which a runner is given up; 20 when not said. */
  readonly silence?: number
}

const queue = 'job'
const day = 24 * 60 * 60

/** Connects the queue (making its tables when they are missing); `work` begins to take jobs from it. */
export async function createJobs(db: Database, options: JobsOptions): Promise<Jobs> {
  const { directUrl, log = silentLog, alone = false, concurrency = 2, silence = 20 } = options
  const boss = new PgBoss({
    connectionString: directUrl,
    schema: 'platform_queue',
    application_name: 'fulcrum-jobs',
    max: 2,
    useListenNotify: true,
  })
  boss.on('error', error => log.warn({ err: error }, 'The job queue has trouble'))
  await boss.start()
  await boss.createQueue(queue, { notify: true, retryLimit: 0, expireInSeconds: day - 1, deleteAfterSeconds: day })

  const handlers = new Map<string, JobHandler<never>>()
  const deliver = async (tx: Queryable, id: string): Promise<void> => {
    await boss.send(queue, { id }, { db: deliverWith(tx) })
  }
  const runner = createRunner({ db, log, handlers, name: randomUUID(), beat: (silence * 1000) / 4 })
  let timer: NodeJS.Timeout | undefined
  let takingOver: Promise<unknown> = Promise.resolve()

  function takeOver(seconds: number): Promise<unknown> {
    takingOver = takeOverJobs(db, seconds, deliver).catch((error: unknown) =>
      log.warn({ err: error }, 'Jobs could not be taken over'),
    )
    return takingOver
  }

  return {
    define(kind, handler) {
      if (handlers.has(kind)) throw new Error(`The kind of job ${kind} is defined twice`)
      handlers.set(kind, handler as JobHandler<never>)
    },
    async start(tx, kind, input, userId) {
      const id = await insertJob(tx, kind, input, userId)
      await deliver(tx, id)
      return id
    },
    async cancel(id) {
      const cancelled = await cancelJob(db, id)
      runner.interrupt(id)
      return cancelled
    },
    async repeat(name, cron, act, timeZone = 'UTC') {
      await boss.createQueue(name, { retryLimit: 0, expireInSeconds: 3600, deleteAfterSeconds: day, policy: 'stately' })
      await boss.schedule(name, cron, null, { tz: timeZone })
      await boss.work(name, { pollingIntervalSeconds: 15 }, () => act())
    },
    async work() {
      await takeOver(alone ? 0 : silence)
      await boss.work<{ id: string }>(
        queue,
        { localConcurrency: concurrency, pollingIntervalSeconds: 2 },
        async ([job]) => {
          if (job) await runner.run(job.data.id)
        },
      )
      timer = setInterval(() => void takeOver(silence), (silence * 1000) / 4)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await takingOver
      await runner.stop()
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}
