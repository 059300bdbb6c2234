/**
 * The rows of jobs and how their states follow each other. A running job belongs to one runner; every change of a
 * runner names itself, so that one that was given up on can change nothing any more.
 */
import sql from 'sql-template-tag'
import type { Database, Queryable } from '../database/database.ts'
import { newId } from '../new-id.ts'
import { jobEnded } from './job-problems.ts'

/** Where a job stands. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** Rows counted by a job. */
export interface JobCounts {
  readonly done: number
  readonly total: number | null
  readonly created: number
  readonly updated: number
  readonly rejected: number
}

/** A job. */
export interface JobRow extends JobCounts {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly input: unknown
  /** What its handler saved last, to go on from there. */
  readonly cursor: unknown
  readonly result: unknown
  /** An RFC 9457 body when it failed. */
  readonly problem: unknown
  readonly createdBy: string
  readonly createdAt: string
  readonly endedAt: string | null
}

/** What a handler tells between two batches; counts are totals, not increments. */
export interface JobAdvance extends Partial<JobCounts> {
  readonly cursor?: unknown
}

/** One row that a job could not take. */
export interface JobError {
  /** Its number in the input, from 1. */
  readonly row?: number
  /** JSON pointer into the row. */
  readonly pointer?: string
  readonly code: string
  readonly message: string
}

const columns = sql`id, kind, state, input, cursor, done, total, created, updated, rejected, result, problem,
  created_by as "createdBy", created_at as "createdAt", ended_at as "endedAt"`

/** Attempts without any progress after which a job is given up. */
const mostAttempts = 5

/** Adds a job in the caller's transaction. */
export async function insertJob(tx: Queryable, kind: string, input: unknown, createdBy: string): Promise<string> {
  const id = newId()
  await tx.query(sql`insert into platform.job (id, kind, input, created_by)
    values (${id}, ${kind}, ${JSON.stringify(input ?? null)}::jsonb, ${createdBy})`)
  return id
}

/** Adds a job where nobody is at hand who delivers it: whoever looks next, some seconds later, does. */
export async function orderJob(tx: Queryable, kind: string, input: unknown, createdBy: string): Promise<string> {
  const id = await insertJob(tx, kind, input, createdBy)
  await tx.query(sql`update platform.job set heartbeat = '-infinity' where id = ${id}`)
  return id
}

/** A job, if there is one. */
export async function findJob(db: Queryable, id: string): Promise<JobRow | undefined> {
  const [row] = await db.query<JobRow>(sql`select ${columns} from platform.job where id = ${id}`)
  return row
}

/** The latest jobs of a user. */
export function listJobs(db: Queryable, createdBy: string): Promise<JobRow[]> {
  return db.query(sql`select ${columns} from platform.job where created_by = ${createdBy} order by id desc limit 50`)
}

/** Takes a queued job for a runner; undefined when it is no longer to be had. */
export async function claimJob(
  db: Queryable,
  id: string,
  runner: string,
): Promise<(JobRow & { attempts: number }) | undefined> {
  const [row] = await db.query<JobRow & { attempts: number }>(sql`update platform.job
    set state = 'running', runner = ${runner}, heartbeat = now(), attempts = attempts + 1
    where id = ${id} and state = 'queued' returning ${columns}, attempts`)
  return row
}

/** Whether a job was started over and over without getting anywhere. */
export function isHopeless({ attempts }: { readonly attempts: number }): boolean {
  return attempts > mostAttempts
}

/** Says that the runner lives; false when the job is not its any more. */
export async function keepJob(db: Queryable, id: string, runner: string): Promise<boolean> {
  const rows = await db.query(sql`update platform.job set heartbeat = now()
    where id = ${id} and runner = ${runner} and state = 'running' returning id`)
  return rows.length > 0
}

/** Saves how far the job is, in the transaction of the work itself; throws `job/ended` when it is not the runner's. */
export async function advanceJob(tx: Queryable, id: string, runner: string, advance: JobAdvance): Promise<void> {
  const { done, total, created, updated, rejected, cursor } = advance
  const saved = cursor === undefined ? null : JSON.stringify(cursor)
  const rows = await tx.query(sql`update platform.job set heartbeat = now(), attempts = 0,
    done = coalesce(${done ?? null}::int, done), total = coalesce(${total ?? null}::int, total),
    created = coalesce(${created ?? null}::int, created), updated = coalesce(${updated ?? null}::int, updated),
    rejected = coalesce(${rejected ?? null}::int, rejected), cursor = coalesce(${saved}::jsonb, cursor)
    where id = ${id} and runner = ${runner} and state = 'running' returning id`)
  if (rows.length === 0) throw jobEnded('The job was cancelled or taken over.')
}

/** Keeps rows that the job could not take, in the transaction of the work itself. */
export async function addJobErrors(tx: Queryable, id: string, errors: readonly JobError[]): Promise<void> {
  if (errors.length === 0) return
  const rows = errors.map(({ row, pointer = '', code, message }) => ({ row: row ?? null, pointer, code, message }))
  await tx.query(sql`insert into platform.job_error (job_id, row, pointer, code, message)
    select ${id}::uuid, e.row, e.pointer, e.code, e.message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (row int, pointer text, code text, message text)`)
}

/** Ends the runner's job. */
export async function endJob(
  db: Queryable,
  id: string,
  runner: string,
  end: { readonly state: 'done' | 'failed'; readonly result?: unknown; readonly problem?: unknown },
): Promise<void> {
  await db.query(sql`update platform.job set state = ${end.state}, ended_at = now(), runner = null,
    result = ${JSON.stringify(end.result ?? null)}::jsonb, problem = ${JSON.stringify(end.problem ?? null)}::jsonb
    where id = ${id} and runner = ${runner} and state = 'running'`)
}

/** Cancels a job that has not ended; answers whether it did. */
export async function cancelJob(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.query(sql`update platform.job set state = 'cancelled', ended_at = now(), runner = null
    where id = ${id} and state in ('queued', 'running') returning id`)
  return rows.length > 0
}

/** Gives a job back, running here or not yet claimed, so that whoever looks next delivers it anew. */
export async function giveBackJob(db: Queryable, id: string, runner: string): Promise<void> {
  await db.query(sql`update platform.job set state = 'queued', runner = null, heartbeat = '-infinity', attempts = 0
    where id = ${id} and (state = 'queued' or (state = 'running' and runner = ${runner}))`)
}

/** Puts jobs back whose runner fell silent (`seconds`), and finds queued ones that were never delivered. */
export async function takeOverJobs(
  db: Database,
  seconds: number,
  deliver: (tx: Queryable, id: string) => Promise<void>,
): Promise<number> {
  return db.transaction(async tx => {
    const rows = await tx.query<{
      id: string
    }>(sql`update platform.job set state = 'queued', runner = null, heartbeat = now()
      where id in (select id from platform.job
        where (state = 'running' and heartbeat < now() - make_interval(secs => ${seconds}))
          or (state = 'queued' and heartbeat < now() - make_interval(secs => ${Math.max(60, seconds)}))
        order by id limit 100 for update skip locked)
      returning id`)
    for (const { id } of rows) await deliver(tx, id)
    return rows.length
  })
}
