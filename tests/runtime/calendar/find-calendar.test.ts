import { afterAll, beforeAll, expect, test } from 'vitest'

import { findCalendar } from '#runtime/calendar/find-calendar.ts'
import { dueAt } from '#runtime/calendar/working-time.ts'
import type { Caller } from '#runtime/system.ts'
import { toContext } from '#runtime/system.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
const units: Record<string, string> = {}

beforeAll(async () => {
  fixture = await fixtureSystem()
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  units.group = await fixture.insert('unit', { name: 'Group' })
  units.berlin = await fixture.insert('unit', { name: 'Berlin', parent: units.group })
  units.team = await fixture.insert('unit', { name: 'Team', parent: units.berlin })
})
afterAll(() => fixture?.drop())

const find = (unit: string | null) => findCalendar(toContext(fixture.system, admin), unit)
const workedOn = async (unit: string | null, date: string) => (await find(unit)).days.get(date)?.length

test('without any calendar people work as usual', async () => {
  const calendar = await find(null)
  expect(calendar.timeZone).toBe('Asia/Shanghai')
  expect(calendar.week.map(hours => hours.length)).toEqual([2, 2, 2, 2, 2, 0, 0])
})

test('a unit has the calendar of the nearest unit above, and all holidays on the way', async () => {
  const { insert } = fixture
  await insert('working_calendar', { name: 'All', monday: '08:00-16:00' })
  await insert('working_calendar', {
    name: 'Berlin',
    unit: units.berlin,
    time_zone: 'Europe/Berlin',
    friday: '09:00-13:00',
  })
  await insert('holiday', { name: 'National', kind: 'off', from: '2026-10-01', to: '2026-10-03' })
  await insert('holiday', {
    name: 'Works',
    unit: units.berlin,
    kind: 'working',
    from: '2026-10-02',
    hours: '10:00-12:00',
  })
  await insert('holiday', {
    name: 'Elsewhere',
    unit: await insert('unit', { name: 'Paris' }),
    kind: 'off',
    from: '2026-07-14',
  })
  const team = await find(units.team ?? '')
  expect(team.timeZone).toBe('Europe/Berlin')
  expect(team.week.map(hours => hours.length)).toEqual([0, 0, 0, 0, 1, 0, 0])
  expect([...team.days.keys()].sort()).toEqual(['2026-10-01', '2026-10-02', '2026-10-03'])
  expect(team.days.get('2026-10-02')).toEqual([{ from: 600, to: 720 }])
  expect((await find(units.group ?? '')).week.map(hours => hours.length)).toEqual([1, 0, 0, 0, 0, 0, 0])
  expect(await workedOn(units.group ?? '', '2026-10-02')).toBe(0)
})

test('a working day without hours is like an ordinary one', async () => {
  const other = await fixture.insert('unit', { name: 'Other' })
  await fixture.insert('working_calendar', { name: 'Other', unit: other, monday: '09:00-12:00' })
  await fixture.insert('holiday', { name: 'Sunday', unit: other, kind: 'working', from: '2026-11-22' })
  expect((await find(other)).days.get('2026-11-22')).toEqual([{ from: 540, to: 720 }])
})

test('a calendar in which nobody works is told', async () => {
  const empty = await fixture.insert('unit', { name: 'Empty' })
  await fixture.insert('working_calendar', { name: 'Empty', unit: empty })
  const calendar = await find(empty)
  expect(() => dueAt(calendar, Date.now(), 1)).toThrow('working calendar')
})
