import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createHttp } from '#platform/http/server.ts'
import { jobRoutes } from '#platform/jobs/job-routes.ts'
import { findJob } from '#platform/jobs/job-rows.ts'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

const ann = randomUUID()
let fresh: TestDatabase
let jobs: Jobs
let http: FastifyInstance
const attempts = new Map<string, number>()

beforeAll(async () => {
  fresh = await freshDatabase()
  await fresh.db.script('create table effect (job uuid, n int)')
  jobs = await createJobs(fresh.db, { directUrl: fresh.url, silence: 2 })
  jobs.define<{ upTo: number }>('count', async (job, progress, signal) => {
    for (let n = Number(job.cursor ?? 0) + 1; n <= job.input.upTo; n++) {
      signal.throwIfAborted()
      await fresh.db.transaction(async tx => {
        await tx.query(sql`insert into effect values (${job.id}, ${n})`)
        if (n % 2 === 0)
          await progress.reject(tx, [{ row: n, pointer: '/x', code: 'test/even', message: `=even "${n}"` }])
        await progress.save(tx, { cursor: n, done: n, total: job.input.upTo, rejected: Math.floor(n / 2) })
      })
      await sleep(10)
    }
    return { counted: job.input.upTo }
  })
  jobs.define('fail', async () => {
    throw new Error('secret detail')
  })
  jobs.define('outage', async job => {
    attempts.set(job.id, (attempts.get(job.id) ?? 0) + 1)
    if (attempts.get(job.id) === 1) throw Object.assign(new Error('gone'), { code: '57P01' })
    return 'later'
  })
  await jobs.work()
  http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  await http.register(
    jobRoutes({
      db: fresh.db,
      jobs,
      requireUser: async request => String(request.headers['x-user']),
      isAdministrator: async request => request.headers['x-admin'] !== undefined,
    }),
  )
})
afterAll(async () => {
  await http.close()
  await jobs.stop()
  await fresh.drop()
})

const stateOf = async (id: string) => (await findJob(fresh.db, id))?.state
const until = (id: string, state: string) => vi.waitFor(async () => expect(await stateOf(id)).toBe(state), 15_000)
const effects = async (id: string) =>
  (await fresh.db.query<{ n: number }>(sql`select n from effect where job = ${id} order by n`)).map(({ n }) => n)
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

test('a job starts with its transaction, counts, and tells its errors as CSV', async () => {
  const gone = fresh.db.transaction(async tx => {
    await jobs.start(tx, 'count', { upTo: 1 }, ann)
    throw new Error('no')
  })
  await expect(gone).rejects.toThrow('no')
  const id = await fresh.db.transaction(tx => jobs.start(tx, 'count', { upTo: 5 }, ann))
  await until(id, 'done')
  expect(await effects(id)).toEqual(upTo(5))
  const get = (url: string, headers: Record<string, string>) => http.inject({ url, headers })
  const answer = (await get(`/api/jobs/${id}`, { 'x-user': ann })).json()
  expect(answer).toMatchObject({
    id,
    state: 'done',
    done: 5,
    total: 5,
    rejected: 2,
    result: { counted: 5 },
    errors: `/api/jobs/${id}/errors.csv`,
  })
  expect(answer).not.toHaveProperty('input')
  const csv = await get(answer.errors, { 'x-user': ann })
  expect(csv.body).toBe(
    '\ufeffrow,pointer,code,message\r\n2,/x,test/even,"\'=even ""2"""\r\n4,/x,test/even,"\'=even ""4"""\r\n',
  )
  expect((await get(`/api/jobs/${id}`, { 'x-user': randomUUID() })).statusCode).toBe(404)
  expect((await get(answer.errors, { 'x-user': randomUUID() })).statusCode).toBe(404)
  expect((await get(`/api/jobs/${id}`, { 'x-user': randomUUID(), 'x-admin': '1' })).statusCode).toBe(200)
  expect((await get('/api/jobs', { 'x-user': ann })).json().jobs).toHaveLength(1)
})

test('a failure is told without its secrets', async () => {
  const id = await jobs.start(fresh.db, 'fail', {}, ann)
  await until(id, 'failed')
  const body = JSON.stringify(await findJob(fresh.db, id))
  expect(body).toContain('/problems/internal')
  expect(body).not.toContain('secret')
})

test('cancelling stops between batches, and nothing is kept after it', async () => {
  const id = await jobs.start(fresh.db, 'count', { upTo: 1000 }, ann)
  await vi.waitFor(async () => expect((await effects(id)).length).toBeGreaterThan(2), 5000)
  const answer = await http.inject({ method: 'POST', url: `/api/jobs/${id}/cancel`, headers: { 'x-user': ann } })
  expect(answer.json()).toMatchObject({ state: 'cancelled' })
  const kept = await effects(id)
  await sleep(200)
  expect(await effects(id)).toEqual(kept)
  expect(await stateOf(id)).toBe('cancelled')
})

test('a job that met an outage of the database is taken up again', async () => {
  const id = await jobs.start(fresh.db, 'outage', {}, ann)
  await until(id, 'done')
  expect(attempts.get(id)).toBe(2)
})

test('a node killed with -9 in the middle: another goes on from what was saved, nothing twice', async () => {
  const script = `
    const { createDatabase } = await import('#platform/database/database.ts')
    const { createJobs } = await import('#platform/jobs/jobs.ts')
    const db = createDatabase({ url: ${JSON.stringify(fresh.url)} })
    const jobs = await createJobs(db, { directUrl: ${JSON.stringify(fresh.url)}, silence: 2 })
    jobs.define('count', async (job, progress) => {
      for (let n = 1; ; n++) {
        await db.transaction(async tx => {
          await tx.query({ text: 'insert into effect values ($1, $2)', values: [job.id, n] })
          if (n < 4) await progress.save(tx, { cursor: n, done: n })
          else { process.stdout.write('now'); await new Promise(() => setInterval(() => {}, 1000)) }
        })
      }
    })
    await jobs.work()
    const id = await jobs.start(db, 'count', { upTo: 8 }, '${ann}')
    process.stdout.write(id)`
  await jobs.stop()
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += String(text)
  })
  await vi.waitFor(() => expect(said).toContain('now'), 15_000)
  child.kill('SIGKILL')
  const id = said.replace('now', '')
  expect(await stateOf(id)).toBe('running')
  jobs = await createJobs(fresh.db, { directUrl: fresh.url, silence: 2 })
  jobs.define<{ upTo: number }>('count', async (job, progress) => {
    expect(job.cursor).toBe(3)
    for (let n = Number(job.cursor) + 1; n <= job.input.upTo; n++) {
      await fresh.db.transaction(async tx => {
        await tx.query(sql`insert into effect values (${job.id}, ${n})`)
        await progress.save(tx, { cursor: n, done: n })
      })
    }
  })
  await jobs.work()
  await until(id, 'done')
  expect(await effects(id)).toEqual(upTo(8))
})

test('a graceful stop puts the job back', async () => {
  await jobs.stop()
  jobs = await createJobs(fresh.db, { directUrl: fresh.url, alone: true })
  jobs.define(
    'wait',
    (_job, _progress, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  await jobs.work()
  const waiting = await jobs.start(fresh.db, 'wait', {}, ann)
  await until(waiting, 'running')
  await jobs.stop()
  expect(await stateOf(waiting)).toBe('queued')
  jobs = await createJobs(fresh.db, { directUrl: fresh.url, alone: true })
  jobs.define('wait', async () => 'went on')
  await jobs.work()
  await until(waiting, 'done')
})

test('a job that is being claimed when its node stops is put back, too', async () => {
  await jobs.stop()
  let claimed: (() => void) | undefined
  const seen = new Promise<void>(resolve => {
    claimed = resolve
  })
  let goOn: (() => void) | undefined
  const held = new Promise<void>(resolve => {
    goOn = resolve
  })
  // The row says `running` before the runner hears that it has the job.
  const slow: typeof fresh.db = {
    ...fresh.db,
    query: async statement => {
      const rows = await fresh.db.query<never>(statement)
      if (statement.text.includes("set state = 'running'") && rows.length > 0) {
        claimed?.()
        await held
      }
      return rows
    },
  }
  jobs = await createJobs(slow, { directUrl: fresh.url, alone: true })
  jobs.define('wait', (_job, _progress, signal) => new Promise((_, reject) => signal.addEventListener('abort', reject)))
  await jobs.work()
  const id = await jobs.start(fresh.db, 'wait', {}, ann)
  await seen
  const stopped = jobs.stop()
  await sleep(50)
  goOn?.()
  await stopped
  expect(await stateOf(id)).toBe('queued')
  jobs = await createJobs(fresh.db, { directUrl: fresh.url, alone: true })
  jobs.define('wait', async () => 'went on')
  await jobs.work()
  await until(id, 'done')
})
