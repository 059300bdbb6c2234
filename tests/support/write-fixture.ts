/** A running system for tests of the write path: people, currencies, and every route that writes. */
import type { FastifyPluginAsync } from 'fastify'

import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { actionRoutes } from '#runtime/actions/action-routes.ts'
import { bulkRoutes } from '#runtime/bulk/bulk-routes.ts'
import { conversionRoutes } from '#runtime/conversions/conversion-routes.ts'
import type { Door } from '#runtime/door.ts'
import { duplicateRoutes } from '#runtime/duplicates/duplicate-routes.ts'
import { createActors } from '#runtime/people/actors.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { recycleBinRoutes } from '#runtime/recycle-bin/recycle-bin-routes.ts'
import type { Caller } from '#runtime/system.ts'

import { fixtureHttp, type HttpAnswer } from './fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from './fixture-system.ts'
import { writeApplication } from './write-application.ts'

export interface WriteFixture extends FixtureSystem {
  readonly jobs: Jobs
  readonly admin: Caller
  readonly ann: Caller
  readonly bob: Caller
  /** Asks for `/api/<path>`; a path may hold Chinese names. */
  ask(
    caller: Caller,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<HttpAnswer>
  create(caller: Caller, object: string, values: object): Promise<HttpAnswer>
}

/** Opens it; `drop` closes everything. */
export async function writeFixture(): Promise<WriteFixture> {
  const fixture = await fixtureSystem(writeApplication())
  const { system, insert, person } = fixture
  const jobs = await createJobs(system.db, { directUrl: fixture.url, alone: true })
  const unit = await insert('unit', { name: 'Sales', code: 'S' })
  const roles = ['fix-role-agent', 'fix-role-seller']
  const [admin, ann, bob] = await Promise.all([
    person('Admin', ['sys-role-administrator']),
    person('Ann', roles, { unitId: unit }),
    person('Bob', roles, { unitId: unit }),
  ])
  await insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const door: Door = { system, jobs, actors: createActors(system) }
  const areas: ((door: Door) => FastifyPluginAsync)[] = [
    recordRoutes,
    recordWriteRoutes,
    recycleBinRoutes,
    duplicateRoutes,
    actionRoutes,
    conversionRoutes,
    bulkRoutes,
  ]
  const api = await fixtureHttp(areas.map(area => area(door)))
  await jobs.work()
  const ask: WriteFixture['ask'] = (caller, method, path, body, headers) =>
    api.ask(caller, method, encodeURI(`/api/${path}`), body, headers)
  return {
    ...fixture,
    jobs,
    admin,
    ann,
    bob,
    ask,
    create: (caller, object, values) => ask(caller, 'POST', `records/${object}`, values),
    async drop() {
      await api.http.close()
      await jobs.stop()
      await fixture.drop()
    },
  }
}
