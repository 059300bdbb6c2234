import sql from 'sql-template-tag'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { listRevisions, loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { templateFiles } from '../templates/template-files.ts'
import {
  applicationOf,
  columnAt,
  field,
  findMismatches,
  insert,
  object,
  orderFields,
  promoteNext,
  shop,
  text,
  valuesOf,
} from './promotion-system.ts'

let fresh: TestDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
})
afterEach(() => fresh.drop())

test('the templates become revision 1 and come back as they were', async () => {
  const definitions = ['system', 'sales'].flatMap(templateFiles).map(file => file.definition as unknown as Definition)
  const application = toApplication(definitions)
  const wish = { ed: 'ed', base: 0, author: null, message: 'first', source: 'test' }
  expect(await promote(db, { ...wish, application, findings: () => [] })).toEqual({ revision: 1, notes: [] })
  const revision = await loadRevision(db, 1)
  expect(revision).toMatchObject({ number: 1, parent: 0, author: null, message: 'first', source: 'test' })
  const named = toNamed(revision.application)
  expect(new Map(named.definitions.map(item => [item.id, item]))).toEqual(
    new Map(definitions.map(item => [item.id, item])),
  )
  expect(await findMismatches(db)).toEqual([])
  expect(await promote(db, { ...wish, base: 1, application, findings: () => [] })).toEqual({ revision: 1, notes: [] })
  expect((await listRevisions(db)).map(item => item.number)).toEqual([1, 0])
})

test('errors stop a promotion, and an old base is stale', async () => {
  const wish = { ed: 'ed', base: 0, application: shop(), author: null, message: 'm', source: 'test' }
  const finding = { severity: 'error', code: 'planted' } as const
  await expect(promote(db, { ...wish, findings: () => [finding] })).rejects.toMatchObject({
    code: 'application/invalid',
    extras: { findings: [finding] },
  })
  expect(await readHead(db)).toBe(0)
  await promote(db, { ...wish, findings: () => [{ severity: 'warning' }] })
  await expect(promote(db, { ...wish, findings: () => [] })).rejects.toMatchObject({
    code: 'promotion/stale',
    status: 409,
    extras: { head: 1, base: 0 },
  })
})

test('of rivals from one base one wins, the others are stale', async () => {
  await promoteNext(db, shop())
  const rival = (n: number) => {
    const application = shop([...orderFields(), text(`extra_${n}`)])
    const wish = { ed: 'ed', base: 1, application, author: null, message: `${n}`, source: 'test', findings: () => [] }
    return promote(db, wish)
  }
  const results = await Promise.allSettled([1, 2, 3].map(rival))
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'promotion/stale' })
  }
  expect(await readHead(db)).toBe(2)
  expect(await findMismatches(db)).toEqual([])
})

test('a long transaction blocks a promotion, which says who', async () => {
  await promoteNext(db, shop())
  await db.transaction(async tx => {
    await tx.query(sql`insert into ed."order" (id, name) values (gen_random_uuid(), 'open')`)
    const attempt = promoteNext(db, shop([...orderFields(), text('extra')]), { attempts: 3 })
    await expect(attempt).rejects.toMatchObject({
      code: 'promotion/blocked',
      status: 503,
      extras: { blockers: [{ application: 'fulcrum', state: 'idle in transaction', since: expect.any(String) }] },
    })
  })
  expect(await promoteNext(db, shop([...orderFields(), text('extra')]))).toEqual({ revision: 2, notes: [] })
})

describe.each([
  ['in the switch', 10_000],
  ['prepared beforehand', 0],
])('changes keep data: %s', (_, largeFrom) => {
  const next = (...fields: Parameters<typeof shop>) => promoteNext(db, shop(...fields), { largeFrom })
  const fieldsWith = (name: string, change: Record<string, unknown>) =>
    orderFields().map(item => (item.name === name ? { ...item, ...change } : item)) as ReturnType<typeof orderFields>
  const without = (name: string) => orderFields().filter(item => item.name !== name)

  beforeEach(async () => {
    await promoteNext(db, shop())
  })
  afterEach(async () => {
    expect(await findMismatches(db)).toEqual([])
    expect(await db.query(sql`select * from bm.storage where state = 'prepared'`)).toEqual([])
    expect(await db.query(sql`select tgname from pg_trigger where tgname like '%:sync'`)).toEqual([])
    expect(await db.query(sql`select state from bm.promotion where state <> 'done'`)).toEqual([])
  })

  test('add, rename and swap', async () => {
    const id = await insert(db, 'order', { name: 'first', code: 'A', count: 3 })
    await next([...orderFields(), text('note', { required: true })])
    expect(await valuesOf(db, 'order', 'note')).toEqual({ [id]: null })
    const column = await columnAt(db, 'order', 'code')
    await next(fieldsWith('code', { name: 'number' }))
    expect(await columnAt(db, 'order', 'number')).toBe(column)
    await next(orderFields().map(item => ({ ...item, name: { name: 'code', code: 'name' }[item.name] ?? item.name })))
    expect(await valuesOf(db, 'order', 'name')).toEqual({ [id]: 'A' })
    expect(await valuesOf(db, 'order', 'code')).toEqual({ [id]: 'first' })
  })

  test('require: existing rows are reported, new ones refused', async () => {
    const id = await insert(db, 'order', { name: 'first' })
    const result = await next(fieldsWith('count', { required: true }))
    expect(result.notes).toEqual([{ code: 'required-violated', objectId: 'o-order', fieldIds: ['f-count'] }])
    await expect(insert(db, 'order', { name: 'second' })).rejects.toMatchObject({
      code: '23514',
      constraint: 'order:count:required',
    })
    await next(fieldsWith('count', { required: true, type: 'text' }), { search: ['name'] })
    expect(await db.query(sql`select id from ed."order" where search @@ 'first'`)).toEqual([{ id }])
    await next(orderFields())
    await db.query(sql`update ed."order" set count = 1 where id = ${id}`)
    expect((await next(fieldsWith('count', { required: true }))).notes).toEqual([])
    expect(await db.query(sql`select conname from pg_constraint where not convalidated`)).toEqual([])
  })

  test('drop lifts what would refuse, restore brings the values and the constraints back', async () => {
    const id = await insert(db, 'order', { name: 'first', code: 'A' })
    await next(without('name'), { title: '{code}' })
    expect(
      await db.query(sql`select state from bm.storage where field_id = 'f-name' and object_id = 'o-order'`),
    ).toEqual([{ state: 'parked' }])
    const other = await insert(db, 'order', { code: 'B' })
    const result = await next(orderFields())
    expect(result.notes.map(note => note.code)).toEqual(['required-violated'])
    expect(await valuesOf(db, 'order', 'name')).toEqual({ [id]: 'first', [other]: null })
    await expect(insert(db, 'order', { code: 'C' })).rejects.toMatchObject({ code: '23514' })
  })

  test('a dropped object keeps its records and lets those go that they refer to', async () => {
    const company = await insert(db, 'company', { name: 'Acme' })
    const id = await insert(db, 'order', { name: 'first', company })
    await promoteNext(db, applicationOf(object('company', [text('name')])), { largeFrom })
    await db.query(sql`delete from ed.company`)
    await next(orderFields())
    expect(await valuesOf(db, 'order', 'name')).toEqual({ [id]: 'first' })
    expect(await valuesOf(db, 'order', 'company')).toEqual({ [id]: null })
  })

  test('unique: duplicates are reported and never block', async () => {
    await insert(db, 'order', { name: 'same', code: 'A' })
    const twin = await insert(db, 'order', { name: 'same', code: 'B' })
    const unique = fieldsWith('name', { unique: true })
    expect((await next(unique)).notes).toEqual([{ code: 'unique-violated', objectId: 'o-order', fieldIds: ['f-name'] }])
    await db.query(sql`update ed."order" set name = 'other' where id = ${twin}`)
    await next(orderFields())
    expect((await next(unique)).notes).toEqual([])
    await expect(insert(db, 'order', { name: 'other' })).rejects.toMatchObject({
      code: '23505',
      constraint: 'order:name:unique',
    })
    await db.query(sql`update ed."order" set deleted_at = now()`)
    await insert(db, 'order', { name: 'other' })
  })

  test('retype converts, counts what is lost, and a way back keeps what was not changed', async () => {
    const [twelve, words, empty] = await Promise.all(
      ['12', 'a dozen', null].map((code, n) => insert(db, 'order', { name: `${n}`, code })),
    )
    const result = await next(fieldsWith('code', { type: 'integer', unique: undefined }))
    expect(result.notes).toEqual([{ code: 'values-lost', objectId: 'o-order', fieldIds: ['f-code'], rows: 1 }])
    expect(await valuesOf(db, 'order', 'code')).toEqual({ [twelve!]: 12, [words!]: null, [empty!]: null })
    const later = await insert(db, 'order', { name: 'later', code: 7 })
    await db.query(sql`update ed."order" set code_2 = 13 where id = ${twelve!}`)
    await next(orderFields())
    expect(await valuesOf(db, 'order', 'code')).toEqual({
      [twelve!]: '13',
      [words!]: 'a dozen',
      [empty!]: null,
      [later]: '7',
    })
  })

  test('retype to and from a reference finds records by their id', async () => {
    const company = await insert(db, 'company', { name: 'Acme' })
    const known = await insert(db, 'order', { name: 'known', code: company })
    const unknown = await insert(db, 'order', { name: 'unknown', code: '00000000-0000-0000-0000-000000000000' })
    await next(fieldsWith('code', { type: 'reference', target: 'company', unique: undefined }))
    expect(await valuesOf(db, 'order', 'code')).toEqual({ [known]: company, [unknown]: null })
    await next(orderFields())
    expect((await valuesOf(db, 'order', 'code'))[known]).toBe(company)
  })

  test('retype to a reference to an object that is new finds nothing', async () => {
    const id = await insert(db, 'order', { name: 'first', code: 'x' })
    const fields = fieldsWith('code', { type: 'reference', target: 'depot', unique: undefined })
    const application = applicationOf(...shop(fields).definitions, object('depot', [text('name')]))
    await promoteNext(db, application, { largeFrom })
    expect(await valuesOf(db, 'order', 'code')).toEqual({ [id]: null })
    const depot = await insert(db, 'depot', { name: 'North' })
    await insert(db, 'order', { name: 'second', code: depot })
    await db.query(sql`delete from ed.depot`)
  })

  test('search words are filled, follow changes and weigh the title', async () => {
    await insert(db, 'order', { name: 'Ünion 上海公司', code: 'x-1' })
    const find = async (words: string) =>
      (
        await db.query(sql`select from ed."order"
          where search @@ phraseto_tsquery('simple', bm.search_text(${words}))`)
      ).length
    await next(orderFields(), { search: ['name'] })
    expect([await find('海公'), await find('ünion'), await find('公海'), await find('x-1')]).toEqual([1, 1, 0, 0])
    await next(orderFields(), { search: ['name', 'code'] })
    expect(await find('X 1')).toBe(1)
    await db.query(sql`update ed."order" set name = '北京'`)
    expect([await find('北京'), await find('上海')]).toEqual([1, 0])
    await next(orderFields(), { search: [] })
    await insert(db, 'order', { name: '无锡' })
    expect(await find('无锡')).toBe(0)
  })

  test('indexes come and go with their definition', async () => {
    await insert(db, 'order', { name: 'first' })
    const indexes = () =>
      db
        .query<{
          name: string
        }>(sql`select indexname as name from pg_indexes where schemaname = 'ed' and tablename = 'order'
          and indexname like '%:index' order by 1`)
        .then(rows => rows.map(row => row.name))
    const usual = ['order:company:index', 'order:owner_id:index', 'order:unit_id:index']
    expect(await indexes()).toEqual(usual)
    await next(orderFields(), { indexes: [{ id: 'i', fields: ['count', 'created_at'] }] })
    expect(await indexes()).toEqual([...usual.slice(0, 1), 'order:count,created_at,id:index', ...usual.slice(1)])
    await next(orderFields(), { ownership: 'none' })
    expect(await indexes()).toEqual(['order:company:index'])
  })
})

test('views carry the names of the head and leave deleted records out', async () => {
  await promoteNext(db, shop())
  await insert(db, 'order', { name: 'first', amount: 5 })
  await insert(db, 'order', { name: 'gone' })
  await db.query(sql`update ed."order" set deleted_at = now() where name = 'gone'`)
  const renamed = orderFields().map(item => (item.name === 'name' ? { ...item, name: '名称' } : item))
  await promoteNext(db, shop(renamed))
  expect(await db.query(sql`select 名称, amount, amount_currency from ed_view."order"`)).toEqual([
    { 名称: 'first', amount: '5', amount_currency: null },
  ])
  await promoteNext(db, applicationOf(object('company', [text('name')])))
  expect(await db.query(sql`select viewname from pg_views where schemaname = 'ed_view'`)).toEqual([
    { viewname: 'company' },
  ])
})

test('names of any length, in Chinese, and like those of system columns are told apart', async () => {
  const long = '很长的名称'.repeat(12)
  const fields = [
    text('name'),
    text('created_at_2'),
    { ...text('created'), name: 'search' },
    { ...text('long1'), name: `${long.slice(0, 59)}甲` },
    { ...text('long2'), name: `${long.slice(0, 59)}乙`, required: true, unique: true },
    field('select', { type: 'money', required: true }),
  ] as Parameters<typeof object>[1]
  const same = { ...object('表', fields), id: 'o-1', name: `${long.slice(0, 59)}一` }
  const other = { ...object('表', [text('name')]), id: 'o-2', name: `${long.slice(0, 59)}二` }
  await promoteNext(db, applicationOf(same, other, object('order_pkey', [text('name')])))
  expect(await findMismatches(db)).toEqual([])
  const { storage } = await loadRevision(db, 1)
  expect(storage.tableOf('o-1')).not.toBe(storage.tableOf('o-2'))
  for (const row of storage.rows) expect(Buffer.byteLength(row.column)).toBeLessThanOrEqual(60)
  expect(storage.columnsOfType('o-1', 'f-created', 'text')).toEqual({ value: 'search_2' })
})
