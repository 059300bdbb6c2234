import sql from 'sql-template-tag'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FieldDefinition } from '#metadata/definitions.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { rollBack } from '#metadata/promotion/roll-back.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { field, findMismatches, insert, orderFields, promoteNext, shop, text, valuesOf } from './promotion-system.ts'

let fresh: TestDatabase
let db: Database

beforeEach(async () => {
  fresh = await freshDatabase([platformMigrations, metadataMigrations])
  db = fresh.db
})
afterEach(() => fresh.drop())

const backTo = (to: number, largeFrom = 10_000) =>
  rollBack(db, { ed: 'ed', to, author: null, message: `back to ${to}` }, undefined, { largeFrom })

test('a roll back is a new revision with the old content', async () => {
  await promoteNext(db, shop())
  await promoteNext(db, shop([...orderFields(), text('note')]))
  expect(await backTo(1)).toEqual({ revision: 3, notes: [] })
  const [first, second, third] = await Promise.all([1, 2, 3].map(number => loadRevision(db, number)))
  expect(third!.application).toEqual(first!.application)
  expect(second!.application).not.toEqual(first!.application)
  expect(third).toMatchObject({ parent: 2, source: 'roll-back 1', message: 'back to 1' })
  expect(await backTo(1)).toEqual({ revision: 3, notes: [] })
  await expect(backTo(9)).rejects.toMatchObject({ code: 'revision/unknown', status: 404 })
  expect(await readHead(db)).toBe(3)
})

test.each([
  ['in the switch', 10_000],
  ['prepared beforehand', 0],
])('records written before and after a roll back keep their values: %s', async (_, largeFrom) => {
  await promoteNext(db, shop())
  const extended: FieldDefinition[] = [
    ...orderFields().filter(item => item.name !== 'count'),
    { ...field('count', { type: 'text' }) },
    text('note', { required: true }),
    field('tags', { type: 'multiChoice', choices: [] }),
  ]
  const first = await insert(db, 'order', { name: '1', count: 1 })
  await promoteNext(db, shop(extended), { largeFrom })
  await db.query(sql`update ed."order" set note = 'kept', tags = '{a,b}' where id = ${first}`)
  const second = await insert(db, 'order', { name: '2', count: 'many', note: 'n', tags: ['c'] })
  await backTo(1, largeFrom)
  expect(await valuesOf(db, 'order', 'count')).toEqual({ [first]: 1, [second]: null })
  const third = await insert(db, 'order', { name: '3', count: 3 })
  await db.query(sql`update ed."order" set "count" = 10 where id = ${first}`)
  const { notes } = await backTo(2, largeFrom)
  expect(notes).toEqual([{ code: 'required-violated', objectId: 'o-order', fieldIds: ['f-note'] }])
  expect(await valuesOf(db, 'order', 'count')).toEqual({ [first]: '10', [second]: 'many', [third]: '3' })
  expect(await valuesOf(db, 'order', 'note')).toEqual({ [first]: 'kept', [second]: 'n', [third]: null })
  expect(await valuesOf(db, 'order', 'tags')).toEqual({ [first]: ['a', 'b'], [second]: ['c'], [third]: null })
  expect(await findMismatches(db)).toEqual([])
})
