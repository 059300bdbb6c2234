/** What a form tells its rules about lines, and where it puts what they answer. */
import { expect, test } from 'vitest'

import { changedNames } from '#runtime/web/form/changed-names.ts'
import { withSetValues } from '#runtime/web/form/line-states.ts'

const create = (...lines: object[]) => ({ name: 'Pumps', lines: { create: lines } })

test.each([
  ['nothing', create({ product: 'a' }), create({ product: 'a' }), []],
  ['a field of the record', create(), { ...create(), name: 'Valves' }, ['name']],
  [
    'a new line',
    create({ product: 'a' }),
    create({ product: 'a' }, { product: 'b' }),
    ['lines', '/lines/create/1/product'],
  ],
  [
    'a field of a new line',
    create({ product: 'a', price: '1' }),
    create({ product: 'b', price: '1' }),
    ['lines', '/lines/create/0/product'],
  ],
  [
    'a line that is taken away moves others',
    create({ product: 'a' }, { product: 'b' }),
    create({ product: 'b' }),
    ['lines'],
  ],
  [
    'a line that was there',
    { lines: { update: [{ id: '1', rev: 1, price: '1' }] } },
    {
      lines: {
        update: [
          { id: '1', rev: 1, price: '1', product: 'b' },
          { id: '2', rev: 1, price: '3' },
        ],
      },
    },
    ['lines', '/lines/update/1/product', '/lines/update/2/price'],
  ],
  ['lines that were saved', { lines: { update: [{ id: '1', rev: 1, product: 'b' }] } }, {}, ['lines']],
])('%s', (_name, before, now, changed) => {
  expect(changedNames(before, now)).toEqual(changed)
})

const said = (set: object, lines: object) =>
  ({
    set,
    lines,
    hidden: { tabs: [], sections: [], fields: [] },
    required: [],
    readOnly: [],
    computed: {},
    messages: [],
  }) as Parameters<typeof withSetValues>[1]

test('what the rules set goes to the line that it was said of', () => {
  const values = { name: 'Pumps', lines: [{ product: 'a' }, { id: '1', product: 'b' }, { product: 'c', price: '5' }] }
  const states = [
    { id: '1', computed: {}, set: { price: '2' } },
    { id: null, computed: { amount: '9' } },
    { id: null, computed: {}, set: { price: '3' } },
  ]
  expect(withSetValues(values, said({ name: 'Valves' }, { lines: states }))).toEqual({
    name: 'Valves',
    lines: [{ product: 'a' }, { id: '1', product: 'b', price: '2' }, { product: 'c', price: '3' }],
  })
  expect(withSetValues(values, said({}, { lines: [{ id: '1', computed: { amount: '9' } }] }))).toBeUndefined()
})
