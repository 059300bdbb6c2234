import { afterAll, beforeAll, expect, test } from 'vitest'

import { undoDraft } from '#designer/drafts/edit-draft.ts'
import type { Definition, FieldDefinition } from '#metadata/definitions.ts'
import { field, object } from '#tests/support/fixture-application.ts'
import { type PreviewFixture, previewFixture, withFields } from './preview-fixture.ts'

let world: PreviewFixture
let draft: string
let as: string
let customer: string

beforeAll(async () => {
  world = await previewFixture()
  customer = await world.insert('客户', { name: 'First', code: '42', 城市: '上海' })
  await world.insert('客户', { name: 'Second', code: 'not a number' })
  await world.insert('deal', { name: 'Big', customer, stage: 'open' })
  draft = (await world.draft(world.admin)).id
  await world.make(world.admin, draft)
  as = `/preview/${draft}/user-${world.admin.actor.userId}/api`
})
afterAll(() => world?.close())

/** Changes one field of the customer. */
function change(name: string, more: Partial<FieldDefinition> | ((field: FieldDefinition) => FieldDefinition)) {
  return (definitions: readonly Definition[]) =>
    withFields(definitions, 'fix-customer', fields =>
      fields.map(item =>
        item.name !== name ? item : typeof more === 'function' ? more(item) : ({ ...item, ...more } as FieldDefinition),
      ),
    )
}

const get = (path: string) => world.ask(world.admin, 'GET', `${as}${path}`)

test('a new field is there at the next request, and takes values', async () => {
  await world.edit(draft, definitions =>
    withFields(definitions, 'fix-customer', fields => [...fields, field('customer', 'region', 'text')]),
  )
  const made = await world.ask(world.admin, 'POST', `${as}/records/客户`, { name: 'Third', region: 'East' })
  expect(made).toMatchObject({ status: 201 })
  expect((await get(`/records/客户/${made.body.id}?fields=region`)).body).toMatchObject({ region: 'East' })
})

test('a rename keeps the values', async () => {
  await world.edit(draft, definitions =>
    change('城市', { name: 'town' })(definitions).map(item =>
      item.kind === 'object' && item.id === 'fix-customer' ? { ...item, search: ['name', 'town'] } : item,
    ),
  )
  expect((await get(`/records/客户/${customer}?fields=town`)).body).toMatchObject({ town: '上海' })
})

test('another type is tried on the records: what converts does, what does not is empty', async () => {
  await world.edit(
    draft,
    change('code', ({ id, name, label }) => ({ id, name, label, type: 'integer' })),
  )
  const { body } = await get('/records/客户?fields=name,code&sort=name')
  expect(body.records).toMatchObject([
    { name: 'First', code: 42 },
    { name: 'Second', code: null },
    { name: 'Third', code: null },
  ])
})

test('a new object with rights can be used by the role that got them', async () => {
  await world.edit(draft, definitions => [
    ...definitions.map(item =>
      item.id === 'fix-role-seller' && item.kind === 'role'
        ? {
            ...item,
            rights: [...(item.rights ?? []), { object: 'sample', create: 'own' as const, read: 'own' as const }],
          }
        : item,
    ),
    object('sample', 'sample', [
      field('sample', 'name', 'text', { required: true }),
      field('sample', 'customer', 'reference', { target: '客户' }),
    ]),
  ])
  const role = `/preview/${draft}/role-fix-role-seller/api`
  expect(await world.ask(world.admin, 'POST', `${role}/records/sample`, { name: 'Blue' })).toMatchObject({
    status: 201,
  })
  expect((await world.ask(world.admin, 'GET', `${role}/records/sample`)).body.records).toMatchObject([{ name: 'Blue' }])
  expect((await world.ask(world.admin, 'GET', `${role}/records/unit`)).status).toBe(200)
  expect((await world.ask(world.admin, 'GET', `${role}/records/team`)).status).not.toBe(200)
})

test('a draft with errors keeps the last sound state and says so', async () => {
  const before = await get('')
  expect(before.headers['fulcrum-preview-behind']).toBeUndefined()
  const { version } = await world.edit(draft, definitions =>
    withFields(change('town', { name: 'place' })(definitions), 'fix-deal', fields => [
      ...fields,
      field('deal', 'broken', 'reference', { target: 'nowhere' }),
    ]),
  )
  const answer = await get(`/records/客户/${customer}?fields=town`)
  expect(answer).toMatchObject({ status: 200, body: { town: '上海' } })
  expect(Number(answer.headers['fulcrum-preview-behind'])).toBeGreaterThan(0)
  const state = (await world.ask(world.admin, 'GET', `/api/designer/drafts/${draft}/preview`)).body
  expect(state).toMatchObject({ state: 'ready', behind: true, version, applied: version - 1 })
  expect(state.errors).toBeGreaterThan(0)
})

test('it catches up when the errors are gone', async () => {
  await undoDraft(world.system.db, draft, { author: null, seen: undefined })
  const { version } = await world.edit(draft, change('since', { name: 'customer_since' }))
  const answer = await get(`/records/客户/${customer}?fields=customer_since,town`)
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({ 'fulcrum-preview-version': String(version) })
  expect(answer.headers['fulcrum-preview-behind']).toBeUndefined()
})

test('what people see of it before the promotion is in no way in production', async () => {
  await world.system.catalogs.refresh()
  const customerObject = world.system.catalogs.current().objects.get('客户')
  expect(customerObject?.fields.has('town')).toBe(false)
  expect(world.system.catalogs.current().objects.has('sample')).toBe(false)
  const tables = await world.system.db.query({
    text: `select table_name from information_schema.tables where table_schema = 'ed' and table_name = 'sample'`,
    values: [],
  })
  expect(tables).toEqual([])
})

test('edits and requests at once: every answer is of one version, none fails', async () => {
  const statuses = new Set<number>()
  let editing = true
  const readers = Array.from({ length: 4 }, async () => {
    while (editing) statuses.add((await get('/records/客户?fields=name')).status)
  })
  for (let number = 0; number < 8; number++) {
    await world.edit(draft, definitions =>
      withFields(definitions, 'fix-customer', fields => [...fields, field('customer', `extra_${number}`, 'text')]),
    )
  }
  editing = false
  await Promise.all(readers)
  expect([...statuses]).toEqual([200])
  expect((await get('/records/客户?fields=extra_7')).status).toBe(200)
})

test('a draft that has errors from the beginning shows what it came from', async () => {
  const other = (await world.draft(world.admin)).id
  await world.edit(other, definitions =>
    withFields(definitions, 'fix-deal', fields => [
      ...fields,
      field('deal', 'broken', 'reference', { target: 'nowhere' }),
    ]),
  )
  const state = await world.make(world.admin, other)
  expect(state).toMatchObject({ state: 'ready', behind: true, applied: 0 })
  const list = await world.ask(
    world.admin,
    'GET',
    `/preview/${other}/user-${world.admin.actor.userId}/api/records/deal?fields=name`,
  )
  expect(list.body.records).toMatchObject([{ name: 'Big' }])
})
