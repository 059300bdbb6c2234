import { afterAll, beforeAll, expect, test } from 'vitest'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture

beforeAll(async () => {
  fixture = await writeFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

const any = { 'if-match': '*' }

test('a deal comes back with the lines that went with it, and not with those deleted before', async () => {
  const { create, ask, ann, bob } = fixture
  const { body: deal } = await create(ann, 'deal', { name: 'D', lines: [{ name: 'early' }, { name: 'late' }] })
  const { body: full } = await ask(ann, 'GET', `records/deal/${deal.id}?fields=lines`)
  await ask(ann, 'DELETE', `records/deal_line/${full.lines[0].id}`, undefined, any)
  expect((await ask(ann, 'DELETE', `records/deal/${deal.id}`, undefined, any)).status).toBe(204)
  const bin = await ask(ann, 'GET', 'recycle-bin?object=deal')
  expect(bin.body.records).toMatchObject([{ object: 'deal', id: deal.id, title: 'D', deleted_by: { title: 'Ann' } }])
  expect((await ask(bob, 'GET', 'recycle-bin')).body.records).toEqual([])
  expect((await ask(bob, 'POST', `recycle-bin/deal/${deal.id}/restore`)).status).toBe(404)
  expect((await ask(ann, 'POST', `recycle-bin/deal_line/${full.lines[1].id}/restore`)).status).not.toBe(200)
  const back = await ask(ann, 'POST', `recycle-bin/deal/${deal.id}/restore`)
  expect(back.status).toBe(200)
  expect((await ask(ann, 'GET', `records/deal/${deal.id}?fields=lines`)).body.lines).toMatchObject([{ name: 'late' }])
  expect((await ask(ann, 'POST', `recycle-bin/deal/${deal.id}/restore`)).status).toBe(404)
})

test('a cascade goes and comes as a whole, and a taken value stops it', async () => {
  const { create, ask, admin, system } = fixture
  const { body: top } = await create(admin, 'folder', { name: 'top', code: 'T' })
  const { body: inner } = await create(admin, 'folder', { name: 'inner', above: top.id })
  await create(admin, 'folder', { name: 'leaf', above: inner.id })
  await ask(admin, 'DELETE', `records/folder/${top.id}`, undefined, any)
  const live = async () =>
    (await ask(admin, 'GET', 'records/folder?sort=name')).body.records.map((row: { name: string }) => row.name)
  expect(await live()).toEqual([])
  const parent = await ask(admin, 'POST', `recycle-bin/folder/${inner.id}/restore`)
  expect(parent.body.type).toBe('/problems/record/parent-deleted')
  await create(admin, 'folder', { name: 'thief', code: 'T' })
  const clash = await ask(admin, 'POST', `recycle-bin/folder/${top.id}/restore`)
  expect(clash.status).toBe(409)
  expect(clash.body.errors).toMatchObject([{ pointer: '/code', code: 'unique' }])
  const { body: thieves } = await ask(admin, 'GET', 'records/folder')
  await ask(admin, 'PATCH', `records/folder/${thieves.records[0].id}`, { code: 'X' }, any)
  expect((await ask(admin, 'POST', `recycle-bin/folder/${top.id}/restore`)).status).toBe(200)
  expect(await live()).toEqual(['inner', 'leaf', 'thief', 'top'])
  await ask(admin, 'DELETE', `records/folder/${top.id}`, undefined, any)
  expect((await ask(admin, 'DELETE', `recycle-bin/folder/${top.id}`)).status).toBe(204)
  const rows = await system.db.query({ text: 'select name from ed.folder', values: [] })
  expect(rows).toEqual([{ name: 'thief' }])
  const history = await system.db.query({
    text: 'select 1 from ed_log.audit where object_id = $1',
    values: ['fix-folder'],
  })
  expect(history).toEqual([])
})

test('purging empties what led there, and is refused for what is not in the bin', async () => {
  const { create, ask, ann, system } = fixture
  const { body: customer } = await create(ann, '客户', { name: 'K' })
  const { body: note } = await create(ann, 'note', { name: 'N', about: { object: '客户', id: customer.id } })
  expect(note.about).toMatchObject({ object: '客户', id: customer.id })
  expect((await ask(ann, 'DELETE', `recycle-bin/客户/${customer.id}`)).status).toBe(404)
  await system.db.query({
    text: `update ed."客户" set owner_id = $1 where id = $2`,
    values: [ann.actor.userId, customer.id],
  })
  expect((await ask(ann, 'DELETE', `records/客户/${customer.id}`, undefined, any)).status).toBe(204)
  expect((await ask(ann, 'DELETE', `recycle-bin/客户/${customer.id}`)).status).toBe(204)
  const [row] = await system.db.query({
    text: 'select about, about_object from ed.note where id = $1',
    values: [note.id],
  })
  expect(row).toEqual({ about: null, about_object: null })
})

test('pages of the bin', async () => {
  const { create, ask, ann } = fixture
  for (let index = 0; index < 5; index++) {
    const { body } = await create(ann, 'ticket', { name: 'x' }).then(made =>
      made.status === 201 ? made : create(ann, 'lead', { name: `p${index}` }),
    )
    await ask(ann, 'DELETE', `records/lead/${body.id}`, undefined, any)
  }
  const first = await ask(ann, 'GET', 'recycle-bin?object=lead&limit=3')
  const second = await ask(ann, 'GET', `recycle-bin?object=lead&limit=3&after=${first.body.after}`)
  const titles = [...first.body.records, ...second.body.records].map((item: { title: string }) => item.title)
  expect(titles).toEqual(['p4', 'p3', 'p2', 'p1', 'p0'])
  expect(second.body.after).toBeUndefined()
  expect((await ask(ann, 'GET', 'recycle-bin?object=nope')).status).toBe(404)
})
