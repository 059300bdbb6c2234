/** What expressions name is found and follows renames; what only looks like a name does not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { indexSymbols, type NamedApplication } from '#metadata/application.ts'
import type { Definition, ObjectDefinition } from '#metadata/definitions.ts'
import { referencesOf, toNamed, toResolved } from '#metadata/references.ts'
import { type Draft, edited, label, make, shop } from '../shop.ts'
import { arbitraryExpression } from './arbitrary-expression.ts'

const validation = (holds: string, id = 'one') => ({
  id,
  label: label(id),
  holds,
  message: label(id),
  level: 'error',
})

/** The shop with expressions at a customer, a setting and a roll-up. */
function withExpressions(...texts: string[]): NamedApplication {
  return edited(shop(), draft => {
    const customer = draft.get('object', 'customer') as unknown as Record<string, unknown>
    customer.validations = texts.map((text, index) => validation(text, `v-${index}`))
  })
}

const holdsOf = (definitions: readonly Definition[]) =>
  (definitions.find(item => item.id === 'object-customer') as ObjectDefinition).validations?.map(item => item.holds)

/** The texts after an edit of the resolved form: the way in which renames are made. */
function afterEdit(texts: string[], edit: (draft: Draft) => void): string[] | undefined {
  return holdsOf(toNamed(edited(toResolved(withExpressions(...texts)), edit)).definitions) as string[]
}

/** Renames a field of the resolved form. */
const renameField = (object: string, from: string, to: string) => (draft: Draft) => {
  draft.field(object, from).name = to
}

const resolvedText = (text: string) => holdsOf(toResolved(withExpressions(text)).definitions)?.[0]

describe('the resolved form', () => {
  it.each([
    ['credit > 3', '«object-customer:field-credit:record» > 3'],
    ['record.credit > 3', 'record.«object-customer:field-credit» > 3'],
    ['old.credit < credit', 'old.«object-customer:field-credit» < «object-customer:field-credit:record»'],
    ['contact.name = "name"', '«object-customer:field-contact:record».«sys-user:sys-user-name» = "name"'],
    [
      'count(orders[amount > size]) > 0',
      'count(«object-customer:field-orders:record»[«object-order:field-amount» > «object-customer:field-size:record»]) > 0',
    ],
    [
      'sum(for o in orders return o.amount) > 0',
      'sum(for o in «object-customer:field-orders:record» return o.«object-order:field-amount») > 0',
    ],
    [
      'sum(orders.amount) > setting.large_order',
      'sum(«object-customer:field-orders:record».«object-order:field-amount») > setting.«:setting-large_order»',
    ],
    ['has role("clerk")', 'has role("«:role-clerk»")'],
    ['get value(record, "credit") > 1', 'get value(record, "«object-customer:field-credit»") > 1'],
    ['record_type = "firm"', 'record_type = "«object-customer:firm»"'],
    ['owner = actor and name = "credit"', 'owner = actor and «object-customer:field-name:record» = "credit"'],
    ['notes = "«a»" // «:»', '«object-customer:field-notes:record» = "«:»a»" // «:»:»'],
    ['credit > ', 'credit > '],
    ['{credit: 1}.credit = size', '{credit: 1}.credit = «object-customer:field-size:record»'],
    [
      'some size in [1] satisfies size > credit',
      'some size in [1] satisfies size > «object-customer:field-credit:record»',
    ],
  ])('%s', (text, resolved) => {
    expect(resolvedText(text)).toBe(resolved)
    expect(holdsOf(toNamed(toResolved(withExpressions(text))).definitions)).toEqual([text])
  })
})

describe('a rename is followed', () => {
  const texts = [
    'credit > 3 and record.credit < old.credit',
    'some o in orders satisfies o.amount > credit',
    'count(orders[amount > 3]) = 0',
    'name = "credit" // credit',
    'not credit',
  ]
  it('of a field', () => {
    expect(afterEdit(texts, renameField('customer', 'credit', '信用额度'))).toEqual([
      '信用额度 > 3 and record.信用额度 < old.信用额度',
      'some o in orders satisfies o.amount > 信用额度',
      'count(orders[amount > 3]) = 0',
      'name = "credit" // credit',
      'not credit',
    ])
  })

  it('of a field of another object, through a path, a filter and a loop', () => {
    expect(afterEdit([...texts, 'first_order.amount > 1'], renameField('order', 'amount', 'total'))).toEqual([
      'credit > 3 and record.credit < old.credit',
      'some o in orders satisfies o.total > credit',
      'count(orders[total > 3]) = 0',
      'name = "credit" // credit',
      'not credit',
      'first_order.total > 1',
    ])
  })

  it('of settings and roles', () => {
    const now = afterEdit(['credit > setting.large_order and has role("clerk")'], draft => {
      draft.get('setting', 'large_order').name = 'limit'
      draft.get('role', 'clerk').name = 'seller'
    })
    expect(now).toEqual(['credit > setting.limit and has role("seller")'])
  })

  it('to a name that means something else by itself', () => {
    expect(afterEdit(['credit > 3', 'record.credit > 3'], renameField('customer', 'credit', 'today'))).toEqual([
      'record.today > 3',
      'record.today > 3',
    ])
  })
})

it('a field that comes to be called like a variable of a workflow is still the field', () => {
  const withWorkflow = edited(withExpressions(), draft => {
    draft.add(
      make('workflow', 'check', {
        object: 'customer',
        variables: [{ name: 'limit', type: 'number' }],
        nodes: [],
        flows: [{ id: 'flow', from: 'one', to: 'two', when: 'credit > limit and record.credit > 1' }],
      }),
    )
  })
  const renamed = toNamed(edited(toResolved(withWorkflow), renameField('customer', 'credit', 'limit')))
  const workflow = renamed.definitions.find(item => item.kind === 'workflow')
  expect(workflow?.flows[0]?.when).toBe('record.limit > limit and record.limit > 1')
})

it('keeps the place of what is gone, and finds it again when it comes back', () => {
  const resolved = toResolved(withExpressions('credit > 3 and size > 1'))
  const gone = edited(resolved, draft => {
    const customer = draft.get('object', 'customer') as unknown as { fields: { name: string }[] }
    customer.fields = customer.fields.filter(field => field.name !== 'credit')
  })
  const named = toNamed(gone)
  expect(holdsOf(named.definitions)).toEqual(['«object-customer:field-credit:record» > 3 and size > 1'])
  expect(holdsOf(toResolved(named).definitions)).toEqual(holdsOf(resolved.definitions))
})

it('tells each name with its pointer', () => {
  const application = withExpressions('contact.name = "x" and has role("clerk") and setting.large_order > 1')
  const customer = application.definitions.find(item => item.id === 'object-customer') as Definition
  const found = referencesOf(customer, indexSymbols(application)).filter(
    item => item.pointer === '/validations/0/holds',
  )
  expect(found.map(({ target, value, object }) => [target, value, object?.name])).toEqual([
    ['field', 'contact', 'customer'],
    ['field', 'name', 'user'],
    ['role', 'clerk', undefined],
    ['setting', 'large_order', undefined],
  ])
})

it('names again what it resolved, whatever the expression', () => {
  fc.assert(
    fc.property(fc.array(arbitraryExpression, { minLength: 1, maxLength: 8 }), texts => {
      const application = withExpressions(...texts)
      expect(holdsOf(toNamed(toResolved(application)).definitions)).toEqual(texts)
    }),
    { numRuns: 60 },
  )
})
