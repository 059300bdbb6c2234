/** Kept documents are judged by what they showed when they were printed, whatever changes afterwards. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import type { NamedApplication } from '#metadata/application.ts'
import type { Definition, DocumentDefinition, ObjectDefinition, RoleDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { findFile } from '#platform/files/stored-files.ts'
import { keepDocument } from '#runtime/documents/keep-document.ts'
import { keptDocuments } from '#runtime/documents/kept-documents.ts'
import { renderDocument } from '#runtime/documents/render-document.ts'
import { mayReadFile } from '#runtime/files/may-read-file.ts'
import { findObject } from '#runtime/query/path.ts'
import { purgeRecord } from '#runtime/recycle-bin/purge-record.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { field } from '#tests/support/fixture-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
let clerk: Caller
let deal: string
let customer: string
let line: string
let application: NamedApplication
let revision = 1

const letter = (more: Partial<DocumentDefinition>): DocumentDefinition => ({
  id: 'doc-letter',
  kind: 'document',
  name: 'letter',
  label: { en: 'Letter', 'zh-CN': '信函' },
  object: 'deal',
  keep: 'ask',
  body: { en: '{{name}} {{close_date}} {{customer.name}} {{#each lines}}{{name}}{{/each}}' },
  ...more,
})

const original = (): NamedApplication => {
  const base = accessApplication()
  const slogan = field('customer', 'slogan', 'text')
  const definitions = base.definitions.map((item): Definition => {
    if (item.kind === 'object' && item.name === '客户') return { ...item, fields: [...item.fields, slogan] }
    return item.kind === 'role' && item.name === 'clerk' ? { ...item, documents: ['letter'] } : item
  })
  return { ...base, definitions: [...definitions, letter({})] }
}

beforeAll(async () => {
  application = original()
  fixture = await fixtureSystem(application)
  admin = await fixture.person('Olga', ['sys-role-administrator'])
  clerk = await fixture.person('Gus', ['fix-role-clerk'])
})
afterAll(() => fixture?.drop())

beforeEach(async () => {
  await change(original)
  const owner_id = clerk.actor.userId
  customer = await fixture.insert('客户', { name: 'Bell', owner_id })
  deal = await fixture.insert('deal', { name: 'Big', chance: '0.5', close_date: '2026-01-31', customer, owner_id })
  line = await fixture.insert('deal_line', { name: 'Pump', deal })
})

/** Promotes what becomes of the application. */
async function change(by: (before: NamedApplication) => NamedApplication): Promise<void> {
  const next = by(application)
  if (JSON.stringify(next) === JSON.stringify(application)) return
  await promote(fixture.system.db, {
    ed: fixture.system.ed,
    base: revision,
    application: next,
    findings: findFindings,
    author: null,
    message: 'changed',
    source: 'test',
  })
  application = next
  revision += 1
  await fixture.system.catalogs.refresh()
}

const replace =
  <T extends Definition>(kind: T['kind'], name: string, by: (item: T) => Definition[]) =>
  (before: NamedApplication): NamedApplication => ({
    ...before,
    definitions: before.definitions.flatMap(item => (item.kind === kind && item.name === name ? by(item as T) : item)),
  })

const reword = (en: string) => replace<DocumentDefinition>('document', 'letter', () => [letter({ body: { en } })])

/** Kept by the administrator, who sees everything. */
async function keep(): Promise<string> {
  const context = toContext(fixture.system, admin)
  const document = context.catalog.symbols.definition('document', 'letter') as DocumentDefinition
  const { value } = await renderDocument(context, document, deal, 'en')
  const object = findObject(context, 'deal')
  const pdf = Buffer.from('%PDF-1.7')
  const { fileName, shown } = value
  const kept = { object, recordId: deal, document, locale: 'en' as const, fileName, pdf, shown }
  return (await keepDocument(fixture.system, admin, kept)).id
}

/** Whether somebody opens it, and finds it with its record. */
async function opens(file: string, who = clerk): Promise<boolean> {
  const stored = await findFile(fixture.system.db, file)
  const opened = stored !== undefined && (await mayReadFile(fixture.system, who, stored))
  const context = toContext(fixture.system, who)
  const { value } = await keptDocuments(context, findObject(context, 'deal'), deal)
  expect(value.some(item => item.file.id === file)).toBe(opened)
  return opened
}

const set = (table: string, id: string, to: string) =>
  fixture.system.db.query({ text: `update ed."${table}" set ${to} where id = $1`, values: [id] })

test('what it showed is remembered by id', async () => {
  const file = await keep()
  const [row] = await fixture.system.db.query<{ shown: object }>({
    text: 'select shown from ed_log.printed_document where file_id = $1',
    values: [file],
  })
  expect(row?.shown).toEqual({
    document: { name: 'letter', label: { en: 'Letter', 'zh-CN': '信函' } },
    fields: {
      'fix-deal': ['fix-deal-name', 'fix-deal-close_date', 'fix-deal-customer', 'fix-deal-lines'],
      'fix-customer': ['fix-customer-name'],
      'fix-deal_line': ['fix-deal_line-name'],
    },
    records: { 'fix-deal': [deal], 'fix-customer': [customer], 'fix-deal_line': [line] },
  })
})

test('a field that leaves the document is still in what was printed, and one that comes is not', async () => {
  await change(reword('{{name}} {{chance}}'))
  const secret = await keep()
  await change(reword('{{name}}'))
  const open = await keep()
  expect([await opens(secret), await opens(open)]).toEqual([false, true])
  await change(reword('{{name}} {{chance}}'))
  expect([await opens(secret), await opens(open)]).toEqual([false, true])
})

test('the records that it showed count, not those that the record leads to today', async () => {
  const mine = await keep()
  const hers = await fixture.insert('客户', { name: 'Hers', owner_id: admin.actor.userId })
  await set('deal', deal, `customer = '${hers}'`)
  const foreign = await keep()
  expect([await opens(mine), await opens(foreign)]).toEqual([true, false])
  await set('deal', deal, `customer = '${customer}'`)
  expect([await opens(mine), await opens(foreign)]).toEqual([true, false])
  await set('客户', hers, `owner_id = '${clerk.actor.userId}'`)
  expect(await opens(foreign)).toBe(true)
})

test('the rights are those of today', async () => {
  const file = await keep()
  expect(await opens(file)).toBe(true)
  const hide = replace<RoleDefinition>('role', 'clerk', role => [
    {
      ...role,
      rights: (role.rights ?? []).map(right =>
        right.object === 'deal' ? { ...right, fields: [{ field: 'close_date', access: 'hidden' as const }] } : right,
      ),
    },
  ])
  await change(hide)
  expect([await opens(file), await opens(file, admin)]).toEqual([false, true])
})

test('lines that went to the recycle bin, or are gone for good, close nothing', async () => {
  const file = await keep()
  await set('deal_line', line, 'deleted_at = now()')
  expect(await opens(file)).toBe(true)
  await fixture.system.db.query({ text: 'delete from ed.deal_line where id = $1', values: [line] })
  expect(await opens(file)).toBe(true)
})

test('whose record it was nobody knows any more once another one is purged', async () => {
  const file = await keep()
  await set('客户', customer, 'deleted_at = now()')
  expect(await opens(file)).toBe(true)
  await set('deal', deal, 'customer = null')
  await fixture.system.db.query({ text: 'delete from ed."客户" where id = $1', values: [customer] })
  expect([await opens(file), await opens(file, admin)]).toEqual([false, true])
})

test('renames change nothing; a field that is gone closes it to others until it is back', async () => {
  await change(reword('{{name}} {{customer.slogan}}'))
  const file = await keep()
  const slogan = (by: (field: ObjectDefinition['fields'][number]) => ObjectDefinition['fields'], en: string) =>
    change(before => {
      const changed = replace<ObjectDefinition>('object', '客户', object => [
        { ...object, fields: object.fields.flatMap(item => (item.id === 'fix-customer-slogan' ? by(item) : item)) },
      ])(before)
      return reword(en)(changed)
    })
  await slogan(field => [{ ...field, name: 'motto' }], '{{name}} {{customer.motto}}')
  expect(await opens(file)).toBe(true)
  await slogan(() => [], '{{name}}')
  expect(await opens(file)).toBe(false)
  await change(original)
  expect(await opens(file)).toBe(true)
})

test('of a document that is gone only its maker and those who administer know', async () => {
  const file = await keep()
  const another = await fixture.person('Max', ['sys-role-administrator'])
  const unlist = replace<RoleDefinition>('role', 'clerk', role => [{ ...role, documents: [] }])
  await change(before => replace('document', 'letter', () => [])(unlist(before)))
  expect([await opens(file), await opens(file, admin), await opens(file, another)]).toEqual([false, true, true])
})

test('what was printed before this was remembered is judged by the document and the record of today', async () => {
  const file = await keep()
  await fixture.system.db.query({
    text: 'update ed_log.printed_document set shown = null where file_id = $1',
    values: [file],
  })
  expect(await opens(file)).toBe(true)
  await change(reword('{{name}} {{chance}}'))
  expect(await opens(file)).toBe(false)
})

test('a record that is deleted for good takes what was kept with it along', async () => {
  const file = await keep()
  await set('deal_line', line, 'deleted_at = now()')
  await set('deal', deal, 'deleted_at = now()')
  await write(fixture.system, admin, async context => {
    await purgeRecord(context, findObject(context, 'deal'), deal)
    return undefined
  })
  expect(await findFile(fixture.system.db, file)).toBeUndefined()
  const left = await fixture.system.db.query({
    text: 'select 1 from ed_log.printed_document where record_id = $1',
    values: [deal],
  })
  expect(left).toEqual([])
})
