/** The committed sample records are those of the generator, are what the definitions allow, and could be true. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { hasSystemField } from '#metadata/system-fields.ts'
import { recordsFolder, sampleFiles } from '#tests/support/sample-records/generate.ts'

import { templateFiles } from './template-files.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
interface Money {
  readonly amount: string
  readonly currency: string
}

const definitions = [...templateFiles('system'), ...templateFiles('sales')].map(file => file.definition)
const symbols = indexSymbols(toApplication(definitions))
const read = (name: string) => readFileSync(recordsFolder + name, 'utf8')
const manifest = JSON.parse(read('manifest.json')) as { readonly asOf: string; readonly order: readonly string[] }
const rowsOf = new Map(
  manifest.order.map(object => [
    object,
    read(`${object}.ndjson`)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Row),
  ]),
)
const rows = (object: string): readonly Row[] => rowsOf.get(object) ?? []
const byId = new Map([...rowsOf].flatMap(([object, list]) => list.map(row => [row.id, { object, row }] as const)))
const at = (id: unknown) => byId.get(String(id))?.row
const objectOf = (name: string) => symbols.definition('object', name) as ObjectDefinition
const day = (value: unknown) => String(value).slice(0, 10)
const count = (list: readonly Row[], field: string, value: unknown) => list.filter(row => row[field] === value).length
const daysTo = (date: unknown) => Math.round((Date.parse(day(date)) - Date.parse(manifest.asOf)) / 86_400_000)

test('the files are what the generator writes', () => {
  const files = sampleFiles()
  expect(readdirSync(recordsFolder).sort()).toEqual([...files.keys()].sort())
  for (const [name, text] of files) expect(read(name) === text, name).toBe(true)
})

describe.each(manifest.order)('%s', name => {
  const object = objectOf(name)
  const fields = new Map(object.fields.map(field => [field.name, field]))

  test('has ids of its own, of version 7', () => {
    expect(new Set(rows(name).map(row => row.id)).size).toBe(rows(name).length)
    for (const { id } of rows(name))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('fills fields that exist with what they accept', () => {
    const faults = rows(name).flatMap(row =>
      Object.entries(row).flatMap(([key, value]) => {
        const field = fields.get(key)
        const fault = field
          ? faultOf(field, value)
          : hasSystemField(object, key)
            ? systemFaultOf(object, key, value)
            : 'unknown'
        return fault ? [`${row.id} ${key}: ${fault} ${JSON.stringify(value)}`] : []
      }),
    )
    expect(faults.slice(0, 5)).toEqual([])
  })

  test('leaves nothing out that is required, and numbers to the system', () => {
    const needed = object.fields.filter(field => field.required).map(field => field.name)
    if (object.ownership !== 'none') needed.push('owner', 'unit')
    if (object.recordTypes) needed.push('record_type')
    const lacking = rows(name).flatMap(row =>
      needed.filter(key => row[key] === undefined).map(key => `${row.id} ${key}`),
    )
    expect(lacking.slice(0, 5)).toEqual([])
    for (const field of object.fields)
      if (field.type === 'autoNumber') expect(rows(name)[0]).not.toHaveProperty(field.name)
  })

  test('repeats no unique value and no key', () => {
    const unique = object.fields.filter(field => 'unique' in field && field.unique).map(field => [field.name])
    const exact = (object.duplicates ?? []).map(rule => rule.fields)
    for (const key of [...unique, ...exact, ...(object.keys ?? []).map(item => item.fields)]) {
      const values = rows(name)
        .filter(row => key.every(field => row[field] !== undefined))
        .map(row => JSON.stringify(key.map(field => row[field])))
      expect(
        values.filter((value, index) => values.indexOf(value) !== index),
        key.join(),
      ).toEqual([])
    }
  })

  test('comes after what it refers to', () => {
    const seen = new Set(
      manifest.order.slice(0, manifest.order.indexOf(name)).flatMap(item => rows(item).map(row => row.id)),
    )
    for (const row of rows(name)) {
      for (const field of object.fields) {
        const value = row[field.name]
        if (value === undefined || (name === 'unit' && field.name === 'manager')) continue
        const id = field.type === 'reference' ? value : field.type === 'anyReference' ? (value as Row).id : undefined
        if (id !== undefined && field.name !== 'supersedes')
          expect(seen.has(String(id)), `${name}.${field.name} ${row.id}`).toBe(true)
      }
      seen.add(row.id)
    }
  })

  test('was made before it was changed, and not in the future', () => {
    for (const row of rows(name)) {
      expect(String(row.updated_at) >= String(row.created_at)).toBe(true)
      expect(day(row.created_at) <= manifest.asOf && day(row.updated_at) <= manifest.asOf, row.id).toBe(true)
    }
  })
})

/** Why a field does not accept a value; undefined when it does. */
function faultOf(field: FieldDefinition, value: unknown): string | undefined {
  const is = (good: boolean, fault: string) => (good ? undefined : fault)
  switch (field.type) {
    case 'integer':
      return is(Number.isInteger(value) && inRange(Number(value), field.min, field.max), 'integer')
    case 'decimal':
    case 'percent':
      return is(isDecimal(value, field.scale ?? 2) && inRange(Number(value), field.min, field.max), field.type)
    case 'money': {
      const { amount, currency, ...more } = value as Money
      const known = rows('currency').some(row => row.code === currency)
      return is(
        known &&
          Object.keys(more).length === 0 &&
          isDecimal(amount, field.scale ?? 2) &&
          inRange(Number(amount), field.min),
        'money',
      )
    }
    case 'boolean':
      return is(typeof value === 'boolean', 'boolean')
    case 'date':
      return is(typeof value === 'string' && isDay(value), 'date')
    case 'datetime':
      return is(typeof value === 'string' && new Date(value).toISOString() === value, 'datetime')
    case 'email':
      return is(/^[a-z0-9._-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.example$/.test(String(value)), 'email')
    case 'phone':
      return is(/^\+\d{1,3}( \d+)+$/.test(String(value)), 'phone')
    case 'url':
      return is(/^https:\/\/www\.[a-z0-9-]+\.example$/.test(String(value)), 'url')
    case 'choice':
      return is(codesOf(field).includes(String(value)), 'choice')
    case 'multiChoice':
      return is(Array.isArray(value) && value.every(code => codesOf(field).includes(String(code))), 'choices')
    case 'reference':
      return is(byId.get(String(value))?.object === field.target, 'reference')
    case 'anyReference': {
      const { object, id } = value as { object: string; id: string }
      return is(field.targets.includes(object) && byId.get(id)?.object === object, 'any-reference')
    }
    case 'text':
    case 'longText':
      return is(
        typeof value === 'string' &&
          value.trim() === value &&
          value.length > 0 &&
          value.length <= (field.maxLength ?? 1e6),
        'text',
      )
    case 'children':
    case 'autoNumber':
    case 'file':
      return 'not given in samples'
  }
}

function systemFaultOf(object: ObjectDefinition, key: string, value: unknown): string | undefined {
  if (key === 'record_type') return object.recordTypes?.some(type => type.name === value) ? undefined : 'record type'
  if (key === 'owner' || key === 'created_by' || key === 'updated_by')
    return byId.get(String(value))?.object === 'user' ? undefined : 'user'
  if (key === 'unit') return byId.get(String(value))?.object === 'unit' ? undefined : 'unit'
  return undefined
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toISOString().startsWith(value)
const isDecimal = (value: unknown, scale: number) =>
  typeof value === 'string' && new RegExp(`^\\d+(\\.\\d{1,${scale}})?$`).test(value)
const inRange = (value: number, min?: string, max?: string) =>
  value >= Number(min ?? '-Infinity') && value <= Number(max ?? 'Infinity')

function codesOf(field: FieldDefinition): string[] {
  if (field.type !== 'choice' && field.type !== 'multiChoice') return []
  const choices =
    field.choices ?? (field.picklist ? symbols.definition('picklist', field.picklist)?.choices : undefined)
  return (choices ?? []).map(choice => choice.code)
}

test('there are as many as were asked for', () => {
  const counts = Object.fromEntries([...rowsOf].map(([object, list]) => [object, list.length]))
  expect(counts).toMatchObject({
    user: 18,
    team: 2,
    account: 300,
    contact: 900,
    quote: 120,
    contract: 60,
    quote_request: 40,
    product: 60,
    price_list: 2,
    sales_target: 432,
    campaign: 12,
    connection: 150,
    currency: 5,
  })
  for (const [object, least] of [
    ['opportunity', 500],
    ['order', 190],
    ['activity', 3_000],
    ['lead', 230],
    ['case', 340],
  ] as const)
    expect(rows(object).length, object).toBeGreaterThanOrEqual(least)
})

test('a record belongs to the unit of its owner, and roles exist', () => {
  for (const list of rowsOf.values()) for (const row of list) if (row.owner) expect(row.unit).toBe(at(row.owner)?.unit)
  for (const row of rows('role_assignment')) expect(symbols.byId(String(row.role))?.kind).toBe('role')
  const depth = (id: unknown): number => (id ? 1 + depth(at(id)?.parent) : 0)
  expect(Math.max(...rows('unit').map(row => depth(row.id)))).toBe(3)
})

/** Hundredths of a decimal, exactly. */
function hundredths(value: unknown): bigint {
  const [whole = '0', fraction = ''] = String(value).split('.')
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
}
const amountOf = (row: Row, field = 'amount') => row[field] as Money

test.each(['opportunity_line', 'quote_line', 'order_line'])('%s: amount = quantity × price × (1 − discount)', name => {
  for (const row of rows(name)) {
    const product =
      hundredths(row.quantity) * hundredths(amountOf(row, 'price').amount) * (100n - hundredths(row.discount))
    expect(hundredths(amountOf(row).amount), row.id).toBe((product + 5_000n) / 10_000n)
    expect(amountOf(row, 'price').currency).toBe(amountOf(row).currency)
    if (amountOf(row).currency === 'JPY') expect(hundredths(amountOf(row).amount) % 100n, row.id).toBe(0n)
  }
})

test('an opportunity is worth what its lines add up to', () => {
  for (const row of rows('opportunity')) {
    const lines = rows('opportunity_line').filter(line => line.opportunity === row.id)
    const sum = lines.reduce((total, line) => total + hundredths(amountOf(line).amount), 0n)
    if (lines.length > 0) expect(hundredths(amountOf(row).amount), row.id).toBe(sum)
    if (['proposal', 'negotiation', 'won', 'lost'].includes(String(row.stage))) expect(lines.length).toBeGreaterThan(0)
    expect(Number(amountOf(row).amount)).toBeGreaterThan(0)
  }
})

describe('opportunities', () => {
  const closed = rows('opportunity').filter(row => row.stage === 'won' || row.stage === 'lost')
  const open = rows('opportunity').filter(row => !closed.includes(row))

  test('are decided when they are old and under way when they are young', () => {
    for (const row of closed) expect(daysTo(row.close_date), row.id).toBeLessThanOrEqual(0)
    expect(open.filter(row => daysTo(row.close_date) < 0).length).toBeLessThan(open.length * 0.2)
    for (const row of open) expect(Math.abs(daysTo(row.close_date)), row.id).toBeLessThan(240)
    for (const row of rows('opportunity')) expect(day(row.created_at) <= String(row.close_date), row.id).toBe(true)
  })

  test('spread over two years and over the stages', () => {
    const months = new Set(rows('opportunity').map(row => day(row.created_at).slice(0, 7)))
    expect(months.size).toBeGreaterThanOrEqual(24)
    const won = count(closed, 'stage', 'won') / closed.length
    expect(won).toBeGreaterThan(0.3)
    expect(won).toBeLessThan(0.6)
    expect(open.length / rows('opportunity').length).toBeGreaterThan(0.2)
    for (const stage of ['qualification', 'needs_analysis', 'proposal', 'negotiation'])
      expect(count(open, 'stage', stage)).toBeGreaterThan(10)
    const losers = new Set(closed.filter(row => row.stage === 'lost').map(row => row.loss_reason))
    expect(losers.has(undefined)).toBe(false)
    expect(losers.size).toBeGreaterThan(4)
  })

  test('carry the probability of their stage', () => {
    const stages = objectOf('opportunity').fields.find(field => field.name === 'stage')
    const choices = stages?.type === 'choice' ? (stages.choices ?? []) : []
    for (const row of rows('opportunity')) {
      expect(Number(row.probability) * 100).toBeCloseTo(
        choices.find(choice => choice.code === row.stage)?.probability ?? -1,
      )
    }
  })

  test('are those of their account: contact, owner, currency, no sale to a mere prospect', () => {
    for (const row of rows('opportunity')) {
      const account = at(row.account)
      if (row.contact) expect(at(row.contact)?.account).toBe(row.account)
      expect(row.owner).toBe(account?.owner)
      expect(day(row.created_at) >= day(account?.created_at), row.id).toBe(true)
      if (row.stage === 'won') expect(account?.status, row.id).not.toBe('prospect')
    }
    for (const row of rows('opportunity_competitor')) expect(at(row.competitor)?.roles).toContain('competitor')
  })
})

test('each month of this year stands beside one of the year before', () => {
  const since = (months: number) => `${Number(manifest.asOf.slice(0, 4)) - months}-01`
  for (const [object, field, least] of [
    ['opportunity', 'close_date', 8],
    ['order', 'order_date', 3],
    ['lead', 'received_on', 3],
    ['case', 'opened_at', 5],
  ] as const) {
    const months = new Map<string, number>()
    for (const row of rows(object)) {
      const month = String(row[field]).slice(0, 7)
      months.set(month, (months.get(month) ?? 0) + 1)
    }
    const lately = [...months].filter(([month]) => month >= since(1) && month <= manifest.asOf.slice(0, 7))
    expect(lately.length, object).toBe(Number(manifest.asOf.slice(5, 7)) + 12)
    for (const [month, number] of lately) expect(number, `${object} ${month}`).toBeGreaterThanOrEqual(least)
  }
})

test('a unit is to win what its people are to win, from the first of each month', () => {
  const targets = rows('sales_target').filter(row => row.kind === 'won')
  const above = (unit: unknown): unknown[] => (unit ? [unit, ...above(at(unit)?.parent)] : [])
  const sum = (list: readonly Row[]) => list.reduce((total, row) => total + hundredths(amountOf(row).amount), 0n)
  for (const row of targets) {
    expect(row.starts_on, row.id).toMatch(/-01$/)
    if (row.scope === 'person') continue
    const people = targets.filter(
      item => item.scope === 'person' && item.starts_on === row.starts_on && above(item.unit).includes(row.unit),
    )
    expect(sum([row]), `${row.unit} ${row.starts_on}`).toBe(sum(people))
  }
  const held = targets.map(row => `${row.scope} ${row.owner} ${row.starts_on}`)
  expect(new Set(held).size).toBe(held.length)
})

test('quotes follow their opportunity', () => {
  for (const row of rows('quote')) {
    const opportunity = at(row.opportunity)
    expect(row.account).toBe(opportunity?.account)
    expect(String(row.quote_date) >= day(opportunity?.created_at) && daysTo(row.quote_date) <= 0, row.id).toBe(true)
    expect(String(row.valid_until) > String(row.quote_date)).toBe(true)
    if (row.status === 'accepted') expect(opportunity?.stage).toBe('won')
    if (row.status === 'sent') expect(daysTo(row.valid_until)).toBeGreaterThanOrEqual(0)
    if (row.supersedes) expect(at(row.supersedes)).toMatchObject({ status: 'superseded', opportunity: row.opportunity })
    expect(rows('quote_line').some(line => line.quote === row.id)).toBe(true)
  }
})

test('orders follow what was won, from the accepted quote where there is one, and are fulfilled once they are approved', () => {
  const accepted = new Map(
    rows('quote')
      .filter(row => row.status === 'accepted')
      .map(row => [row.opportunity, row.id]),
  )
  for (const row of rows('order')) {
    const opportunity = at(row.opportunity)
    expect(opportunity).toMatchObject({ stage: 'won', account: row.account, owner: row.owner })
    expect(row.quote).toBe(accepted.get(row.opportunity))
    expect(String(row.order_date) >= String(opportunity?.close_date) || daysTo(row.order_date) === -1, row.id).toBe(
      true,
    )
    if (row.fulfilment !== 'not_started') expect(row.approval, row.id).toBe('approved')
    expect(row.delivered_on !== undefined, row.id).toBe(row.fulfilment === 'delivered')
    if (row.delivered_on) expect(String(row.delivered_on) >= String(row.shipped_on), row.id).toBe(true)
    expect(row.cancel_reason !== undefined, row.id).toBe(row.fulfilment === 'cancelled')
    const lines = rows('order_line').filter(line => line.order === row.id)
    const offered = rows('opportunity_line').filter(line => line.opportunity === row.opportunity)
    expect(
      lines.map(line => [line.product, line.amount]),
      row.id,
    ).toEqual(offered.map(line => [line.product, line.amount]))
  }
  expect(rows('order').filter(row => row.quote).length).toBe(accepted.size)
  for (const approval of ['none', 'refused', 'approved'])
    expect(count(rows('order'), 'approval', approval)).toBeGreaterThan(0)
  for (const fulfilment of ['not_started', 'in_progress', 'shipped', 'delivered', 'cancelled'])
    expect(count(rows('order'), 'fulfilment', fulfilment)).toBeGreaterThan(1)
})

test('quote requests are not asked yet or done with, for what is under way are tasks', () => {
  for (const row of rows('quote_request')) {
    expect(row.account).toBe(at(row.opportunity)?.account)
    const isDone = row.status === 'ready' || row.status === 'quoted'
    for (const field of ['asked_at', 'quote_engineer', 'technical_engineer', 'documents_due', 'quote_notes'])
      expect(row[field] !== undefined, `${row.id} ${field}`).toBe(isDone)
    if (row.quote) expect(at(row.quote)?.opportunity).toBe(row.opportunity)
    expect(row.quote !== undefined).toBe(row.status === 'quoted')
    const lines = rows('quote_request_line').filter(line => line.quote_request === row.id)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every(line => (line.price !== undefined) === isDone)).toBe(true)
  }
  for (const status of ['draft', 'ready', 'quoted', 'cancelled'])
    expect(count(rows('quote_request'), 'status', status), status).toBeGreaterThan(3)
})

test('contracts are of what was won, over its amount, and in force while their time runs', () => {
  for (const row of rows('contract')) {
    const opportunity = at(row.opportunity)
    expect(opportunity).toMatchObject({ stage: 'won', account: row.account, owner: row.owner, amount: row.amount })
    if (row.quote) expect(at(row.quote)).toMatchObject({ status: 'accepted', opportunity: row.opportunity })
    expect(
      String(row.start_date) > String(opportunity?.close_date) && String(row.end_date) > String(row.start_date),
    ).toBe(true)
    const wasInForce = ['effective', 'completed', 'terminated'].includes(String(row.status))
    expect(row.effective_on === undefined, row.id).toBe(!wasInForce)
    if (wasInForce) expect(daysTo(row.start_date), row.id).toBeLessThanOrEqual(0)
    if (row.status === 'effective') expect(daysTo(row.end_date), row.id).toBeGreaterThanOrEqual(0)
    if (row.status === 'completed') expect(daysTo(row.end_date), row.id).toBeLessThan(0)
    expect(row.termination_reason !== undefined).toBe(row.status === 'terminated')
  }
  for (const status of ['draft', 'effective', 'completed'])
    expect(count(rows('contract'), 'status', status), status).toBeGreaterThan(3)
})

test('expenses come from what their person did, and a claim collects those of one person in one currency', () => {
  for (const row of rows('expense')) {
    const { object, id } = row.regarding as { readonly object: string; readonly id: string }
    const occasion = at(id)
    if (object === 'activity')
      expect(occasion).toMatchObject({ owner: row.person, account: row.account, status: 'done', record_type: 'visit' })
    else expect(object).toBe('campaign')
    expect(row.owner).toBe(row.person)
    expect(daysTo(row.expense_date), row.id).toBeLessThan(0)
    if (row.claim) expect(at(row.claim)?.owner, row.id).toBe(row.person)
  }
  for (const row of rows('claim')) {
    const collected = rows('expense').filter(expense => expense.claim === row.id)
    expect(new Set(collected.map(expense => amountOf(expense).currency)).size, row.id).toBe(1)
    const sum = collected.reduce((total, expense) => total + hundredths(amountOf(expense).amount), 0n)
    const approved = row.status === 'approved' || row.status === 'paid'
    if (approved) expect(hundredths(amountOf(row, 'approved_total').amount), row.id).toBe(sum)
    expect([row.approved_total, row.approved_on].every(value => (value !== undefined) === approved)).toBe(true)
    expect([row.paid_on, row.payment_reference].every(value => (value !== undefined) === (row.status === 'paid'))).toBe(
      true,
    )
    const days = [row.submitted_on, row.approved_on, row.paid_on].filter(value => value !== undefined).map(String)
    expect(days, row.id).toEqual([...days].sort())
    for (const date of days) expect(daysTo(date), row.id).toBeLessThanOrEqual(0)
  }
  for (const status of ['draft', 'refused', 'approved', 'paid'])
    expect(count(rows('claim'), 'status', status)).toBeGreaterThan(0)
  expect(rows('expense').filter(row => !row.claim).length).toBeGreaterThan(20)
})

test('leads are converted as a whole or not at all, and young ones are not yet decided', () => {
  for (const row of rows('lead')) {
    const converted = row.status === 'converted'
    expect(
      [row.converted_account, row.converted_contact, row.converted_opportunity, row.converted_at].every(
        value => (value !== undefined) === converted,
      ),
    ).toBe(true)
    expect((row.disqualify_reason !== undefined) === (row.status === 'disqualified')).toBe(true)
    if (converted) expect(at(row.converted_opportunity)?.account).toBe(row.converted_account)
    if (row.status === 'new') expect(daysTo(row.received_on)).toBeGreaterThan(-30)
    if (row.campaign) expect(String(at(row.campaign)?.start_date) <= String(row.received_on), row.id).toBe(true)
  }
  for (const status of ['new', 'contacted', 'qualified', 'converted', 'disqualified'])
    expect(count(rows('lead'), 'status', status)).toBeGreaterThan(8)
})

test('service requests are opened, resolved and closed in that order', () => {
  for (const row of rows('case')) {
    const done = row.status === 'closed' || row.status === 'resolved'
    expect(row.resolved_at !== undefined, row.id).toBe(done)
    expect(row.resolution !== undefined).toBe(done)
    expect(row.closed_at !== undefined).toBe(row.status === 'closed')
    if (row.resolved_at) expect(String(row.resolved_at) > String(row.opened_at)).toBe(true)
    if (row.closed_at) expect(String(row.closed_at) > String(row.resolved_at)).toBe(true)
    if (['new', 'in_progress', 'waiting'].includes(String(row.status)))
      expect(daysTo(row.opened_at), row.id).toBeGreaterThan(-45)
    if (row.contact) expect(at(row.contact)?.account).toBe(row.account)
  }
  const offered = objectOf('case').recordTypes ?? []
  for (const row of rows('case')) {
    const codes = offered
      .find(type => type.name === row.record_type)
      ?.choices?.find(choice => choice.field === 'category')?.codes
    expect(codes).toContain(row.category)
  }
})

test('activities are done in the past and planned for the future, save a few forgotten ones', () => {
  for (const row of rows('activity')) {
    if (row.status === 'done') expect(daysTo(row.start), row.id).toBeLessThan(0)
    if (row.end) expect(String(row.end) > String(row.start)).toBe(true)
    if (row.contact) expect(at(row.contact)?.account).toBe(row.account)
    const regarding = row.regarding as { object: string; id: string }
    const about = at(regarding.id)
    if (regarding.object === 'account') expect(row.account).toBe(regarding.id)
    else if (about?.account) expect(row.account).toBe(about.account)
    expect(`${row.subject}${row.notes ?? ''}`).not.toMatch(/[{}]|undefined|\[object/)
  }
  const planned = rows('activity').filter(row => row.status === 'planned')
  const forgotten = planned.filter(row => daysTo(row.start) < 0)
  expect(forgotten.length).toBeGreaterThan(5)
  expect(forgotten.length).toBeLessThan(planned.length / 3)
  expect(planned.some(row => day(row.start) === manifest.asOf)).toBe(true)
  expect(new Set(rows('activity').map(row => day(row.start).slice(0, 7))).size).toBeGreaterThanOrEqual(24)
  expect(new Set(rows('activity').map(row => row.notes)).size).toBeGreaterThan(1200)
  for (const { name } of objectOf('activity').recordTypes ?? [])
    expect(count(rows('activity'), 'record_type', name)).toBeGreaterThan(300)
})

test('accounts and contacts are of both languages, and their addresses fit', () => {
  const chinese = rows('account').filter(row => /\p{Script=Han}/u.test(String(row.name)))
  expect(chinese.length).toBeGreaterThan(150)
  expect(rows('account').length - chinese.length).toBeGreaterThan(60)
  const provinces = new Map<unknown, Set<unknown>>()
  for (const row of rows('account')) {
    provinces.set(row.city, (provinces.get(row.city) ?? new Set()).add(`${row.country}/${row.province}`))
    if (row.website) expect(String(row.email).split('@')[1]).toBe(String(row.website).replace('https://www.', ''))
  }
  for (const [city, places] of provinces) expect(places.size, String(city)).toBe(1)
  for (const row of rows('contact')) {
    expect(String(row.email).split('@')[1]).toBe(String(at(row.account)?.email).split('@')[1])
    if (row.reports_to) expect(at(row.reports_to)?.account).toBe(row.account)
  }
  for (const row of rows('account')) {
    const people = rows('contact').filter(contact => contact.account === row.id)
    if (row.record_type === 'person' || (row.roles as string[]).includes('competitor')) expect(people).toEqual([])
    else expect(people.filter(contact => contact.is_primary).length, row.id).toBe(1)
  }
})

test('registration numbers of Chinese companies pass their check', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const codes = rows('account').flatMap(row => (row.credit_code ? [String(row.credit_code)] : []))
  expect(codes.length).toBeGreaterThan(150)
  for (const code of codes) {
    const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index] ?? ''), 0)
    expect(code[17], code).toBe(alphabet[(31 - (sum % 31)) % 31])
  }
})

test('every currency but the base, CNY, has a dated rate for the whole time', () => {
  for (const currency of rows('currency')) {
    const rates = rows('exchange_rate').filter(rate => rate.currency === currency.id)
    if (currency.code === 'CNY') expect(rates).toEqual([])
    else expect(rates.length).toBeGreaterThanOrEqual(24)
    if (rates.length > 0) expect(rates.some(rate => String(rate.valid_from) <= '2024-11-20')).toBe(true)
  }
})

test('the tree of campaigns has programmes above and each campaign the status of its dates', () => {
  for (const row of rows('campaign')) {
    if (row.kind !== 'programme') expect(at(row.parent)?.kind).toBe('programme')
    const expected = daysTo(row.start_date) > 0 ? 'planned' : daysTo(row.end_date) >= 0 ? 'active' : 'completed'
    expect(row.status, String(row.name)).toBe(expected)
  }
})
