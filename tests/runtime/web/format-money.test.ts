import { expect, test } from 'vitest'
import { formatMoney } from '#runtime/web/fields/decimal.ts'

test.each([
  ['8350000.00', 'JPY', { scale: 2, decimals: 0 }, '¥8,350,000'],
  ['0.50', 'JPY', { scale: 2, decimals: 0 }, '¥0.5'],
  ['12.00', 'USD', { scale: 2, decimals: 2 }, '$12.00'],
  ['0.0125', 'USD', { scale: 4, decimals: 2 }, '$0.0125'],
  ['12.0000', 'USD', { scale: 4, decimals: 2 }, '$12.00'],
  ['12.00', 'USD', { scale: 2 }, '$12.00'],
  ['3', 'BHD', { decimals: 3 }, 'BHD 3.000'],
  ['12.00', 'not a code', { scale: 2, decimals: 0 }, '12.00 not a code'],
])('%s %s with %o is written %s', (amount, currency, digits, words) => {
  expect(formatMoney(amount, currency, 'en', digits).replaceAll('\u00a0', ' ')).toBe(words)
})
