import { afterAll, beforeAll, expect, test } from 'vitest'

import { parseExpression } from '#metadata/feel/parse.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Context } from '#runtime/context.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { loadActor } from '#runtime/feel/load-actor.ts'
import { loadRecord, loadRecords } from '#runtime/feel/load-record.ts'
import { contextOf, type FeelContext, objectOf } from '#runtime/feel/values.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { type ScreenSystem, screenSystem } from '../../support/screen-system.ts'
import { outcomeOf } from './plain.ts'

let fixture: ScreenSystem
let customer: string
let deal: string
let gone: string

beforeAll(async () => {
  fixture = await screenSystem()
  const owner_id = fixture.admin.actor.userId
  customer = await fixture.insert('客户', { name: 'Müller', owner_id })
  deal = await fixture.insert('deal', {
    name: 'Big',
    stage: 'open',
    amount: '12345678901234567.89',
    amount_currency: 'CNY',
    close_date: '2026-02-28',
    customer,
    owner_id,
  })
  gone = await fixture.insert('deal', { name: 'Gone', stage: 'won', owner_id, deleted_at: new Date().toISOString() })
})
afterAll(() => fixture?.drop())

const inContext = <T>(caller: Caller, work: (context: Context) => Promise<T>): Promise<T> =>
  work(toContext(fixture.system, caller))
const objectId = (name: string) => inContext(fixture.admin, async context => context.catalog.objects.get(name)!.id)
const load = async (object: string, id: string, paths: readonly string[], caller = fixture.admin) => {
  const of = await objectId(object)
  return inContext(caller, context =>
    loadRecord(
      context,
      of,
      id,
      paths.map(path => path.split('.')),
      context.db,
    ),
  )
}
const evaluate = (text: string, record: FeelContext | null) =>
  outcomeOf(() => compileExpression(parseExpression(text).expression!)(contextOf([['record', record]])))

test('fields have the types of FEEL; amounts stay exact', async () => {
  const record = await load('deal', deal, ['name', 'stage', 'amount', 'close_date', 'created_at', 'title'])
  expect(record?.[objectOf]).toBe(await objectId('deal'))
  expect(evaluate('record.amount', record)).toEqual({ decimal: '12345678901234567.89' })
  expect(evaluate('record.amount.currency', record)).toBe('CNY')
  expect(evaluate('record.close_date + @"P1M"', record)).toEqual({ '@': '2026-03-28' })
  expect(evaluate('record.created_at instance of date and time', record)).toBe(true)
  expect(evaluate('[record.name, record.stage, record.title]', record)).toEqual(['Big', 'open', 'Big'])
  expect(evaluate('record.customer', record)).toEqual({ fault: 'unread-member' })
})

test('through references and children, in one statement', async () => {
  const record = await load('deal', deal, ['customer.name', 'customer.owner.name', 'customer.deals.amount'])
  expect(evaluate('record.customer.name', record)).toBe('Müller')
  expect(evaluate('record.customer.owner.name', record)).toBe('Admin')
  expect(evaluate('sum(record.customer.deals.amount)', record)).toEqual({ decimal: '12345678901234567.89' })
  expect(evaluate('count(record.customer.deals)', record)).toBe(1)
})

test('lines, and children that lead back by a reference to anything', async () => {
  await fixture.insert('deal_line', { name: 'Line', quantity: 3, price: '19.90', deal })
  const at = '2026-11-22T05:45:00.000Z'
  await fixture.insert('note', { name: 'Note', at, about: deal, about_object: await objectId('deal') })
  const record = await load('deal', deal, ['lines.quantity', 'lines.price', 'notes.at', 'notes.about.title'])
  expect(evaluate('record.lines.quantity', record)).toEqual([3])
  expect(evaluate('sum(for line in record.lines return line.quantity * line.price)', record)).toBe(59.7)
  expect(evaluate('record.notes[1].at', record)).toEqual({ '@': '2026-11-22T13:45:00@Asia/Shanghai' })
  expect(evaluate('[record.notes[1].about.title, record.notes[1].about.object]', record)).toEqual(['Big', 'deal'])
  expect(evaluate('record.notes[1].about = record', record)).toBe(true)
})

test('a reference that is read no further is equal to the record', async () => {
  const record = await load('deal', deal, ['customer'])
  const other = await load('客户', customer, [])
  const run = compileExpression(parseExpression('a.customer = b').expression!)
  expect(
    run(
      contextOf([
        ['a', record],
        ['b', other],
      ]),
    ),
  ).toBe(true)
})

test('what is empty is null, what is gone is not there', async () => {
  const bare = await fixture.insert('deal', { name: 'Bare', stage: 'open', owner_id: fixture.admin.actor.userId })
  const record = await load('deal', bare, ['customer.name', 'amount', 'close_date'])
  expect(evaluate('[record.customer, record.customer.name, record.amount, record.close_date]', record)).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(await load('deal', gone, ['name'])).toBe(null)
  expect(await load('deal', '00000000-0000-7000-8000-000000000000', ['name'])).toBe(null)
  expect(await load('deal', 'no id', ['name'])).toBe(null)
})

test('rules see what the actor does not', async () => {
  const record = await load('deal', deal, ['name', 'customer.name'], fixture.nobody)
  expect(evaluate('[record.name, record.customer.name]', record)).toEqual(['Big', 'Müller'])
})

test('several records at once, and values are bound', async () => {
  const of = await objectId('deal')
  const found = await inContext(fixture.admin, context =>
    loadRecords(context, of, [deal, gone, "'; drop table x; --"], [['name']], context.db),
  )
  expect([...found.keys()]).toEqual([deal])
})

test('who acts: roles by name, fields of the user, teams', async () => {
  const actor = await inContext(fixture.head, context =>
    loadActor(context, context.actor, [['unit', 'name'], ['roles'], ['teams', 'name']], context.db),
  )
  expect(actor[objectOf]).toBe(systemObjects.user)
  const run = (text: string) =>
    outcomeOf(() => compileExpression(parseExpression(text).expression!)(contextOf([['actor', actor]])))
  expect(run('actor.unit.name')).toBe('East')
  expect(run('actor.name')).toBe('Head')
  expect(run('has role("unit_head")')).toBe(true)
  expect(run('has role("administrator")')).toBe(false)
  expect(run('actor.teams')).toEqual([])
})
