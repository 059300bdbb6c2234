/** What the dialog of a new field still asks for, and that there is a field once it asks for nothing. */
import { expect, test } from 'vitest'

import { type FieldWish, missingIn, plainWish, toField } from '#designer/web/object/field-wish.ts'

const named: FieldWish = { ...plainWish, label: { en: 'Fax' } }

test.each<[asks: ReturnType<typeof missingIn>, wish: FieldWish]>([
  ['label', plainWish],
  ['name', { ...named, name: 'name' }],
  ['name', { ...named, name: '1 x' }],
  [undefined, named],
  ['target', { ...named, type: 'reference' }],
  [undefined, { ...named, type: 'reference', target: 'account' }],
  ['targets', { ...named, type: 'anyReference' }],
  ['target', { ...named, type: 'children' }],
  ['via', { ...named, type: 'children', target: 'order' }],
  [undefined, { ...named, type: 'children', target: 'order', via: 'account' }],
  ['numbering', { ...named, type: 'autoNumber' }],
  ['choices', { ...named, type: 'choice' }],
  ['picklist', { ...named, type: 'multiChoice', choicesFrom: 'picklist' }],
  [undefined, { ...named, type: 'choice', choices: 'Open | 未结' }],
])('%s', (asks, wish) => {
  const taken = ['name']
  expect(missingIn(wish, taken)).toBe(asks)
  const field = toField(wish, taken)
  if (asks === undefined) expect(field).toMatchObject({ name: 'fax' })
  else if (asks !== 'name') expect(field).toBeUndefined()
})
