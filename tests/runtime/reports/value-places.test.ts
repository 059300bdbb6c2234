/** All values of a measure are written with as many decimals. */
import { expect, test } from 'vitest'

import { withPlaces } from '#runtime/reports/value-places.ts'

test.each([
  ['a percent has one', 'percent', undefined, ['0.5', '0.333333'], false, 1],
  ['a percent as the report says', 'percent', 4, ['0.5'], false, 2],
  ['a percent of whole numbers', 'percent', 2, ['0.5'], false, 0],
  ['a sum as many as its longest', 'decimal', undefined, ['1', '2.125', null], true, 3],
  ['a quotient two', 'decimal', undefined, ['1.5', '0.333333'], false, 2],
  ['small quotients four', 'decimal', undefined, ['0.0125', '0'], false, 4],
  ['a quotient as the report says', 'decimal', 1, ['1.5'], false, 1],
  ['an amount those of its currency', 'money', 2, ['1.50', '0.00'], true, 2],
  ['an amount that has more', 'money', 2, ['1.505', '2.00'], true, 3],
  ['a count none', 'integer', undefined, [1, 2], true, 0],
] as const)('%s', (_, type, decimals, values, isExact, places) => {
  const measure = { as: 'm', label: {}, type, ...(decimals === undefined ? {} : { decimals }) }
  expect(withPlaces(measure, values, isExact).places).toBe(places)
})
