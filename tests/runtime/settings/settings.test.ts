/** Settings have values per unit and day; what is written for them is checked. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { SettingDefinition } from '#metadata/definitions.ts'
import type { Door } from '#runtime/door.ts'
import { loadSettings } from '#runtime/feel/load-settings.ts'
import { createActors } from '#runtime/people/actors.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import { forgetSettings, readSettings } from '#runtime/settings/read-settings.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { fixtureApplication } from '#tests/support/fixture-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const setting = (name: string, more: Partial<SettingDefinition>): SettingDefinition =>
  ({ id: `fix-${name}`, kind: 'setting', name, label: { en: name, 'zh-CN': name }, type: 'number', ...more }) as const

let fixture: FixtureSystem
let http: FixtureHttp
let admin: Caller
const units: Record<string, string> = {}

beforeAll(async () => {
  const application = fixtureApplication()
  fixture = await fixtureSystem({
    form: 'named',
    definitions: [
      ...application.definitions,
      setting('large_order', { default: '100000' }),
      setting('greeting', { type: 'text' }),
      setting('strict', { type: 'boolean', default: 'true' }),
      setting('start', { type: 'date', default: '2026-01-31' }),
    ],
  })
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  http = await fixtureHttp([
    recordWriteRoutes({ system: fixture.system, actors: createActors(fixture.system) } as Door),
  ])
  units.group = await fixture.insert('unit', { name: 'Group' })
  units.berlin = await fixture.insert('unit', { name: 'Berlin', parent: units.group })
  units.team = await fixture.insert('unit', { name: 'Team', parent: units.berlin })
  units.paris = await fixture.insert('unit', { name: 'Paris' })
})
afterAll(() => fixture?.drop())

const context = () => toContext(fixture.system, admin)
const valueOn = async (unit: string | null | undefined, day: string, name = 'large_order') =>
  (await readSettings(context(), unit ?? null, day, fixture.system.db)).get(name)
const write = (values: object) => http.ask(admin, 'POST', '/api/records/setting_value', values)

test('without values the defaults hold, as values of expressions', async () => {
  const settings = await loadSettings(context(), fixture.system.db)
  expect(
    Object.entries(settings)
      .toSorted()
      .map(([name, value]) => [name, value === null ? null : String(value)]),
  ).toEqual([
    ['fiscal_year_start', '1'],
    ['greeting', null],
    ['large_order', '100000'],
    ['start', '2026-01-31'],
    ['strict', 'true'],
  ])
})

test('a value holds from a day to a day, for a unit and those below it that have none', async () => {
  for (const values of [
    { setting: 'large_order', value: '200000', valid_from: '2026-01-01' },
    { setting: 'large_order', value: '300000', valid_from: '2026-07-01' },
    {
      setting: 'fix-large_order',
      value: '50000',
      valid_from: '2026-03-01',
      valid_to: '2026-03-31',
      unit: units.berlin,
    },
    { setting: 'greeting', value: 'Hallo', valid_from: '2026-01-01', unit: units.group },
  ]) {
    expect((await write(values)).status).toBe(201)
  }
  expect(await valueOn(null, '2025-12-31')).toBe('100000')
  expect(await valueOn(null, '2026-06-30')).toBe('200000')
  expect(await valueOn(null, '2026-07-01')).toBe('300000')
  expect(await valueOn(units.team, '2026-02-28')).toBe('200000')
  expect(await valueOn(units.team, '2026-03-31')).toBe('50000')
  expect(await valueOn(units.berlin, '2026-04-01')).toBe('200000')
  expect(await valueOn(units.group, '2026-03-15')).toBe('200000')
  expect(await valueOn(units.team, '2026-03-15', 'greeting')).toBe('Hallo')
  expect(await valueOn(units.paris, '2026-03-15', 'greeting')).toBeNull()
})

test('a value is kept under the id of its setting, so that a rename leaves it', async () => {
  const rows = await fixture.system.db.query<{ setting: string }>({
    text: 'select distinct setting from ed.setting_value order by 1',
    values: [],
  })
  expect(rows.map(row => row.setting)).toEqual(['fix-greeting', 'fix-large_order'])
})

test('what fits no setting is refused', async () => {
  const unknown = await write({ setting: 'large_ordr', value: '1' })
  expect(unknown.status).toBe(422)
  expect(unknown.body.errors).toMatchObject([
    {
      pointer: '/setting',
      code: 'setting/unknown',
      didYouMean: ['large_order'],
      texts: { 'zh-CN': expect.any(String) },
    },
  ])
  const unfit = await write({ setting: 'start', value: 'tomorrow' })
  expect(unfit.body.errors).toMatchObject([{ pointer: '/value', code: 'setting/unfit' }])
})

test('a value that is no longer of the type counts for nothing, and one that is deleted neither', async () => {
  await fixture.insert('setting_value', { setting: 'fix-strict', value: 'maybe', valid_from: '2026-01-01' })
  const { body } = await write({ setting: 'start', value: '2026-05-01', valid_from: '2026-01-01' })
  expect(await valueOn(null, '2026-02-01', 'strict')).toBe('true')
  expect(await valueOn(null, '2026-02-01', 'start')).toBe('2026-05-01')
  await fixture.system.db.query({
    text: 'update ed.setting_value set deleted_at = now() where id = $1',
    values: [body.id],
  })
  forgetSettings(context().catalog)
  expect(await valueOn(null, '2026-02-01', 'start')).toBe('2026-01-31')
})
