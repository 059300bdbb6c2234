import { afterAll, beforeAll, expect, test } from 'vitest'

import { findJob, type JobRow } from '#platform/jobs/job-rows.ts'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture

beforeAll(async () => {
  fixture = await writeFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

async function ended(id: string): Promise<JobRow> {
  for (;;) {
    const job = await findJob(fixture.system.db, id)
    if (job && job.state !== 'queued' && job.state !== 'running') return job
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const names = async (where: string) =>
  await fixture.system.db.query({ text: `select name from ed.deal where ${where} order by name`, values: [] })

test('sets by filter over more than one batch, though the change takes records out of the filter', async () => {
  const { ask, ann, bob, insert } = fixture
  for (let index = 0; index < 230; index++)
    await insert('deal', { name: `d${index}`, stage: 'open', owner_id: ann.actor.userId })
  await insert('deal', { name: 'foreign', stage: 'open', owner_id: bob.actor.userId })
  const filter = { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'open' }] }
  const started = await ask(ann, 'POST', 'records/deal/bulk', { filter, set: { stage: 'won' } })
  expect(started.status).toBe(202)
  expect(await ended(started.body.job)).toMatchObject({
    state: 'done',
    done: 230,
    total: 230,
    updated: 230,
    rejected: 0,
  })
  expect(await names(`stage = 'won'`)).toHaveLength(230)
  expect(await names(`stage = 'open'`)).toEqual([{ name: 'foreign' }])
})

test('tells every record that was refused and goes on with the others', async () => {
  const { ask, ann, bob, insert, system } = fixture
  const mine = await insert('deal', { name: 'mine', owner_id: ann.actor.userId })
  const his = await insert('deal', { name: 'his', owner_id: bob.actor.userId })
  const started = await ask(ann, 'POST', 'records/deal/bulk', {
    ids: [mine, his, mine],
    set: { owner: bob.actor.userId },
  })
  const job = await ended(started.body.job)
  expect(job).toMatchObject({ state: 'done', total: 2, updated: 1, rejected: 1 })
  const errors = await system.db.query({
    text: 'select pointer, code from platform.job_error where job_id = $1',
    values: [job.id],
  })
  expect(errors).toEqual([{ pointer: `/${his}`, code: 'record/unknown' }])
  expect(await names(`owner_id = '${bob.actor.userId}' and name = 'mine'`)).toHaveLength(1)
})

test('deletes', async () => {
  const { ask, ann, insert } = fixture
  const id = await insert('deal', { name: 'gone', owner_id: ann.actor.userId })
  const started = await ask(ann, 'POST', 'records/deal/bulk', { ids: [id], delete: true })
  expect(await ended(started.body.job)).toMatchObject({ state: 'done', updated: 1 })
  expect(await names(`name = 'gone' and deleted_at is not null`)).toHaveLength(1)
})

test('refuses at once what cannot work', async () => {
  const { ask, ann } = fixture
  const bulk = async (body: object, object = 'deal') => (await ask(ann, 'POST', `records/${object}/bulk`, body)).status
  const ids = ['00000000-0000-7000-8000-000000000000']
  expect(await bulk({ ids })).toBe(400)
  expect(await bulk({ set: { stage: 'won' } })).toBe(400)
  expect(await bulk({ ids, set: { stage: 'won' }, delete: true })).toBe(400)
  expect(await bulk({ ids, set: { stage: 'nope' } })).toBe(422)
  expect(await bulk({ ids, set: { rev: 5 } })).toBe(422)
  expect(await bulk({ ids, set: { lines: [] } })).toBe(422)
  expect(await bulk({ ids: ['x'], set: { stage: 'won' } })).toBe(400)
  expect(
    await bulk({
      filter: { combinator: 'and', rules: [{ field: 'nope', operator: '=', value: 1 }] },
      set: { stage: 'won' },
    }),
  ).toBe(400)
  expect(await bulk({ ids, set: { name: 'x' } }, 'unit')).toBe(403)
})

test('stops between batches when it is cancelled', async () => {
  const { ask, bob, insert, jobs } = fixture
  for (let index = 0; index < 450; index++)
    await insert('deal', { name: `c${index}`, stage: 'lost', owner_id: bob.actor.userId })
  const filter = { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'lost' }] }
  const started = await ask(bob, 'POST', 'records/deal/bulk', { filter, set: { name: 'changed' } })
  await expect
    .poll(async () => (await findJob(fixture.system.db, started.body.job))?.done ?? 0, { timeout: 20_000, interval: 5 })
    .toBeGreaterThan(0)
  await jobs.cancel(started.body.job)
  const job = await ended(started.body.job)
  expect(['cancelled', 'done']).toContain(job.state)
  const changed = (await names(`name = 'changed'`)).length
  expect(changed).toBe(job.updated)
})
