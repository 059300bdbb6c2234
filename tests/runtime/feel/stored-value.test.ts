import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'

import { toDecimal } from '#runtime/feel/decimal.ts'
import { isEqual } from '#runtime/feel/is-equal.ts'
import { usualLimits } from '#runtime/feel/limits.ts'
import { Run } from '#runtime/feel/run.ts'
import { fromMonths, fromNanoseconds } from '#runtime/feel/temporal/durations.ts'
import { contextOf, FeelRange, type FeelValue, recordValue, ZonedTime } from '#runtime/feel/values.ts'
import { fromStored, toStored } from '#runtime/workflows/engine/stored-value.ts'
import { plainOf } from './plain.ts'

const zone = fc.constantFrom('UTC', '+08:00', '-05:30', 'Asia/Shanghai', 'Europe/Berlin')
const second = fc.integer({ min: -60_000_000_000, max: 200_000_000_000 })
const local = second.map(seconds => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO('UTC'))
const scalar: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -30, max: 30 }))
    .map(([digits, exponent]) => toDecimal(`${digits}e${exponent}`)),
  local.map(moment => moment.toPlainDate()),
  local.map(moment => moment.toPlainTime()),
  local.map(moment => moment.toPlainDateTime()),
  fc.tuple(local, zone).map(([moment, name]) => moment.withTimeZone(name)),
  fc.tuple(local, zone).map(([moment, name]) => new ZonedTime(moment.toPlainTime(), name)),
  fc.integer({ min: -10_000, max: 10_000 }).map(fromMonths),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fromNanoseconds),
  fc.uuid().map(id => recordValue('crm-account', { id })),
)
const name = fc.oneof(fc.constantFrom('$', 'value', 'id', '__proto__', 'constructor'), fc.string())
const { value } = fc.letrec<{ value: FeelValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map(contextOf),
    fc
      .tuple(fc.integer(), fc.integer(), fc.boolean(), fc.boolean())
      .map(
        ([low, high, lowClosed, highClosed]) => new FeelRange(toDecimal(low), toDecimal(high), lowClosed, highClosed),
      ),
  ),
}))

test('a variable is the same after it was kept as JSON', () => {
  fc.assert(
    fc.property(value, given => {
      const kept = JSON.parse(JSON.stringify(toStored(given)))
      const back = fromStored(kept, [], (object, id) => recordValue(object, { id }))
      expect(plainOf(back)).toEqual(plainOf(given))
      expect(isEqual(back, given, new Run(contextOf([]), usualLimits))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
