/** Cookies that are stolen, expired or made up, requests from other sites, and guessing of passwords. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { testPassword } from '#tests/support/full-http.ts'
import { doorsOf } from './doors.ts'

/** Doors for those who are not signed in. */
const open = new Set([
  'POST /api/sign-in',
  'POST /api/sign-out',
  'GET /api/sign-in-links/:token',
  'POST /api/sign-in-links/:token',
])

const patience = { timeout: 20_000 }
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const same = { 'sec-fetch-site': 'same-origin', 'if-match': '*' }

/** Every door answers 401 to these headers, and nothing changes. */
async function refusedEverywhere(headers: Record<string, string>): Promise<void> {
  const before = await databaseState(world.full.system.db)
  const answers: string[] = []
  for (const { route, method, path } of doorsOf(world)) {
    // The page of a preview tells nothing; what it asks is refused (tests/designer/preview).
    if (open.has(route) || / \/preview\//.test(route)) continue
    const body = world.full.schemas.get(route)?.body && method !== 'GET' ? { name: 'N', text: 'N' } : undefined
    const { status, body: problem } = await world.ask(undefined, {
      method,
      path,
      body,
      headers: { ...same, ...headers },
    })
    // A door that looks at the body first says 400 without having looked further.
    if (status !== 401 && !(status === 400 && problem.type === '/problems/request/invalid'))
      answers.push(`${route}: ${status}`)
  }
  expect(answers).toEqual([])
  expect(await databaseState(world.full.system.db)).toEqual(before)
}

const tokenOf = (cookie: string) => cookie.replace('fulcrum_session=', '')

test('a stranger', () => refusedEverywhere({}))

test.each([
  ['made up', 'fulcrum_session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['empty', 'fulcrum_session='],
  ['SQL', "fulcrum_session=' or '1'='1"],
  ['very long', `fulcrum_session=${'x'.repeat(7000)}`],
  ['another name', 'fulcrum_session_=x; xfulcrum_session=y'],
])('a cookie that is %s', (_what, cookie) => refusedEverywhere({ cookie }))

test('a cookie with one other character, or twice', async () => {
  const cookie = await world.full.signIn(world.own.user)
  const token = tokenOf(cookie)
  const other = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  await refusedEverywhere({ cookie: `fulcrum_session=${other}` })
  await refusedEverywhere({ cookie: `fulcrum_session=${other}; ${cookie}` })
})

test('a session as a key, and a key as a session', async () => {
  const cookie = await world.full.signIn(world.own.user)
  await refusedEverywhere({ authorization: `Bearer ${tokenOf(cookie)}` })
  const { body } = await world.ask('clerk', { method: 'POST', path: '/api/api-keys', body: { name: 'mine' } })
  await refusedEverywhere({ cookie: `fulcrum_session=${body.key}` })
  await refusedEverywhere({ authorization: `Basic ${body.key}` })
  await refusedEverywhere({ authorization: body.key })
})

test('a cookie that was stolen before its owner signed out', async () => {
  const cookie = await world.full.signIn(world.own.user)
  const me = () => world.full.ask(cookie, { method: 'GET', path: '/api/me' })
  expect((await me()).status).toBe(200)
  expect((await world.full.ask(cookie, { method: 'POST', path: '/api/sign-out' })).status).toBe(204)
  await expect.poll(async () => (await me()).status, patience).toBe(401)
  await refusedEverywhere({ cookie })
})

test('a cookie that was stolen before its owner changed the password', async () => {
  const cookie = await world.full.signIn(world.own.user)
  const body = { current: testPassword, password: 'another-horse-9' }
  const changed = await world.full.ask(cookie, { method: 'POST', path: '/api/password', body })
  expect(changed.status).toBe(204)
  expect(String(changed.headers['set-cookie'])).not.toContain(tokenOf(cookie))
  await expect
    .poll(async () => (await world.full.ask(cookie, { method: 'GET', path: '/api/me' })).status, patience)
    .toBe(401)
  await refusedEverywhere({ cookie })
})

test('a cookie that has expired, and that of somebody who has left', async () => {
  const { db } = world.full.system
  const cookie = await world.full.signIn(world.own.user)
  await db.script(`update platform.session set expires_at = now() - interval '1 second'`)
  await refusedEverywhere({ cookie })
  const left = await world.full.signIn(world.own.user)
  await db.query({ text: 'update ed."user" set active = false where id = $1', values: [world.own.user] })
  await db.script(`select pg_notify('fulcrum_people', ''), pg_notify('platform_identity', '')`)
  await expect
    .poll(async () => (await world.full.ask(left, { method: 'GET', path: '/api/me' })).status, patience)
    .toBe(401)
  await refusedEverywhere({ cookie: left })
  await db.query({ text: 'update ed."user" set active = true where id = $1', values: [world.own.user] })
  await db.script(`select pg_notify('fulcrum_people', '')`)
})

test('a page of another site changes nothing with the cookie of its visitor', async () => {
  const cookie = await world.full.signIn(world.foreign.user)
  const before = await databaseState(world.full.system.db)
  const doors = doorsOf(world).filter(door => door.method !== 'GET')
  expect(doors.length).toBeGreaterThan(20)
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:80.evil.example' },
    { origin: 'http://evil.example:80' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ] as Record<string, string>[]) {
    for (const { route, method, path } of doors) {
      for (const type of ['application/json', 'text/plain']) {
        const answer = await world.ask(undefined, {
          method,
          path,
          body: '{"name":"N"}',
          headers: { cookie, 'if-match': '*', 'content-type': type, ...headers },
        })
        expect([route, headers, answer.status, answer.body.type]).toEqual([
          route,
          headers,
          403,
          '/problems/request/foreign-origin',
        ])
      }
    }
  }
  const signIn = { method: 'POST', path: '/api/sign-in', body: { login: 'x', password: 'y' } }
  expect((await world.ask(undefined, { ...signIn, headers: { origin: 'https://evil.example' } })).status).toBe(403)
  expect(await databaseState(world.full.system.db)).toEqual(before)
})

test('guessing a password is slowed down, also many guesses at once, and tells nothing of logins', async () => {
  const login = `login-${world.foreign.user}`
  const guess = (name: string, password: string) =>
    world.ask(undefined, { method: 'POST', path: '/api/sign-in', body: { login: name, password } })
  const known = await guess(login, 'wrong-password')
  const unknown = await guess('nobody-at-all', 'wrong-password')
  expect([known.status, known.body]).toEqual([401, unknown.body])
  const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => guess(login, `guess-${at}-guess`)))
  const refused = answers.filter(answer => answer.status === 401).length
  expect(refused).toBeLessThanOrEqual(5)
  const blocked = answers.find(answer => answer.status === 429)
  expect(blocked?.body.type).toBe('/problems/sign-in/too-many')
  expect(Number(blocked?.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  const strange = await Promise.all(Array.from({ length: 10 }, () => guess('nobody-at-all', 'x')))
  expect(strange.some(answer => answer.status === 429)).toBe(true)
  await world.full.system.db.script(`update platform.sign_in_attempt set blocked_until = now() + interval '1 hour'`)
  expect((await guess(login, testPassword)).status).toBe(429)
})

test('logins and passwords of every kind', async () => {
  for (const [login, password] of [
    ["admin' --", 'x'],
    ['admin', "' or '1'='1"],
    ['ADMIN\u0130', 'x'],
    ['\u202eadmin', 'x'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ]) {
    const answer = await world.ask(undefined, { method: 'POST', path: '/api/sign-in', body: { login, password } })
    expect([login, answer.status]).toEqual([login, 401])
  }
  for (const body of [
    {},
    { login: 'x' },
    { login: 'x', password: '' },
    { login: ['x'], password: 'x' },
    { login: 'x', password: 'x'.repeat(201) },
    { login: 'x', password: 'x', admin: true },
  ]) {
    expect((await world.ask(undefined, { method: 'POST', path: '/api/sign-in', body })).status).toBe(400)
  }
})
