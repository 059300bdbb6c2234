/** Reports that run: how many at once, how long they have taken and will take, and how they end before they are done. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Connection } from '#platform/database/database.ts'
import { Problem } from '#platform/problem.ts'
import { earlierTime, noteTime, plannedCost, plannedTime } from '#runtime/reports/expected-time.ts'
import { usualLimits } from '#runtime/reports/report-turns.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { toContext } from '#runtime/system.ts'

import { fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture
const byStage = { object: 'deal', rows: [{ id: 'stage', field: 'stage' }], measures: [{ as: 'n', fn: 'count' }] }

beforeAll(async () => {
  fixture = await reportFixture([report('by_stage', byStage)])
  await fillDeals(fixture, { count: 10 })
})
afterAll(() => fixture?.drop())

/** Holds the table, so that reports wait for as long as the test likes. */
async function held<T>(work: () => Promise<T>): Promise<T> {
  const holder: Connection = await fixture.system.db.connect()
  await holder.script('begin; lock table ed.deal in access exclusive mode')
  try {
    return await work()
  } finally {
    await holder.script('rollback')
    holder.release()
  }
}

const runOf = async (run: string, caller = fixture.admin) =>
  (await fixture.http.ask(caller, 'GET', `/api/report-runs/${run}`)).body
const cancel = async (run: string, caller = fixture.admin) =>
  (await fixture.http.ask(caller, 'POST', `/api/report-runs/${run}/cancel`)).body.cancelled

async function until(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await look()); tries++) {
    expect(tries).toBeLessThan(500)
    await sleep(20)
  }
}

test('a running report tells how long it has taken and will take, to the one who asked it', async () => {
  const run = 'expected-0001'
  expect(await runOf(run)).toEqual({ state: 'none' })
  expect((await fixture.stored('by_stage', { run })).status).toBe(200)
  const answer = await held(async () => {
    const asked = fixture.stored('by_stage', { run })
    await until(async () => (await runOf(run)).expected !== undefined)
    const { state, elapsed, expected } = await runOf(run)
    expect([state, expected.basis]).toEqual(['running', 'earlier'])
    expect(elapsed).toBeGreaterThanOrEqual(0)
    expect(expected.milliseconds).toBeGreaterThanOrEqual(0)
    expect(await runOf(run, fixture.seller)).toEqual({ state: 'none' })
    expect(await cancel(run)).toBe(true)
    return asked
  })
  expect(answer.body.type).toBe('/problems/report/cancelled')
  expect(await runOf(run)).toEqual({ state: 'none' })
  expect((await fixture.http.ask(fixture.admin, 'GET', '/api/report-runs/x')).status).toBe(400)
})

test('of each person some run and the others wait; what waits can be ended, too, and too many are told', async () => {
  const names = Array.from({ length: usualLimits.perPerson + 2 }, (_, index) => `waiting-000${index}`)
  const answers = await held(async () => {
    const asked = names.map(run => fixture.stored('by_stage', { run }))
    const states = async () => (await Promise.all(names.map(run => runOf(run)))).map(item => item.state)
    await until(async () => (await states()).filter(state => state === 'running').length === usualLimits.perPerson)
    expect((await states()).filter(state => state === 'waiting')).toHaveLength(2)
    // Somebody else is not kept waiting.
    const other = fixture.stored('by_stage', { run: 'of-another-1' }, fixture.seller)
    await until(async () => (await runOf('of-another-1', fixture.seller)).state === 'running')
    const last = names[(await states()).lastIndexOf('waiting')] as string
    expect(await cancel(last, fixture.seller)).toBe(false)
    expect(await cancel(last)).toBe(true)
    const more = Array.from({ length: 40 }, () => fixture.stored('by_stage'))
    const refused = (await Promise.race(more)) as Awaited<(typeof more)[number]>
    expect([refused.status, refused.body.type]).toEqual([429, '/problems/report/too-many-at-once'])
    expect(refused.headers['retry-after']).toBe('5')
    return { asked, more, other }
  })
  const [asked, more, other] = await Promise.all([Promise.all(answers.asked), Promise.all(answers.more), answers.other])
  expect(asked.map(answer => answer.status).sort()).toEqual([...names.slice(1).map(() => 200), 409])
  expect(more.map(answer => answer.status).sort()).toEqual([...more.slice(1).map(() => 200), 429])
  expect(other.status).toBe(200)
})

test('a statement ends after the time that it may take, and gives its turn back', async () => {
  const limits = { ...usualLimits, timeout: 200, perPerson: 1 }
  const context = toContext({ ...fixture.system, reportLimits: limits }, fixture.admin)
  const ask = () => runReport(context, { name: 'by_stage' }, {})
  const [first, second] = await held(() => Promise.allSettled([ask(), ask()]))
  for (const ended of [first, second]) {
    const reason = (ended as PromiseRejectedResult).reason
    expect(reason).toBeInstanceOf(Problem)
    expect((reason as Problem).code).toBe('report/timeout')
  }
  expect((await ask()).value.cells.length).toBeGreaterThan(0)
})

test('what is expected comes from earlier runs, else from the planner', async () => {
  const { db } = fixture.system
  const statement = { text: 'select count(*) from ed.deal where name <> $1 and 1 = 1', values: ['x'] }
  expect(earlierTime(statement)).toBeUndefined()
  const cost = await plannedCost(db, statement)
  expect(cost).toBeGreaterThan(0)
  expect(plannedTime(cost).basis).toBe('planner')
  for (const time of [900, 100, 300]) noteTime(statement, time, undefined)
  expect(earlierTime(statement)).toEqual({ milliseconds: 300, basis: 'earlier' })
  const before = plannedTime(1000).milliseconds
  noteTime({ text: 'select 1', values: [] }, before * 100, 1000)
  expect(plannedTime(1000).milliseconds).toBeGreaterThan(before)
})
