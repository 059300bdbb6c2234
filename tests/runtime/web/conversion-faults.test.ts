import { expect, test } from 'vitest'
import { faultsByTarget, firstChoice } from '#runtime/web/conversion/conversion-choice.ts'

const error = (pointer: string) => ({ pointer, code: 'required', message: 'It is required.' })

test('errors of a conversion are of a field of a target, of a target, or of the whole', () => {
  const found = faultsByTarget(
    ['/targets/account/values/name', '/targets/a~1b/values/lines/0/price', '/targets/contact/existing', '/other'].map(
      error,
    ),
  )
  const told = [...found].map(([target, faults]) => [target, faults.map(item => item.field)])
  expect(Object.fromEntries(told)).toEqual({
    account: ['name'],
    'a/b': ['lines'],
    contact: [undefined],
    '': [undefined],
  })
})

test('a record that looks alike is proposed, and the values that were proposed are kept beside it', () => {
  const target = { name: 'account', object: 'account', values: { name: 'Huadong' }, matches: [] }
  expect(firstChoice(target)).toEqual({ kind: 'new', values: { name: 'Huadong' }, record: undefined })
  const match = { id: 'a', title: 'Huadong' }
  expect(firstChoice({ ...target, matches: [match] })).toEqual({
    kind: 'existing',
    values: { name: 'Huadong' },
    record: match,
  })
})
