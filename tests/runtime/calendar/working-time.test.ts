import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseHours } from '#runtime/calendar/hours.ts'
import type { WorkingCalendar } from '#runtime/calendar/working-spans.ts'
import { addWorkingDays, addWorkingTime, dueAt, workingTimeBetween } from '#runtime/calendar/working-time.ts'

const hour = 3_600_000
const usual = '09:00-12:00, 13:00-18:00'
const at = (text: string) => Date.parse(text)

function calendar(week: string[], days: Record<string, string> = {}, timeZone = 'Asia/Shanghai'): WorkingCalendar {
  return {
    timeZone,
    week: week.map(parseHours),
    days: new Map(Object.entries(days).map(([date, hours]) => [date, parseHours(hours)])),
  }
}
const office = (days: Record<string, string> = {}, timeZone?: string) =>
  calendar([usual, usual, usual, usual, usual, '', ''], days, timeZone)

describe('adding', () => {
  test.each([
    ['within a morning', '2026-11-23T09:30:00+08:00', 2, '2026-11-23T11:30:00+08:00'],
    ['over noon', '2026-11-23T11:00:00+08:00', 2, '2026-11-23T14:00:00+08:00'],
    ['to the end of a day, not to the next', '2026-11-23T13:00:00+08:00', 5, '2026-11-23T18:00:00+08:00'],
    ['over a night', '2026-11-23T17:00:00+08:00', 2, '2026-11-24T10:00:00+08:00'],
    ['over a weekend', '2026-11-27T17:00:00+08:00', 2, '2026-11-30T10:00:00+08:00'],
    ['from a Sunday', '2026-11-22T15:00:00+08:00', 1, '2026-11-23T10:00:00+08:00'],
    ['backward over a weekend', '2026-11-30T10:00:00+08:00', -2, '2026-11-27T17:00:00+08:00'],
    ['nothing', '2026-11-22T15:00:00+08:00', 0, '2026-11-22T15:00:00+08:00'],
  ])('%s', (_, from, hours, to) => {
    expect(new Date(addWorkingTime(office(), at(from), hours * hour)).toISOString()).toBe(new Date(to).toISOString())
  })

  test('holidays, half days and working Sundays', () => {
    const golden = office({ '2026-10-01': '', '2026-10-02': '', '2026-10-04': usual, '2026-10-05': '09:00-12:00' })
    const due = addWorkingTime(golden, at('2026-09-30T17:00:00+08:00'), 13 * hour)
    expect(new Date(due)).toEqual(new Date('2026-10-06T10:00:00+08:00'))
  })

  test('a night shift belongs to the day on which it begins', () => {
    const nights = calendar(['22:00-06:00', '', '', '', '', '', ''])
    expect(new Date(addWorkingTime(nights, at('2026-11-23T23:00:00+08:00'), 6 * hour))).toEqual(
      new Date('2026-11-24T05:00:00+08:00'),
    )
    expect(workingTimeBetween(nights, at('2026-11-24T00:00:00+08:00'), at('2026-11-25T00:00:00+08:00'))).toBe(6 * hour)
  })

  test('hours that the clock leaves out are not worked, those that it repeats are', () => {
    const always = calendar(
      Array.from({ length: 7 }, () => '00:00-24:00'),
      {},
      'Europe/Berlin',
    )
    const day = (date: string, next: string) => workingTimeBetween(always, at(date), at(next))
    expect(day('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23 * hour)
    expect(day('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25 * hour)
    const gap = calendar(
      Array.from({ length: 7 }, () => '02:00-03:00'),
      {},
      'Europe/Berlin',
    )
    expect(workingTimeBetween(gap, at('2026-03-29T00:00:00+01:00'), at('2026-03-30T00:00:00+02:00'))).toBe(0)
  })

  test('the same hours on the clock on both sides of the change', () => {
    const berlin = office({}, 'Europe/Berlin')
    expect(new Date(addWorkingTime(berlin, at('2026-10-23T17:00:00+02:00'), 2 * hour))).toEqual(
      new Date('2026-10-26T10:00:00+01:00'),
    )
  })
})

describe('days', () => {
  test('are those on which somebody works, at the same time of day', () => {
    expect(new Date(addWorkingDays(office(), at('2026-11-27T10:30:00+08:00'), 2))).toEqual(
      new Date('2026-12-01T10:30:00+08:00'),
    )
    expect(new Date(addWorkingDays(office(), at('2026-11-30T10:30:00+08:00'), -1))).toEqual(
      new Date('2026-11-27T10:30:00+08:00'),
    )
  })

  test('what is outside the hours comes to their end or beginning', () => {
    expect(new Date(addWorkingDays(office(), at('2026-11-23T23:00:00+08:00'), 1))).toEqual(
      new Date('2026-11-24T18:00:00+08:00'),
    )
    expect(new Date(addWorkingDays(office(), at('2026-11-23T03:00:00+08:00'), 1))).toEqual(
      new Date('2026-11-24T09:00:00+08:00'),
    )
  })

  test('a duration is full days and a rest', () => {
    expect(new Date(dueAt(office(), at('2026-11-27T10:00:00+08:00'), 52 * hour))).toEqual(
      new Date('2026-12-01T15:00:00+08:00'),
    )
  })
})

describe('no end', () => {
  test('without any working time there is a problem that says so', () => {
    const never = calendar(['', '', '', '', '', '', ''])
    const code = { code: 'calendar/no-working-time' }
    expect(() => addWorkingTime(never, 0, 1)).toThrow(expect.objectContaining(code))
    expect(() => addWorkingTime(never, 0, -1)).toThrow(expect.objectContaining(code))
    expect(() => addWorkingDays(never, 0, 1)).toThrow(expect.objectContaining(code))
    expect(workingTimeBetween(never, 0, 1000 * hour)).toBe(0)
  })

  test('an endless time is refused, not counted', () => {
    expect(() => addWorkingTime(office(), 0, Number.MAX_SAFE_INTEGER)).toThrow('working time within ten years')
    expect(() => workingTimeBetween(office(), 0, at('2026-01-01'))).toThrow('Only ten years')
  })
})

test('hours that make no sense are left out', () => {
  expect(parseHours('09:00-12:00, 25:00-26:00, x, 13:00-13:00')).toEqual([{ from: 540, to: 720 }])
  expect(parseHours('13:00-18:00,09:00-12:00').map(item => item.from)).toEqual([540, 780])
  expect(parseHours('00:00-24:00')).toEqual([{ from: 0, to: 1440 }])
})

const clock = fc.integer({ min: 0, max: 1439 }).map(minutes => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
})
const someHours = fc
  .array(fc.tuple(clock, clock), { maxLength: 3 })
  .map(parts => parts.map(([from, to]) => `${from}-${to}`).join(', '))
const someDate = fc
  .integer({ min: 0, max: 400 })
  .map(days => new Date(at('2026-01-01') + days * 24 * hour).toISOString().slice(0, 10))
const someCalendar = fc
  .record({
    week: fc.array(someHours, { minLength: 7, maxLength: 7 }),
    days: fc.dictionary(someDate, someHours, { maxKeys: 20 }),
    timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
  })
  .filter(({ week }) => week.some(hours => parseHours(hours).length > 0))
  .map(({ week, days, timeZone }) => calendar(week, days, timeZone))
const someMoment = fc
  .integer({ min: at('2026-01-01') / 60_000, max: at('2027-01-01') / 60_000 })
  .map(value => value * 60_000)
const someTime = fc.integer({ min: 1, max: 30 * 60 }).map(minutes => minutes * 60_000)

test('after a working time has been added, exactly so much was worked, and not a minute earlier', () => {
  fc.assert(
    fc.property(someCalendar, someMoment, someTime, (works, from, time) => {
      const to = addWorkingTime(works, from, time)
      expect(workingTimeBetween(works, from, to)).toBe(time)
      expect(workingTimeBetween(works, from, to - 60_000)).toBeLessThan(time)
      const back = addWorkingTime(works, to, -time)
      expect(workingTimeBetween(works, back, to)).toBe(time)
      expect(back).toBeGreaterThanOrEqual(from)
    }),
    { numRuns: 60 },
  )
})

test('working time adds up, and is never more than the time that passes', () => {
  fc.assert(
    fc.property(someCalendar, fc.tuple(someMoment, someMoment, someMoment), (works, moments) => {
      const [a, b, c] = moments.toSorted((one, other) => one - other) as [number, number, number]
      const whole = workingTimeBetween(works, a, c)
      expect(workingTimeBetween(works, a, b) + workingTimeBetween(works, b, c)).toBe(whole)
      expect(workingTimeBetween(works, c, a)).toBe(0 - whole)
      expect(whole).toBeLessThanOrEqual(c - a)
    }),
    { numRuns: 25 },
  )
})
