/** Scheduled reports: kept, started once when due, sent to each person as he may see it, told when they fail. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { silentLog } from '#platform/log.ts'
import { takeMails } from '#runtime/mail/mail-rows.ts'
import { holdOutgoing } from '#runtime/outgoing/hold.ts'
import { tellHeld } from '#runtime/outgoing/tell-held.ts'
import { createActors } from '#runtime/people/actors.ts'
import { scheduleRoutes } from '#runtime/reports/schedules/schedule-routes.ts'
import { startDueReports } from '#runtime/reports/schedules/start-due.ts'
import type { Caller } from '#runtime/system.ts'
import { role } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'

import { fillDeals, type ReportFixture, report, reportFixture } from './report-fixture.ts'

let fixture: ReportFixture
let http: FixtureHttp
let jobs: Jobs
let door: Parameters<typeof scheduleRoutes>[0]
let outsider: Caller

const byStage = report('by_stage', {
  object: 'deal',
  rows: [{ id: 'stage', field: 'stage' }],
  measures: [{ as: 'n', fn: 'count' }],
  parameters: [{ name: 'stage', type: 'text', label: { en: 'Stage' } }],
  period: { field: 'close_date', range: 'this_year' },
})

const clerk = role('clerk', {
  rights: [{ object: 'deal', read: 'all', export: 'all' }],
  reports: ['by_stage'],
})

beforeAll(async () => {
  fixture = await reportFixture([byStage, clerk])
  await fillDeals(fixture, { count: 60 })
  outsider = await fixture.person('Outsider', [])
  const system = { ...fixture.system, publicUrl: 'https://crm.test', mailFrom: 'crm@example.com' }
  await fixture.system.db.script(`update ed."user" set email = id || '@example.com'`)
  jobs = await createJobs(fixture.system.db, { directUrl: fixture.url, alone: true })
  door = { system, actors: createActors(system), jobs }
  http = await fixtureHttp([scheduleRoutes(door)], system)
  await jobs.work()
})
beforeEach(() =>
  fixture.system.db.script(
    'delete from ed_log.report_schedule; delete from ed_log.mail; delete from ed_log.notification',
  ),
)
afterAll(async () => {
  await http?.http.close()
  await jobs?.stop()
  await fixture?.http.http.close()
  await fixture?.drop()
})

const plain = {
  report: 'by_stage',
  format: 'csv',
  cron: '0 8 * * *',
  daysOff: 'skip',
  period: { from: '2024-01-01', to: '2026-12-31' },
}
const me = (caller: Caller) => caller.actor.userId
const keep = async (body: object, caller = fixture.admin) => {
  const answer = await http.ask(caller, 'POST', '/api/report-schedules', { ...plain, ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id as string
}
const listed = async (caller: Caller) => (await http.ask(caller, 'GET', '/api/report-schedules')).body.schedules
const runs = async (id: string, caller = fixture.admin) =>
  (await http.ask(caller, 'GET', `/api/report-schedules/${id}/runs`)).body.runs
const mails = () =>
  fixture.system.db.query<{ user_id: string; subject: string; body: string; file: string | null }>({
    text: `select user_id, subject, m.body, convert_from(a.body, 'utf8') as file
      from ed_log.mail m left join ed_log.mail_attachment a on a.mail_id = m.id`,
    values: [],
  })
const ended = async (id: string, count = 1) => {
  await expect
    .poll(async () => (await runs(id)).filter((run: { state: string }) => run.state !== 'running').length, {
      timeout: 30_000,
    })
    .toBe(count)
  return await runs(id)
}

test('each person gets his own figures, those who may not open the report a word in the log, the owner a notification', async () => {
  const id = await keep({ users: [me(fixture.admin), me(fixture.seller), me(outsider)], message: 'For Monday' })
  expect((await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)).status).toBe(202)
  const [run] = await ended(id)
  expect(run).toMatchObject({ because: 'hand', state: 'done' })
  const states = Object.fromEntries(
    run.deliveries.map((item: { user: { id: string }; state: string; problem: unknown }) => [item.user.id, item]),
  )
  expect(states[me(fixture.admin)]).toMatchObject({ state: 'posted', problem: null })
  expect(states[me(outsider)]).toMatchObject({ state: 'failed', problem: { type: '/problems/definition/unknown' } })
  const sent = await mails()
  expect(sent).toHaveLength(2)
  const fileOf = (caller: Caller) => sent.find(mail => mail.user_id === me(caller))
  const total = (caller: Caller) => Number(/^Total,(\d+)/m.exec(fileOf(caller)?.file ?? '')?.[1])
  const asked = async (caller: Caller) =>
    (await fixture.stored('by_stage', { period: plain.period }, caller)).body.cells.at(-1).values[0]
  expect(total(fixture.admin)).toBe(await asked(fixture.admin))
  expect(total(fixture.seller)).toBe(await asked(fixture.seller))
  expect(total(fixture.seller)).toBeLessThan(total(fixture.admin))
  expect(fileOf(fixture.seller)?.body).toContain('For Monday')
  expect(fileOf(fixture.seller)?.body).toContain('https://crm.test/reports/by_stage?period=2024-01-01..2026-12-31')
  const told = await fixture.system.db.query({ text: 'select kind, user_id from ed_log.notification', values: [] })
  expect(told).toEqual([{ kind: 'report-failed', user_id: me(fixture.admin) }])
})

test('a report is sent once, and its run tells how it went; it is none of the schedules', async () => {
  const { cron: _cron, daysOff: _daysOff, ...once } = plain
  const send = (body: object, caller = fixture.admin) =>
    http.ask(caller, 'POST', '/api/report-schedules/send', { ...once, ...body })
  const users = [me(fixture.admin), me(fixture.seller)]
  const answer = await send({ users, message: 'For the meeting' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  const [run] = await ended(answer.body.id)
  expect(run).toMatchObject({ because: 'hand', state: 'done', deliveries: [{ state: 'posted' }, { state: 'posted' }] })
  const [mail] = await mails()
  expect(mail?.body).toContain('For the meeting')
  expect(mail?.body).not.toContain('/report-schedules')
  expect(await listed(fixture.admin)).toEqual([])
  expect(await startDueReports(door, silentLog)).toBe(0)
  // To others only with the right to it, and to somebody at all.
  const clerk = await fixture.person('Sender', ['fix-role-clerk'])
  expect((await send({ users }, clerk)).body.type).toBe('/problems/access/denied')
  expect((await send({})).body.type).toBe('/problems/report-schedule/invalid')
  expect((await send({ users, cron: '0 8 * * *' })).status).toBe(400)
  // It never becomes a schedule, and is not sent again or taken out of the count.
  const path = `/api/report-schedules/${answer.body.id}`
  const unknown = { status: 404, body: { type: '/problems/report-schedule/unknown' } }
  expect(await http.ask(fixture.admin, 'PUT', path, { ...plain, users })).toMatchObject(unknown)
  expect(await http.ask(fixture.admin, 'POST', `${path}/run`)).toMatchObject(unknown)
  expect(await http.ask(fixture.admin, 'DELETE', path)).toMatchObject(unknown)
  // What was sent long ago is forgotten.
  await fixture.system.db.script(`update ed_log.report_schedule set created_at = now() - interval '31 days'`)
  expect((await send({ users: [me(fixture.admin)] })).status).toBe(202)
  expect((await http.ask(fixture.admin, 'GET', `/api/report-schedules/${answer.body.id}/runs`)).status).toBe(404)
})

test('nobody sends reports by hand without end', async () => {
  const { cron: _cron, daysOff: _daysOff, ...once } = plain
  const send = (caller: Caller) =>
    http.ask(caller, 'POST', '/api/report-schedules/send', { ...once, users: [me(caller)] })
  const first = await send(fixture.admin)
  await ended(first.body.id)
  await fixture.system.db.script(`insert into ed_log.report_schedule
    select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()))).* from ed_log.report_schedule s, generate_series(1, 99)`)
  expect(await send(fixture.admin)).toMatchObject({
    status: 429,
    body: { type: '/problems/report-schedule/sent-enough' },
  })
  expect((await send(fixture.seller)).status).toBe(202)
  await fixture.system.db.script(`update ed_log.report_schedule set created_at = now() - interval '25 hours'`)
  expect((await send(fixture.admin)).status).toBe(202)
})

test('what is due is started once, by whichever node comes first, and moved on', async () => {
  const id = await keep({ roles: ['seller'] })
  expect(await startDueReports(door, silentLog)).toBe(0)
  await fixture.system.db.script(`update ed_log.report_schedule set due = now() - interval '3 days'`)
  const started = await Promise.all([1, 2, 3].map(() => startDueReports(door, silentLog)))
  expect(started.reduce((sum, count) => sum + count, 0)).toBe(1)
  const [run] = await ended(id)
  expect(run).toMatchObject({ because: 'time', state: 'done' })
  expect(run.deliveries.map((item: { user: { id: string } }) => item.user.id)).toEqual([me(fixture.seller)])
  const [after] = await listed(fixture.admin)
  expect(Date.parse(after.next)).toBeGreaterThan(Date.now())
})

test('one that cannot be started holds up none of the others, and is tried again', async () => {
  const bad = await keep({ users: [me(fixture.seller)] }, fixture.seller)
  const good = await keep({ users: [me(fixture.admin)] })
  await fixture.system.db.script(`update ed_log.report_schedule set due = now() - case when id = '${bad}'
    then interval '3 days' else interval '1 day' end`)
  const broken: typeof jobs.start = (tx, kind, input, userId) =>
    userId === me(fixture.seller) ? Promise.reject(new Error('It does not start')) : jobs.start(tx, kind, input, userId)
  const told: unknown[] = []
  const log = { error: (...words: unknown[]) => void told.push(words) }
  expect(await startDueReports({ ...door, jobs: { start: broken } }, log as never)).toBe(1)
  expect(told).toMatchObject([[{ schedule: bad }, expect.stringContaining('could not be started')]])
  expect(await ended(good)).toMatchObject([{ state: 'done' }])
  expect(await runs(bad, fixture.seller)).toEqual([])
  expect(await startDueReports(door, silentLog)).toBe(1)
  expect(await ended(bad)).toMatchObject([{ state: 'done' }])
})

test('a restored system sends nothing until an administrator lets it; what was missed is not made up for', async () => {
  const { db, ed } = fixture.system
  await keep({ users: [me(fixture.seller)] }, fixture.seller)
  await db.script(`update ed_log.report_schedule set due = now() - interval '3 days';
    insert into ed_log.mail (id, key, address, subject, body) values (gen_random_uuid(), 'waits', 'a@example.com', 's', 'b')`)
  await holdOutgoing(db, '2026-01-02T03:04:05Z')
  await tellHeld(fixture.system)
  await tellHeld(fixture.system)
  const told = await db.query<{ kind: string; user_id: string }>({
    text: `select kind, user_id from ed_log.notification where parameters = '{"day": "2026-01-02"}'`,
    values: [],
  })
  expect(told.map(row => row.kind)).toEqual(told.map(() => 'held'))
  const people = told.map(row => row.user_id)
  expect(new Set(people).size).toBe(people.length)
  expect(people).toEqual(expect.arrayContaining([me(fixture.seller)]))
  expect(await startDueReports(door, silentLog)).toBe(0)
  expect(await takeMails(db, ed, 10)).toEqual([])
  const resume = (mails: string, caller: Caller) => http.ask(caller, 'POST', '/api/report-schedules/resume', { mails })
  const held = async () => (await http.ask(fixture.seller, 'GET', '/api/report-schedules')).body.held
  expect(await held()).toMatchObject({ backup: '2026-01-02T03:04:05Z' })
  expect((await resume('send', fixture.seller)).body.type).toBe('/problems/access/denied')
  expect((await resume('discard', fixture.admin)).status).toBe(204)
  expect(await held()).toBeNull()
  const [schedule] = await listed(fixture.seller)
  expect(Date.parse(schedule.next)).toBeGreaterThan(Date.now())
  expect(await startDueReports(door, silentLog)).toBe(0)
  const [mail] = await db.query({ text: `select state, error from ed_log.mail where key = 'waits'`, values: [] })
  expect(mail).toEqual({ state: 'failed', error: 'Not sent after the system was restored.' })
  // Once more, and this time what waits goes out.
  await db.script(`update ed_log.mail set state = 'queued' where key = 'waits'`)
  await holdOutgoing(db, '2026-01-02T03:04:05Z')
  expect(await takeMails(db, ed, 10)).toEqual([])
  expect((await resume('send', fixture.admin)).status).toBe(204)
  expect((await takeMails(db, ed, 10)).map(row => row.subject)).toContain('s')
})

test('a run that was interrupted goes on with those who have nothing yet', async () => {
  const id = await keep({ users: [me(fixture.admin), me(fixture.seller)] })
  const { db } = fixture.system
  await db.script(`insert into ed_log.report_run (id, schedule_id, because) values ('01900000-0000-7000-8000-000000000001', '${id}', 'time');
    insert into ed_log.report_delivery (run_id, user_id, state) values ('01900000-0000-7000-8000-000000000001', '${me(fixture.seller)}', 'posted')`)
  await db.transaction(tx =>
    jobs.start(tx, 'report-schedule', { run: '01900000-0000-7000-8000-000000000001' }, me(fixture.admin)),
  )
  await ended(id)
  expect((await mails()).map(mail => mail.user_id)).toEqual([me(fixture.admin)])
  const again = await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)
  expect(again.status).toBe(202)
  await ended(id, 2)
})

test('two at once: the second is told that it is being sent', async () => {
  const id = await keep({ users: [me(fixture.admin)] })
  await fixture.system.db.script(
    `insert into ed_log.report_run (id, schedule_id, because) values (gen_random_uuid(), '${id}', 'time')`,
  )
  const answer = await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)
  expect(answer).toMatchObject({ status: 409, body: { type: '/problems/report-schedule/running' } })
})

test('nothing is sent to whom the report has no values, when that is wanted', async () => {
  const id = await keep({
    users: [me(fixture.admin)],
    onlyWithValues: true,
    period: { from: '1999-01-01', to: '1999-12-31' },
  })
  await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)
  const [run] = await ended(id)
  expect(run.deliveries).toMatchObject([{ state: 'empty' }])
  expect(await mails()).toEqual([])
})

test('whom no mail reaches is told in the log, the others get theirs', async () => {
  const silent = await fixture.person('Silent', ['fix-role-seller'])
  const id = await keep({ users: [me(fixture.admin), me(silent)] })
  await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)
  const [run] = await ended(id)
  expect(run.deliveries.map((item: { state: string }) => item.state).sort()).toEqual(['failed', 'posted'])
  expect(JSON.stringify(run)).toContain('report-schedule/no-address')
})

test('where mail is not set up that is said, and no address is blamed', async () => {
  const id = await keep({ users: [me(fixture.admin)] })
  Object.assign(door.system, { mailFrom: undefined })
  await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/run`)
  const [run] = await ended(id)
  Object.assign(door.system, { mailFrom: 'crm@example.com' })
  expect(run.deliveries.map((item: { state: string }) => item.state)).toEqual(['failed'])
  expect(JSON.stringify(run)).toContain('report-schedule/mail-off')
})

test('when its owner has left it stops, and an administrator takes it over', async () => {
  const leaver = await fixture.person('Leaver', ['fix-role-seller'])
  const id = await keep({ users: [me(leaver)] }, leaver)
  await fixture.system.db.script(`update ed."user" set active = false where id = '${me(leaver)}';
    update ed_log.report_schedule set due = now() - interval '1 minute'`)
  door.actors.forget()
  await startDueReports(door, silentLog)
  const [run] = await ended(id)
  expect(run).toMatchObject({ state: 'failed', problem: { type: '/problems/report-schedule/owner-left' } })
  const [stopped] = await listed(fixture.admin)
  expect(stopped).toMatchObject({ active: false, stopped: 'owner-left', next: null, mayChange: true })
  expect((await http.ask(fixture.seller, 'POST', `/api/report-schedules/${id}/take-over`)).status).toBe(403)
  const changed = { ...plain, users: [me(fixture.seller)] }
  expect((await http.ask(fixture.admin, 'PUT', `/api/report-schedules/${id}`, changed)).status).toBe(403)
  expect((await http.ask(fixture.admin, 'POST', `/api/report-schedules/${id}/take-over`)).status).toBe(204)
  expect((await http.ask(fixture.admin, 'PUT', `/api/report-schedules/${id}`, changed)).status).toBe(204)
  expect((await listed(fixture.admin))[0]).toMatchObject({
    active: true,
    stopped: null,
    owner: { id: me(fixture.admin) },
  })
})

test('whoever gets a report may stop getting it, and gets it again only when he is named anew', async () => {
  const id = await keep({ roles: ['seller'] })
  expect(await listed(fixture.seller)).toMatchObject([{ id, iGet: true, mayChange: false, roles: [], users: [] }])
  expect((await http.ask(fixture.seller, 'POST', `/api/report-schedules/${id}/leave`)).status).toBe(204)
  expect((await http.ask(fixture.seller, 'POST', `/api/report-schedules/${id}/leave`)).status).toBe(404)
  expect(await listed(fixture.seller)).toEqual([])
  const put = (body: object) => http.ask(fixture.admin, 'PUT', `/api/report-schedules/${id}`, { ...plain, ...body })
  await put({ roles: ['seller'], message: 'New words' })
  expect(await listed(fixture.seller)).toEqual([])
  await put({ users: [me(fixture.seller)] })
  expect(await listed(fixture.seller)).toMatchObject([{ id, iGet: true }])
})

test.each<[string, object, number, string]>([
  ['an unknown report', { report: 'by_stag' }, 404, 'definition/unknown'],
  ['an unknown parameter', { parameters: { stagee: 'won' } }, 400, 'parameter/invalid'],
  ['a time that never comes', { cron: '0 8 30 2 *' }, 400, 'report-schedule/invalid'],
  ['no cron', { cron: 'every day at 8' }, 400, 'report-schedule/invalid'],
  ['every minute', { cron: '* * * * *' }, 400, 'report-schedule/invalid'],
  ['an unknown time zone', { timeZone: 'Asia/Shangri-La' }, 400, 'report-schedule/invalid'],
  ['an offset', { timeZone: '+08:00' }, 400, 'report-schedule/invalid'],
  ['an unknown role', { roles: ['sellr'] }, 400, 'report-schedule/invalid'],
  ['an unknown person', { users: ['01900000-0000-7000-8000-00000000dead'] }, 400, 'report-schedule/invalid'],
  ['nobody', { users: [] }, 400, 'report-schedule/invalid'],
  ['an unknown format', { format: 'exe' }, 400, 'request/invalid'],
  ['a range that does not exist', { period: 'someday' }, 400, 'report/invalid'],
])('%s is refused and changes nothing', async (_, body, status, code) => {
  const answer = await http.ask(fixture.admin, 'POST', '/api/report-schedules', {
    ...plain,
    users: [me(fixture.admin)],
    ...body,
  })
  expect({ status: answer.status, type: answer.body.type }).toEqual({ status, type: `/problems/${code}` })
  expect(await listed(fixture.admin)).toEqual([])
})

test('without the right to analyse one sends to oneself only', async () => {
  const head = await fixture.person('Clerk', ['fix-role-clerk'])
  await keep({ users: [me(head)] }, head)
  const answer = await http.ask(head, 'POST', '/api/report-schedules', { ...plain, users: [me(fixture.admin)] })
  expect(answer).toMatchObject({ status: 403, body: { type: '/problems/access/denied' } })
})

test('the next times are shown before one is kept', async () => {
  const { body } = await http.ask(fixture.seller, 'POST', '/api/report-schedules/times', {
    cron: '0 8 * * 1',
    daysOff: 'send',
    timeZone: 'UTC',
  })
  expect(body.times).toHaveLength(5)
  expect(body.times.every((time: string) => new Date(time).getUTCDay() === 1 && time.endsWith('08:00:00.000Z'))).toBe(
    true,
  )
})
