import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { toResolved } from '#metadata/references.ts'
import { assignStorage } from '#metadata/storage/assign-storage.ts'
import { retypeAssignments } from '#metadata/storage/convert.ts'
import type { ExistingTable } from '#metadata/storage/existing-tables.ts'
import { constraintName, isOwnName, physicalName } from '#metadata/storage/physical-names.ts'
import { planStorage } from '#metadata/storage/plan-storage.ts'
import { toConcurrentDdl, toDdl } from '#metadata/storage/steps.ts'
import { createStorageMap, type StorageRow } from '#metadata/storage/storage-map.ts'
import { storageParts, storageType } from '#metadata/storage/storage-type.ts'
import { shapeOf } from '#metadata/storage/table-shape.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'
import { applicationOf, field, object, orderFields, shop, text } from './promotion-system.ts'

test.each([
  ['text', {}, 'text', 'text'],
  ['longText', {}, 'text', 'text'],
  ['email', {}, 'text', 'text'],
  ['choice', {}, 'text', 'text'],
  ['autoNumber', { numbering: 'n' }, 'text', 'text'],
  ['integer', {}, 'bigint', 'bigint'],
  ['rating', {}, 'bigint', 'bigint'],
  ['decimal', {}, 'numeric', 'numeric'],
  ['percent', {}, 'numeric', 'numeric'],
  ['money', {}, 'money', 'numeric,currency text'],
  ['boolean', {}, 'boolean', 'boolean'],
  ['date', {}, 'date', 'date'],
  ['datetime', {}, 'timestamptz', 'timestamptz'],
  ['multiChoice', {}, 'text[]', 'text[]'],
  ['reference', { target: 'o-x' }, 'reference:o-x', 'uuid'],
  ['anyReference', { targets: [] }, 'anyReference', 'uuid,object text'],
  ['file', {}, 'file', 'uuid'],
  ['file', { many: true }, 'files', 'uuid[]'],
] as const)('%s %j is stored as %s', (type, rest, family, columns) => {
  expect(storageType(field('x', { type, ...rest }))).toBe(family)
  expect(
    storageParts(family)
      .map(part => part.filter(Boolean).join(' '))
      .join(','),
  ).toBe(columns)
})

test('children are not stored', () => {
  expect(storageType(field('x', { type: 'children', target: 't', via: 'v' }))).toBeUndefined()
})

test('physical names are readable, short and unlike each other', () => {
  expect(physicalName('客户', new Set())).toBe('客户')
  expect(physicalName('客户', new Set(['客户', '客户_2']))).toBe('客户_3')
  const long = '客'.repeat(40)
  expect(physicalName(long, new Set())).toBe('客'.repeat(20))
  expect(physicalName(long, new Set(['客'.repeat(20)]))).toBe(`${'客'.repeat(19)}_2`)
  const names = ['a', 'b'].map(end => constraintName('客'.repeat(20), [`${'户'.repeat(20)}${end}`], 'unique'))
  expect(new Set(names).size).toBe(2)
  for (const name of names) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
    expect(isOwnName(name)).toBe(true)
  }
})

const rowsAfter = (rows: readonly StorageRow[], application: NamedApplication, revision: number) =>
  assignStorage(rows, toResolved(application), revision)
const fieldRows = (rows: readonly StorageRow[], fieldId: string) =>
  rows
    .filter(row => row.objectId === 'o-order' && row.fieldId === fieldId)
    .map(({ type, column, state, revision }) => [type, column, state, revision])

test('an assignment is made once: renamed, dropped, retyped and restored fields keep theirs', () => {
  const first = rowsAfter([], shop(), 1)
  expect(fieldRows(first, 'f-code')).toEqual([['text', 'code', 'live', 1]])
  const renamed = rowsAfter(first, shop([...orderFields().slice(2), { ...text('code'), name: 'number' }]), 2)
  expect(fieldRows(renamed, 'f-code')).toEqual([['text', 'code', 'live', 1]])
  expect(fieldRows(renamed, 'f-name')).toEqual([['text', 'name', 'parked', 1]])
  const reused = rowsAfter(renamed, shop([{ ...text('new'), name: 'code' }, field('code', { type: 'integer' })]), 3)
  expect(fieldRows(reused, 'f-new')).toEqual([['text', 'code_2', 'live', 3]])
  expect(fieldRows(reused, 'f-code')).toEqual([
    ['text', 'code', 'parked', 1],
    ['bigint', 'code_3', 'live', 3],
  ])
  const restored = rowsAfter(reused, shop(), 4)
  expect(fieldRows(restored, 'f-code')).toEqual([
    ['text', 'code', 'live', 1],
    ['bigint', 'code_3', 'parked', 3],
  ])
  expect(rowsAfter(first, shop(), 2)).toEqual(first)
  const map = createStorageMap(restored)
  expect(map.columnsOf('o-order', orderFields()[2]!)).toEqual({ value: 'amount', currency: 'amount_currency' })
  expect(map.columnsOf('o-order', text('unknown'))).toBeUndefined()
  expect(map.tableOf('o-nothing')).toBeUndefined()
})

describe('plan', () => {
  const shapeIn = (application: NamedApplication) => {
    const resolved = toResolved(application)
    const rows = assignStorage([], resolved, 1)
    const order = resolved.definitions.find(item => item.id === 'o-order') as ObjectDefinition
    return shapeOf(
      'o-order',
      order,
      createStorageMap(rows),
      rows.filter(row => row.objectId === 'o-order'),
    )
  }
  const existing = (large: boolean, change: Partial<ExistingTable> = {}): ExistingTable => {
    const shape = shapeIn(shop())
    return {
      name: 'order',
      large,
      columns: new Set(shape.columns.map(column => column.name)),
      constraints: new Map([...shape.required, ...shape.foreignKeys].map(({ name }) => [name, true])),
      indexes: new Map([...shape.keys, ...shape.indexes].map(({ name }) => [name, true])),
      triggers: new Map(),
      ...change,
    }
  }
  const plan = (fields: FieldDefinition[], table: ExistingTable, rest: Partial<ObjectDefinition> = {}) =>
    planStorage({
      shapes: [shapeIn(shop(fields, rest))],
      existing: new Map([['order', table]]),
      known: new Set(['order', 'company']),
      retypes: new Map(),
      filled: new Set(),
      computed: [],
      prepared: new Set(),
    })
  const kindsOf = (steps: readonly { kind: string }[]) => steps.map(step => step.kind)

  test('nothing to do when all is there', () => {
    expect(plan(orderFields(), existing(false))).toEqual({ prepare: [], switch: [], finish: [] })
  })

  test('a new table is made in the switch, with trusted constraints', () => {
    const made = planStorage({
      shapes: [shapeIn(shop())],
      existing: new Map(),
      known: new Set(),
      retypes: new Map(),
      filled: new Set(),
      computed: [],
      prepared: new Set(),
    })
    expect(made.prepare).toEqual([])
    expect(made.finish).toEqual([])
    const ddl = made.switch.map(step => toDdl('ed', step))
    expect(ddl[0]).toContain('create table "ed"."order" ("id" uuid constraint "order:id:primary" primary key')
    expect(ddl[0]).toContain('"record_type" text')
    expect(ddl).toContain(
      'alter table "ed"."order" add constraint "order:name:required" check ("name" is not null or ' +
        `coalesce(current_setting('fulcrum.lenient', true), '') = 'on')`,
    )
    expect(ddl).toContain(
      'alter table "ed"."order" add constraint "order:company:reference" foreign key ("company") references "ed"."company" (id) on delete set null deferrable',
    )
    expect(ddl).toContain(
      'create unique index "order:code:unique" on "ed"."order" using btree ("code") where deleted_at is null',
    )
  })

  test('a column of a small table is added in the switch, of a large one beforehand', () => {
    const fields = [...orderFields(), field('depot', { type: 'reference', target: 'company' })]
    const small = plan(fields, existing(false))
    expect([kindsOf(small.prepare), kindsOf(small.switch), kindsOf(small.finish)]).toEqual([
      [],
      ['add-columns', 'add-foreign-key', 'create-index'],
      ['validate'],
    ])
    const large = plan(fields, existing(true))
    expect([kindsOf(large.prepare), kindsOf(large.switch), kindsOf(large.finish)]).toEqual([
      ['add-columns', 'add-foreign-key', 'create-index'],
      [],
      ['validate'],
    ])
    const index = large.prepare[2]
    expect(index?.kind === 'create-index' && toConcurrentDdl('ed', index)).toBe(
      'create index concurrently "order:depot:index" on "ed"."order" using btree ("depot") where deleted_at is null',
    )
  })

  test('an incomplete index is made again, what is no longer wanted is dropped, what is not ours stays', () => {
    const table = existing(false, {
      indexes: new Map([
        ...existing(false).indexes,
        ['order:code:unique', false],
        ['order:old:index', true],
        ['dba', true],
      ]),
      constraints: new Map([...existing(false).constraints, ['order:old:required', true], ['dba_check', true]]),
    })
    expect(plan(orderFields(), table).switch.map(step => toDdl('ed', step))).toEqual([
      'alter table "ed"."order" drop constraint if exists "order:old:required"',
      'drop index if exists "ed"."order:old:index"',
      'drop index if exists "ed"."order:code:unique"',
      'create unique index "order:code:unique" on "ed"."order" using btree ("code") where deleted_at is null',
    ])
  })

  test('search words of a large table are filled after the switch', () => {
    const { switch: steps, finish } = plan(orderFields(), existing(true), { search: ['name'] })
    expect([kindsOf(steps), kindsOf(finish)]).toEqual([['set-trigger'], ['fill']])
  })

  test('required lists must not be empty', () => {
    const fields = [...orderFields(), field('tags', { type: 'multiChoice', required: true })]
    expect(shapeIn(shop(fields)).required[1]?.expression).toMatch(/^coalesce\(cardinality\("tags"\), 0\) > 0 or /)
  })

  test('a declared index of a field that is not stored is left out', () => {
    const lines = field('lines', { type: 'children', target: 'order', via: 'company' })
    const application = applicationOf(
      object('company', [text('name')]),
      object('order', [...orderFields(), lines], { indexes: [{ id: 'i', fields: ['lines'] }] }),
    )
    expect(shapeIn(application).indexes.map(index => index.columns)).not.toContainEqual(['lines', 'id'])
  })
})

describe('conversions', () => {
  let fresh: TestDatabase
  beforeAll(async () => {
    fresh = await freshDatabase([platformMigrations, metadataMigrations])
    await fresh.db.script(`create schema ed; create table ed.company (id uuid primary key);
      insert into ed.company values ('00000000-0000-0000-0000-000000000001')`)
  })
  afterAll(() => fresh.drop())

  const company = '00000000-0000-0000-0000-000000000001'
  const nobody = '00000000-0000-0000-0000-000000000002'
  test.each([
    [
      'text',
      'bigint',
      [
        ['12', 12],
        [' -3 ', -3],
        ['1,200', 1200],
        ['2.5', 3],
        ['x', null],
        ['', null],
        ['9'.repeat(99), null],
      ],
    ],
    [
      'text',
      'numeric',
      [
        ['1.50', '1.50'],
        ['1e5', null],
        ['--1', null],
        ['9'.repeat(400), null],
      ],
    ],
    [
      'text',
      'boolean',
      [
        ['Yes', true],
        ['否', false],
        ['maybe', null],
      ],
    ],
    [
      'text',
      'date',
      [
        ['2026-02-28', '2026-02-28'],
        ['2026-02-30', null],
        ['2026/1/2', '2026-01-02'],
        ['soon', null],
      ],
    ],
    [
      'text',
      'timestamptz',
      [
        ['2026-02-28 10:00', '2026-02-28T10:00:00.000Z'],
        ['2026-13-01', null],
      ],
    ],
    ['text', 'text[]', [['a', ['a']]]],
    [
      'text',
      'reference:company',
      [
        [company, company],
        [nobody, null],
        ['x', null],
      ],
    ],
    [
      'text',
      'money',
      [
        ['5', '5'],
        ['x', null],
      ],
    ],
    ['bigint', 'text', [[5, '5']]],
    [
      'bigint',
      'boolean',
      [
        [0, false],
        [2, true],
      ],
    ],
    [
      'numeric',
      'bigint',
      [
        ['2.5', 3],
        ['1e30', null],
      ],
    ],
    ['numeric', 'date', [['1', null]]],
    [
      'boolean',
      'bigint',
      [
        [true, 1],
        [false, 0],
      ],
    ],
    ['boolean', 'text', [[true, 'true']]],
    ['date', 'timestamptz', [['2026-01-02', '2026-01-02T00:00:00.000Z']]],
    ['timestamptz', 'date', [['2026-01-02T23:59:00Z', '2026-01-02']]],
    ['timestamptz', 'text', [['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z']]],
    ['text[]', 'text', [[['a', 'b'], 'a, b']]],
    ['file', 'files', [[company, [company]]]],
    [
      'files',
      'file',
      [
        [[company], company],
        [[company, nobody], null],
      ],
    ],
    [
      'reference:person',
      'reference:company',
      [
        [company, company],
        [nobody, null],
      ],
    ],
    ['reference:person', 'text', [[company, company]]],
    ['reference:person', 'anyReference', [[company, company]]],
    ['anyReference', 'reference:company', [[company, null]]],
  ] as const)('%s to %s', async (from, to, cases) => {
    const { db } = fresh
    const columnsOf = (type: string, prefix: string) =>
      storageParts(type)
        .map(([part, sqlType]) => `"${prefix}${part}" ${sqlType}`)
        .join(', ')
    const stored = (type: string, prefix: string) => ({
      type,
      columns: Object.fromEntries(
        storageParts(type).map(([part]) => [part === '' ? 'value' : part, prefix + part]),
      ) as { value: string },
    })
    await db.script(
      `drop table if exists ed.item; create table ed.item (${columnsOf(from, 'old')}, ${columnsOf(to, 'new')})`,
    )
    const target = (id: string) => (id === 'company' ? '"ed"."company"' : undefined)
    const set = retypeAssignments(stored(from, 'old'), stored(to, 'new'), '', target)
    for (const [before, after] of cases) {
      await db.script('delete from ed.item')
      await db.query({ text: 'insert into ed.item (old) values ($1)', values: [before] })
      const step = { kind: 'fill', table: 'item', set, conversions: [] } as const
      if (set.length > 0) await db.script(toDdl('ed', step))
      expect(await db.query({ text: 'select new from ed.item', values: [] })).toEqual([{ new: after }])
      await db.query({ text: 'update ed.item set old = null', values: [] })
      if (set.length > 0) await db.script(toDdl('ed', step))
      if (set.length > 0)
        expect(await db.query({ text: 'select new from ed.item', values: [] })).toEqual([{ new: null }])
    }
  })
})
