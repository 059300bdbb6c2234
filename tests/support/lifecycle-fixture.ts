/** Requests with their lifecycle, and people in its roles, asked through every door. */
import type { FastifyPluginAsync } from 'fastify'

import { findJob } from '#platform/jobs/job-rows.ts'
import { createJobs } from '#platform/jobs/jobs.ts'
import { actionRoutes } from '#runtime/actions/action-routes.ts'
import { bulkRoutes } from '#runtime/bulk/bulk-routes.ts'
import { catalogRoutes } from '#runtime/catalog/catalog-routes.ts'
import { conversionRoutes } from '#runtime/conversions/conversion-routes.ts'
import type { Door } from '#runtime/door.ts'
import { importRoutes } from '#runtime/import/import-routes.ts'
import { transitionRoutes } from '#runtime/lifecycles/transition-routes.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { createActors } from '#runtime/people/actors.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { fixtureHttp, type HttpAnswer } from './fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from './fixture-system.ts'
import { lifecycleApplication } from './lifecycle-application.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export type Who = 'clerk' | 'boss' | 'both' | 'reader'

export interface LifecycleFixture extends FixtureSystem {
  readonly people: Readonly<Record<Who, Caller>>
  ask(who: Who, method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<HttpAnswer>
  /** Puts a request into the table as it is, with as many lines; answers its id. */
  request(state: string | null, values?: object, lines?: number): Promise<string>
  /** What a request holds. */
  stored(id: string): Promise<Record<string, unknown>>
  /** From, to and transition of each change of state, oldest first. */
  history(id: string): Promise<(string | null)[][]>
  /** The codes and places of what was refused, sorted; also out of a job. */
  refusal(answer: HttpAnswer): Promise<string[]>
}

const roles: Readonly<Record<Who, string[]>> = {
  clerk: ['fix-role-clerk'],
  boss: ['fix-role-boss'],
  both: ['fix-role-boss', 'fix-role-clerk'],
  reader: ['fix-role-reader'],
}

/** Opens it; `drop` closes everything. */
export async function lifecycleFixture(): Promise<LifecycleFixture> {
  const fixture = await fixtureSystem(lifecycleApplication())
  const { system, insert } = fixture
  const { db } = system
  const people = {} as Record<Who, Caller>
  for (const [who, held] of Object.entries(roles)) people[who as Who] = await fixture.person(who, held)
  const jobs = await createJobs(db, { directUrl: fixture.url, alone: true })
  const door: Door = { system, jobs, actors: createActors(system) }
  const areas: ((door: Door) => FastifyPluginAsync)[] = [
    recordRoutes,
    recordWriteRoutes,
    actionRoutes,
    conversionRoutes,
    transitionRoutes,
    bulkRoutes,
    importRoutes,
    pageRoutes,
    catalogRoutes,
  ]
  const api = await fixtureHttp(areas.map(area => area(door)))
  await jobs.work()
  let count = 0
  return {
    ...fixture,
    people,
    ask: (who, method, path, body, headers = {}) =>
      api.ask(people[who], method, `/api${path}`, body, { 'if-match': '*', ...headers }),
    async request(state, values = {}, lines = 0) {
      const code = `R${++count}`
      const id = await insert('request', { name: code, code, state, record_type: 'normal', ...values })
      for (let line = 0; line < lines; line++) await insert('request_line', { name: 'line', quantity: 1, request: id })
      return id
    },
    async stored(id) {
      const [row] = await db.query<Record<string, unknown>>({
        text: 'select * from ed.request where id = $1',
        values: [id],
      })
      return row ?? {}
    },
    async history(id) {
      const rows = await db.query<{ from: string | null; to: string; transition: string | null }>({
        text: `select from_state as "from", to_state as "to", transition from ed.state_change where record = $1 order by changed_at, id`,
        values: [id],
      })
      return rows.map(row => [row.from, row.to, row.transition])
    },
    async refusal(answer) {
      const tell = (errors: readonly { code: string; pointer?: string }[]) =>
        errors
          .map(({ code, pointer = '' }) =>
            `${code} ${pointer
              .split('/')
              .at(-1)
              ?.replace(/^.{36}$/, '')}`.trim(),
          )
          .sort()
      if (answer.status === 202) {
        for (;;) {
          const job = await findJob(db, answer.body.job)
          if (job && job.state !== 'queued' && job.state !== 'running') {
            const errors = await db.query<{ code: string; pointer: string }>({
              text: 'select code, pointer from platform.job_error where job_id = $1',
              values: [job.id],
            })
            return [...(job.state === 'done' ? [] : [job.state]), ...tell(errors)]
          }
          await new Promise(resolve => setTimeout(resolve, 20))
        }
      }
      if (answer.status < 300) return []
      return tell(answer.body.errors ?? [{ code: String(answer.body.type).replace('/problems/', '') }])
    },
    async drop() {
      await api.http.close()
      await jobs.stop()
      await fixture.drop()
    },
  }
}
