/** Documents as PDFs: one, many in one, kept with their record, and who opens those. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Definition } from '#metadata/definitions.ts'
import { findFile, readFile } from '#platform/files/stored-files.ts'
import { findJob, type JobRow } from '#platform/jobs/job-rows.ts'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { createPrinter } from '#platform/print/printer.ts'
import { documentRoutes } from '#runtime/documents/document-routes.ts'
import { definePrint } from '#runtime/documents/print-job.ts'
import { printRoutes } from '#runtime/documents/print-routes.ts'
import { mayReadFile } from '#runtime/files/may-read-file.ts'
import { createActors } from '#runtime/people/actors.ts'
import type { Caller } from '#runtime/system.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'
import { readPdf } from '#tests/support/pdf-text.ts'

let fixture: FixtureSystem
let http: FixtureHttp
let jobs: Jobs
let admin: Caller
let clerk: Caller
let other: Caller
const deals: string[] = []
const printer = createPrinter()

const application = accessApplication()
const letter = (name: string, more: object) =>
  ({
    id: `doc-${name}`,
    kind: 'document',
    name,
    label: { en: `Letter ${name}`, 'zh-CN': `信函 ${name}` },
    object: 'deal',
    ...more,
  }) as unknown as Definition
const plain = { en: '<h1>{{name}}</h1>', 'zh-CN': '<h1>商机 {{name}}</h1>' }
const documents = [
  letter('never', { body: plain }),
  letter('ask', {
    body: plain,
    keep: 'ask',
    footer: { en: '<span class="pageNumber"></span> of <span class="totalPages"></span>' },
  }),
  letter('always', { body: plain, keep: 'always', condition: 'name != "d1"' }),
  letter('customers', { body: { en: '{{name}} of {{customer.name}}' }, keep: 'ask' }),
  letter('secret', { body: { en: '{{name}} {{chance}}' }, keep: 'ask' }),
]

beforeAll(async () => {
  const definitions = [
    ...application.definitions.map(item =>
      item.kind === 'role' && item.id === 'fix-role-clerk'
        ? { ...item, documents: [...(item.documents ?? []), ...documents.map(({ name }) => name)] }
        : item,
    ),
    ...documents,
  ]
  fixture = await fixtureSystem({ ...application, definitions })
  const { system, person, insert } = fixture
  admin = await person('Olga', ['sys-role-administrator'])
  clerk = await person('Gus', ['fix-role-clerk'])
  other = await person('Ivy', ['fix-role-clerk'])
  for (let index = 0; index < 4; index++) {
    const owner = index === 3 ? admin : clerk
    deals.push(await insert('deal', { name: `d${index}`, owner_id: owner.actor.userId, chance: '0.5' }))
  }
  jobs = await createJobs(system.db, { directUrl: fixture.url, alone: true })
  const door = { system: { ...system, printer }, jobs, actors: createActors(system) }
  http = await fixtureHttp([documentRoutes(door), printRoutes(door)], system)
  await jobs.work()
})
afterAll(async () => {
  await jobs?.stop()
  await printer.close()
  await fixture?.drop()
})

const address = (index: number, name: string) => `/api/records/deal/${deals[index]}/documents/${name}`
const kept = async (index: number, who: Caller) =>
  (await http.ask(who, 'GET', `/api/records/deal/${deals[index]}/printed-documents`)).body.documents

async function ended(id: string): Promise<JobRow> {
  for (;;) {
    const job = await findJob(fixture.system.db, id)
    if (job && job.state !== 'queued' && job.state !== 'running') return job
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function contentOf(file: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of readFile(fixture.system.db, file)) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

test('one document, in either language, as a file with its name', async () => {
  const { status, headers, bytes } = await http.ask(clerk, 'GET', `${address(0, 'never')}?locale=zh-CN`)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(decodeURIComponent(String(headers['content-disposition']))).toContain('信函 never d0.pdf')
  expect(readPdf(bytes)).toMatchObject({ title: '信函 never d0', pages: [expect.stringMatching(/商机 ?d0/)] })
  expect(await kept(0, clerk)).toEqual([])
})

test('it is kept where the definition says so, or where it lets and somebody wishes', async () => {
  expect(await http.ask(clerk, 'GET', `${address(0, 'never')}?keep=true`)).toMatchObject({
    status: 409,
    body: { type: '/problems/document/not-kept' },
  })
  await http.ask(clerk, 'GET', address(0, 'ask'))
  expect(await kept(0, clerk)).toEqual([])
  const { bytes } = await http.ask(clerk, 'GET', `${address(0, 'ask')}?keep=true&locale=en`)
  await http.ask(clerk, 'GET', address(0, 'always'))
  const [latest, first, ...more] = await kept(0, clerk)
  expect(more).toEqual([])
  expect(latest).toMatchObject({ document: 'always', by: { id: clerk.actor.userId, title: 'Gus' } })
  expect(first).toMatchObject({
    document: 'ask',
    label: { en: 'Letter ask' },
    locale: 'en',
    file: { name: 'Letter ask d0.pdf', type: 'application/pdf', size: bytes.length },
  })
  expect((await contentOf(first.file.id)).equals(bytes)).toBe(true)
  const audit = await fixture.system.db.query({
    text: `select action, actor_id, source->>'document' as document from ed_log.audit where record_id = $1 order by at`,
    values: [deals[0]],
  })
  expect(audit).toEqual([
    { action: 'printed', actor_id: clerk.actor.userId, document: 'doc-ask' },
    { action: 'printed', actor_id: clerk.actor.userId, document: 'doc-always' },
  ])
  const attached = await fixture.system.db.query({
    text: 'select 1 from platform.file where id = $1 and attached_at is not null',
    values: [first.file.id],
  })
  expect(attached).toHaveLength(1)
})

test('what leads here from another site leaves no trace', async () => {
  await http.ask(clerk, 'GET', address(2, 'always'), undefined, { 'sec-fetch-site': 'cross-site' })
  expect(await kept(2, clerk)).toEqual([])
})

test('a kept document is opened by those who see all that stands in it', async () => {
  await http.ask(admin, 'GET', `${address(0, 'secret')}?keep=true`)
  await http.ask(admin, 'GET', `${address(0, 'ask')}?keep=true`)
  const names = async (who: Caller) => (await kept(0, who)).map((item: { document: string }) => item.document)
  expect(await names(admin)).toEqual(['ask', 'secret', 'always', 'ask'])
  // The clerk does not see the chance that the secret one shows.
  expect(await names(clerk)).toEqual(['ask', 'always', 'ask'])
  const files = (await kept(0, admin)).map((item: { file: { id: string } }) => item.file.id)
  const open = async (who: Caller) =>
    Promise.all(
      files.map(async (id: string) => mayReadFile(fixture.system, who, (await findFile(fixture.system.db, id))!)),
    )
  expect(await open(admin)).toEqual([true, true, true, true])
  expect(await open(clerk)).toEqual([true, false, true, true])
  // She may print the same documents, but not of this record.
  expect(await open(other)).toEqual([false, false, false, false])
  expect((await http.ask(other, 'GET', `/api/records/deal/${deals[0]}/printed-documents`)).status).toBe(404)
  await fixture.system.db.query({ text: 'update ed.deal set deleted_at = now() where id = $1', values: [deals[0]] })
  expect(await open(clerk)).toEqual([false, false, true, true])
  await fixture.system.db.query({ text: 'update ed.deal set deleted_at = null where id = $1', values: [deals[0]] })
})

test('a kept document that shows another record is opened by those who may see that one, too', async () => {
  const { system, insert } = fixture
  const [seen, unseen] = [
    await insert('客户', { name: 'Seen', owner_id: clerk.actor.userId }),
    await insert('客户', { name: 'Unseen', owner_id: admin.actor.userId }),
  ]
  const sellTo = (customer: string) =>
    system.db.query({ text: 'update ed.deal set customer = $1 where id = $2', values: [customer, deals[1]] })
  await sellTo(unseen)
  await http.ask(admin, 'GET', `${address(1, 'customers')}?keep=true`)
  const [{ file }] = await kept(1, admin)
  const opens = async () => mayReadFile(system, clerk, (await findFile(system.db, file.id))!)
  expect([await kept(1, clerk), await opens()]).toEqual([[], false])
  await sellTo(seen)
  expect([await kept(1, clerk), await opens()]).toEqual([[], false])
  await http.ask(admin, 'GET', `${address(1, 'customers')}?keep=true`)
  expect((await kept(1, clerk)).length).toBe(1)
})

test('many in one PDF; what is refused of one is told and stops no other', async () => {
  const ids = [deals[2], deals[1], deals[3], deals[0], deals[2]]
  const started = await http.ask(clerk, 'POST', '/api/documents/always/print', { ids, locale: 'en' })
  expect(started.status).toBe(202)
  const job = await ended(started.body.job)
  expect(job).toMatchObject({ state: 'done', done: 4, total: 4, rejected: 2 })
  const { file } = job.result as { file: { id: string; name: string } }
  expect(file.name).toBe('Letter always.pdf')
  expect(readPdf(await contentOf(file.id)).pages.map(text => text.trim())).toEqual(['d2', 'd0'])
  const errors = await fixture.system.db.query({
    text: 'select row, code from platform.job_error where job_id = $1 order by row',
    values: [job.id],
  })
  expect(errors).toEqual([
    { row: 2, code: 'document/not-offered' },
    { row: 3, code: 'record/unknown' },
  ])
  expect((await kept(2, clerk)).map((item: { document: string }) => item.document)).toEqual(['always'])
  const left = await fixture.system.db.query({
    text: `select name from platform.file where name = 'part.pdf'`,
    values: [],
  })
  expect(left).toEqual([])
})

test('a batch that was interrupted before it could say how far it is keeps nothing twice', async () => {
  const before = (await kept(0, clerk)).length
  const started = await http.ask(clerk, 'POST', '/api/documents/always/print', { ids: [deals[0]], locale: 'en' })
  await ended(started.body.job)
  const { db } = fixture.system
  await db.query({
    text: `update platform.job set state = 'queued', cursor = null, heartbeat = '-infinity' where id = $1`,
    values: [started.body.job],
  })
  await jobs.stop()
  jobs = await createJobs(db, { directUrl: fixture.url, alone: true })
  definePrint({ system: { ...fixture.system, printer }, jobs, actors: createActors(fixture.system) })
  await jobs.work()
  await ended(started.body.job)
  expect((await kept(0, clerk)).length).toBe(before + 1)
})

test('the records of a filter, each with pages of its own', async () => {
  const filter = { combinator: 'and', rules: [{ field: 'name', operator: 'beginsWith', value: 'd' }] }
  const started = await http.ask(clerk, 'POST', '/api/documents/ask/print', { filter, locale: 'en' })
  const job = await ended(started.body.job)
  expect(job).toMatchObject({ state: 'done', done: 3, rejected: 0 })
  const { file } = job.result as { file: { id: string } }
  const pages = readPdf(await contentOf(file.id)).pages.map(text => text.replace(/\s+/g, ' '))
  expect(pages).toEqual(['d0', 'd1', 'd2'].map(name => expect.stringMatching(new RegExp(`${name} ?1 of 1`))))
})

test('a batch that is cancelled ends, and what cannot be understood does not begin', async () => {
  const ids = Array.from({ length: 500 }, () => deals[0])
  const ask = (body: object, name = 'ask') => http.ask(clerk, 'POST', `/api/documents/${name}/print`, body)
  expect((await ask({})).body.type).toBe('/problems/document/invalid-print')
  expect((await ask({ ids, filter: { combinator: 'and', rules: [] } })).status).toBe(400)
  expect((await ask({ ids: [...ids, deals[1]] })).status).toBe(400)
  expect((await ask({ ids: [deals[0]], keep: true }, 'never')).body.type).toBe('/problems/document/not-kept')
  const none = { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'nothing' }] }
  expect((await ask({ filter: none })).body.type).toBe('/problems/document/invalid-print')
  await fixture.system.db.script(
    `insert into ed.deal (id, name, owner_id) select gen_random_uuid(), 'many ' || i, '${clerk.actor.userId}' from generate_series(1, 501) i`,
  )
  const many = { combinator: 'and', rules: [{ field: 'name', operator: 'beginsWith', value: 'many' }] }
  expect((await ask({ filter: many })).body.type).toBe('/problems/document/invalid-print')
  const some = { combinator: 'and', rules: [{ field: 'name', operator: 'beginsWith', value: 'many 1' }] }
  const { body } = await ask({ filter: some })
  await expect
    .poll(async () => (await findJob(fixture.system.db, body.job))?.done ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0)
  await jobs.cancel(body.job)
  expect((await ended(body.job)).state).toBe('cancelled')
})
