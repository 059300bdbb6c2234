import { expect, test } from 'vitest'
import { countFaults } from '#runtime/web/form/count-faults.ts'

const errors = {
  name: { __errors: ['Fill this in.', 'At most 5 letters.'] },
  account: { __errors: [] },
  city: {},
  amount: { addError: () => undefined },
  lines: { 0: { product: { __errors: ['Fill this in.'] }, quantity: {} }, 1: { amount: { __errors: ['No number.'] } } },
}

test('an input with an error counts once, one without does not', () => {
  expect(countFaults(errors, ['name', 'account', 'city', 'amount', 'unknown'])).toBe(1)
})

test('lines count by their columns', () => {
  expect(countFaults(errors, ['name', 'lines'])).toBe(3)
})
