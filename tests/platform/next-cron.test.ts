/** When schedules come next. */
import { expect, test } from 'vitest'
import { nextCron } from '#platform/next-cron.ts'

const zone = 'Asia/Shanghai'
const next = (cron: string, after: string, timeZone = zone) => {
  const found = nextCron(cron, timeZone, Date.parse(after))
  return found === undefined ? undefined : new Date(found).toISOString()
}

test.each([
  ['* * * * *', '2026-11-22T00:00:00Z', '2026-11-22T00:01:00.000Z'],
  ['0 9 * * 1-5', '2026-11-21T00:00:00Z', '2026-11-23T01:00:00.000Z'],
  ['*/15 8-10 * * *', '2026-11-22T01:50:00Z', '2026-11-22T02:00:00.000Z'],
  ['30 0 1 1,7 *', '2026-11-22T00:00:00Z', '2026-12-31T16:30:00.000Z'],
  ['0 0 29 2 *', '2026-11-22T00:00:00Z', '2028-02-28T16:00:00.000Z'],
  ['0 12 13 * 5', '2026-11-22T00:00:00Z', '2026-11-27T04:00:00.000Z'],
  ['0 0 * * 7', '2026-11-23T00:00:00Z', '2026-11-28T16:00:00.000Z'],
  ['5/20 * * * *', '2026-11-22T00:06:00Z', '2026-11-22T00:25:00.000Z'],
])('%s after %s is %s', (cron, after, expected) => {
  expect(next(cron, after)).toBe(expected)
})

test('clocks that are put forward skip nothing, and put back do nothing twice', () => {
  expect(next('30 2 * * *', '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  const first = next('30 2 * * *', '2026-10-24T22:00:00Z', 'Europe/Berlin')
  expect(first).toBe('2026-10-25T00:30:00.000Z')
  expect(next('30 2 * * *', first!, 'Europe/Berlin')).toBe('2026-10-26T01:30:00.000Z')
})

test.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  'a b c d e',
  '5-1 * * * *',
  '*/0 * * * *',
])('"%s" is no schedule', cron => {
  expect(next(cron, '2026-11-22T00:00:00Z')).toBeUndefined()
})

test('a day that never comes is never', () => {
  expect(next('0 0 31 2 *', '2026-11-22T00:00:00Z')).toBeUndefined()
})
