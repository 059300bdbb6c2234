/** Numbers with their nouns. */
import { expect, test } from 'vitest'

import { counted } from '#metadata/counted.ts'

test.each([
  [1, 'field', undefined, '1 field'],
  ['1', 'field', undefined, '1 field'],
  [0, 'field', undefined, '0 fields'],
  ['1,001', 'row', undefined, '1,001 rows'],
  [2, 'person', 'people', '2 people'],
])('%s %s', (count, noun, nouns, expected) => {
  expect(counted(count, noun, nouns)).toBe(expected)
})
