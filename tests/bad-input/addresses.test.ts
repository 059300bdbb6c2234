/** Hostile values in every place and every question of every address: an answer or a problem, never a fault of ours. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { doorsOf, withPlace } from './doors.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** As they stand in an address. */
const hostile: readonly string[] = [
  ...[
    "'; drop table ed.deal; --",
    '" or 1=1 --',
    "\\'; select pg_sleep(9)",
    '$1',
    '%',
    '{"$ne":null}',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../../etc/passwd',
    '😀'.repeat(20),
    '选择',
    '-',
    ',',
    '.',
    'name.name.name',
    'a\u0000b',
    'x'.repeat(450),
    'NaN',
    '1e400',
    '-1',
    '99999999999999999999',
    'true',
    '2026-13-45',
    'urn:uuid:01890000-0000-7000-8000-000000000000',
    '01890000-0000-7000-8000-000000000000',
    '------------------------------------',
    'null',
    '[]',
    '{}',
    '"x"',
    '['.repeat(20_000) + ']'.repeat(20_000),
    `{"combinator":"and","rules":[${'{"combinator":"and","rules":['.repeat(900)}${']}'.repeat(900)}]}`,
    cursor(["'; drop table ed.deal; --", 'x']),
    cursor(['infinity', '01890000-0000-7000-8000-000000000000']),
    cursor([null, null]),
    cursor([]),
    cursor({ length: 2 }),
    cursor([['a'], {}]),
    cursor(['2026-01-01T00:00:00.000000Z', 'x']),
    cursor(['a\u0000', 'b']),
  ].map(encodeURIComponent),
  '%00',
  '%ff',
  '%ed%a0%80',
  '%u4e00',
  '%',
]

async function faultOf(who: 'admin' | undefined, method: string, path: string): Promise<string[]> {
  const answer = await world.ask(who, { method, path, headers: { 'if-match': '*' } })
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  if (answer.status >= 500) return [`${method} ${path.slice(0, 200)}: ${answer.status} ${answer.text.slice(0, 200)}`]
  return answer.status >= 400 && !isProblem
    ? [`${method} ${path.slice(0, 200)}: ${answer.headers['content-type']}`]
    : []
}

test('in every place', async () => {
  const before = await databaseState(world.full.system.db)
  const wrong: string[] = []
  for (const door of doorsOf(world)) {
    for (const place of door.places) {
      for (const value of hostile) {
        wrong.push(...(await faultOf('admin', door.method, withPlace(world, door, place, value.slice(0, 2000)))))
      }
    }
  }
  expect(wrong).toEqual([])
  expect(await databaseState(world.full.system.db)).toEqual(before)
})

test('in every question', async () => {
  const before = await databaseState(world.full.system.db)
  const wrong: string[] = []
  for (const { route, method, path } of doorsOf(world)) {
    for (const name of Object.keys(world.full.schemas.get(route)?.querystring?.properties ?? {})) {
      for (const value of hostile) wrong.push(...(await faultOf('admin', method, `${path}?${name}=${value}`)))
      wrong.push(...(await faultOf('admin', method, `${path}?${name}=a&${name}=b`)))
      wrong.push(...(await faultOf('admin', method, `${path}?${name}[a]=b`)))
    }
  }
  expect(wrong).toEqual([])
  expect(await databaseState(world.full.system.db)).toEqual(before)
})

test('a question that no door knows is refused where questions are taken', async () => {
  for (const { route, method, path } of doorsOf(world)) {
    const known = world.full.schemas.get(route)?.querystring
    if (!known || method !== 'GET') continue
    for (const name of ['nonsense', '__proto__', 'constructor']) {
      const answer = await world.ask('admin', { method, path: `${path}?${name}=1` })
      expect([route, name, answer.status]).toEqual([route, name, 400])
    }
  }
})

test('an address that does not exist, and a method that it does not know, are problems', async () => {
  for (const [method, path] of [
    ['GET', '/api/nonsense'],
    ['DELETE', '/api/me'],
    ['PUT', '/api/records/客户'],
    ['GET', '/api/records/客户/x/y/z'],
    ['GET', '/api//records'],
    ['PROPFIND', '/api/records/客户'],
  ] as const) {
    const answer = await world.ask('admin', { method, path })
    expect([path, answer.status, answer.headers['content-type']]).toEqual([
      path,
      404,
      'application/problem+json; charset=utf-8',
    ])
  }
})
