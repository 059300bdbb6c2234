/** What somebody brings along when he starts a workflow is of the types that it declares. */
import { expect, test } from 'vitest'

import { Problem } from '#platform/problem.ts'
import { takeVariables } from '#runtime/workflows/starting/take-variables.ts'

const types = [
  'text',
  'number',
  'boolean',
  'date',
  'datetime',
  'duration',
  'record',
  'records',
  'people',
  'list',
  'any',
]
const declared = types.map(type => ({ name: type, type })) as Parameters<typeof takeVariables>[0]

function refused(given: Record<string, unknown>): readonly unknown[] {
  try {
    takeVariables(declared, given)
  } catch (error) {
    if (error instanceof Problem) return (error.extras as { errors: readonly unknown[] }).errors
    throw error
  }
  return []
}

test('what fits is taken, and empty ones with it', () => {
  const given = {
    text: 'a',
    number: '12.50',
    boolean: false,
    date: '2026-02-28',
    datetime: '2026-02-28T09:00:00Z',
    duration: 'P1D',
    list: [1, 'two'],
    any: { of: ['all'] },
  }
  expect(Object.keys(takeVariables(declared, given))).toEqual(Object.keys(given))
  expect(refused({ text: null, number: null, date: null, list: null })).toEqual([])
  expect(takeVariables(declared, { number: 3 })).toEqual(takeVariables(declared, { number: '3' }))
})

test.each([
  ['text', 1],
  ['number', 'many'],
  ['number', true],
  ['boolean', 'true'],
  ['date', '2026-02-30'],
  ['date', 'tomorrow'],
  ['datetime', 5],
  ['duration', '1 day'],
  ['list', 'text'],
  ['records', {}],
  ['record', 'x'],
  ['people', []],
])('%s is not %j', (name, value) => {
  expect(refused({ [name]: value })).toMatchObject([
    { pointer: `/variables/${name}`, code: 'workflow/invalid-variables' },
  ])
})

test('every fault is told, a misspelt name with those near it', () => {
  expect(refused({ nmber: 1, text: 2, number: 3 })).toMatchObject([
    { pointer: '/variables/nmber', didYouMean: ['number'] },
    { pointer: '/variables/text' },
  ])
})
