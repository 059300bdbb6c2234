/** When scheduled reports come: by the clock of a zone, around days off. */
import { expect, test } from 'vitest'

import type { WorkingCalendar } from '#runtime/calendar/working-spans.ts'
import { nextTime, nextTimes } from '#runtime/reports/schedules/next-time.ts'
import type { Timing } from '#runtime/reports/schedules/schedule.ts'

const worked = [{ from: 540, to: 1080 }]
const calendar = (days: Record<string, typeof worked> = {}): WorkingCalendar => ({
  timeZone: 'Asia/Shanghai',
  week: [worked, worked, worked, worked, worked, [], []],
  days: new Map(Object.entries(days)),
})
const timing = (cron: string, daysOff: Timing['daysOff'], timeZone = 'Asia/Shanghai'): Timing => ({
  cron,
  daysOff,
  timeZone,
})
const at = (text: string) => Date.parse(text)
const shown = (times: readonly number[]) => times.map(time => new Date(time).toISOString().slice(0, 16))

test('working days leave out weekends and holidays, and know the Saturday that is worked for them', () => {
  const national = calendar({ '2026-10-01': [], '2026-10-02': [], '2026-10-10': worked })
  const times = nextTimes(timing('0 8 * * *', 'skip'), national, at('2026-09-30T01:00:00Z'), 7)
  expect(shown(times).map(time => time.slice(0, 10))).toEqual([
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-12',
  ])
  expect(shown(times)[0]).toBe('2026-10-05T00:00')
})

test('what falls on a day off comes at that time of the next working day, once', () => {
  const monthly = nextTimes(timing('30 7 1 * *', 'next'), calendar(), at('2026-07-15T00:00:00Z'), 3)
  expect(shown(monthly)).toEqual(['2026-08-02T23:30', '2026-08-31T23:30', '2026-09-30T23:30'])
  const daily = nextTimes(timing('0 8 * * *', 'next'), calendar(), at('2026-11-20T01:00:00Z'), 3)
  expect(shown(daily)).toEqual(['2026-11-23T00:00', '2026-11-24T00:00', '2026-11-25T00:00'])
})

test('times that were moved come in their order among those that were not', () => {
  const often = nextTimes(timing('0 8,20 * * *', 'next'), calendar(), at('2026-11-21T00:00:00Z'), 3)
  expect(shown(often)).toEqual(['2026-11-23T00:00', '2026-11-23T12:00', '2026-11-24T00:00'])
  expect(shown([nextTime(timing('0 8,10,20 * * *', 'next'), calendar(), at('2026-11-23T01:00:00Z')) ?? 0])).toEqual([
    '2026-11-23T02:00',
  ])
})

test('the clock decides where it is put forward and back', () => {
  const berlin = timing('30 2 * * *', 'send', 'Europe/Berlin')
  const spring = nextTimes(berlin, calendar(), at('2026-03-28T12:00:00Z'), 2)
  expect(shown(spring)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30'])
  const autumn = nextTimes(berlin, calendar(), at('2026-10-24T12:00:00Z'), 2)
  expect(shown(autumn)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30'])
})

test('what never comes is told', () => {
  expect(nextTime(timing('0 8 30 2 *', 'send'), calendar(), 0)).toBeUndefined()
  expect(nextTime(timing('soon', 'send'), calendar(), 0)).toBeUndefined()
  const idle: WorkingCalendar = { ...calendar(), week: [[], [], [], [], [], [], []] }
  expect(nextTime(timing('0 8 * * *', 'skip'), idle, at('2026-01-01T00:00:00Z'))).toBeUndefined()
  expect(nextTime(timing('0 8 * * *', 'next'), idle, at('2026-01-01T00:00:00Z'))).toBeUndefined()
})
