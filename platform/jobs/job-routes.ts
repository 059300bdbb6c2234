/** Looking at jobs, cancelling them, and reading what they could not take. Only for their creator and administrators. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FastifyPluginCallback, FastifyRequest } from 'fastify'
import type { Database } from '../database/database.ts'
import { jobUnknown } from './job-problems.ts'
import { findJob, type JobRow, listJobs } from './job-rows.ts'
import type { Jobs } from './jobs.ts'

/** What the routes need from above. */
export interface JobDeps {
  readonly db: Database
  readonly jobs: Pick<Jobs, 'cancel'>
  /** The user of a request; throws for a stranger. */
  readonly requireUser: (request: FastifyRequest) => Promise<string>
  readonly isAdministrator: (request: FastifyRequest) => Promise<boolean>
}

interface JobRequest {
  Params: { id: string }
}

const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } as const

/** GET /api/jobs, GET /api/jobs/:id, POST /api/jobs/:id/cancel, GET /api/jobs/:id/errors.csv. */
export function jobRoutes({ db, jobs, requireUser, isAdministrator }: JobDeps): FastifyPluginCallback {
  const visible = async (request: FastifyRequest, id: string): Promise<JobRow> => {
    const userId = await requireUser(request)
    const job = await findJob(db, id)
    if (job && (job.createdBy === userId || (await isAdministrator(request)))) return job
    throw jobUnknown('There is no such job.')
  }
  return (http, _options, done) => {
    http.get('/api/jobs', async request => ({ jobs: (await listJobs(db, await requireUser(request))).map(toBody) }))

    http.get<JobRequest>('/api/jobs/:id', { schema: { params } }, async request =>
      toBody(await visible(request, request.params.id)),
    )

    http.post<JobRequest>('/api/jobs/:id/cancel', { schema: { params } }, async request => {
      const { id } = await visible(request, request.params.id)
      await jobs.cancel(id)
      return toBody(await visible(request, id))
    })

    http.get<JobRequest>('/api/jobs/:id/errors.csv', { schema: { params } }, async (request, reply) => {
      const { id } = await visible(request, request.params.id)
      const columns = ['row', 'pointer', 'code', 'message']
      const csv = stringify({ header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' })
      Readable.from(errorsOf(db, id))
        .on('error', error => csv.destroy(error))
        .pipe(csv)
      const name = `attachment; filename="errors-${id}.csv"`
      return reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': name }).send(csv)
    })
    done()
  }
}

function toBody({ input: _input, cursor: _cursor, ...job }: JobRow): Record<string, unknown> {
  return { ...job, errors: `/api/jobs/${job.id}/errors.csv` }
}

async function* errorsOf(db: Database, id: string): AsyncGenerator<Record<string, unknown>> {
  for (let after = 0; ; ) {
    const rows = await db.query<{ number: number }>({
      text: `select number, row, pointer, code, message from platform.job_error
        where job_id = $1 and number > $2 order by number limit 1000`,
      values: [id, after],
    })
    if (rows.length === 0) return
    yield* rows.map(row => ({ ...row }))
    after = rows.at(-1)!.number
  }
}
