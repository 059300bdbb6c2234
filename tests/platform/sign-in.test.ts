import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createSignals, type Signals } from '#platform/database/signals.ts'
import { createHttp } from '#platform/http/server.ts'
import { newId } from '#platform/new-id.ts'
import { problemKind } from '#platform/problem.ts'
import { createAuthenticate, forgetIdentity } from '#platform/sign-in/authenticate.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import type { SignInEvent } from '#platform/sign-in/sign-in-deps.ts'
import { signInRoutes } from '#platform/sign-in/sign-in-routes.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

const forbidden = problemKind('test/forbidden', 403, 'Forbidden')
const ann = randomUUID()
const admin = randomUUID()
const newcomer = randomUUID()
const inactive = new Set<string>()
const events: SignInEvent[] = []
let fresh: TestDatabase
let signals: Signals
let http: FastifyInstance

beforeAll(async () => {
  fresh = await freshDatabase()
  const { db } = fresh
  signals = createSignals({ directUrl: fresh.url })
  const isActive = async (userId: string) => !inactive.has(userId)
  const authenticate = await createAuthenticate({ db, signals, isActive })
  http = await createHttp({ publicUrl: undefined, trustProxy: true, rateLimit: 0, logLevel: 'silent' })
  await http.register(
    signInRoutes({
      db,
      authenticate,
      publicUrl: undefined,
      isActive,
      describeUser: async () => ({ name: 'Somebody' }),
      loginOf: async userId => (userId === newcomer ? 'newcomer' : undefined),
      assertAdministrator: async request => {
        if ((await authenticate(request))?.userId !== admin) throw forbidden('no')
      },
      assertMayUseRole: async () => undefined,
      recordEvent: async event => void events.push(event),
    }),
  )
  http.get('/who', async request => (await authenticate(request)) ?? { nobody: true })
})
beforeEach(async () => {
  events.length = 0
  inactive.clear()
  await fresh.db.script(
    'truncate platform.credential, platform.session, platform.api_key, platform.sign_in_link, platform.sign_in_attempt',
  )
  await saveCredential(fresh.db, { userId: ann, login: 'Ann', password: 'correct horse' })
  await saveCredential(fresh.db, { userId: admin, login: 'admin', password: 'battery staple' })
})
afterAll(async () => {
  await http.close()
  await signals.close()
  await fresh.drop()
})

/** Sends like a browser of ours. */
const send = (
  method: NonNullable<InjectOptions['method']>,
  url: string,
  payload?: object,
  cookie?: string,
  ip = '10.0.0.1',
) =>
  http.inject({
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: { host: 'crm.test', origin: 'http://crm.test', 'x-forwarded-for': ip, ...(cookie ? { cookie } : {}) },
  })
const signIn = async (login: string, password: string, cookie?: string, ip?: string) => {
  const answer = await send('POST', '/api/sign-in', { login, password }, cookie, ip)
  const set = String(answer.headers['set-cookie'] ?? '')
  return { answer, cookie: set.split(';')[0]!, set }
}
const who = async (cookie: string) => (await send('GET', '/who', undefined, cookie)).json()

test('signing in opens a session under a new id and signing out ends it', async () => {
  const first = await signIn(' ANN ', 'correct horse')
  expect(first.answer.statusCode).toBe(200)
  expect(first.answer.json()).toEqual({ user: { id: ann, login: 'ann', mustChangePassword: false, name: 'Somebody' } })
  expect(first.set).toMatch(/^fulcrum_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(await who(first.cookie)).toMatchObject({ userId: ann })
  const second = await signIn('ann', 'correct horse', first.cookie)
  expect(second.cookie).not.toBe(first.cookie)
  await vi.waitFor(async () => expect(await who(first.cookie)).toEqual({ nobody: true }))
  expect((await send('POST', '/api/sign-out', undefined, second.cookie)).statusCode).toBe(204)
  await vi.waitFor(async () => expect(await who(second.cookie)).toEqual({ nobody: true }))
  expect(events.map(event => event.kind)).toEqual(['signed-in', 'signed-in', 'signed-out'])
  const kept = JSON.stringify(await fresh.db.query(sql`select * from platform.session`))
  expect(kept).not.toContain(second.cookie.split('=')[1])
})

test('unknown login, wrong password and inactive user are answered alike', async () => {
  inactive.add(admin)
  const answers = await Promise.all([
    signIn('ann', 'wrong password'),
    signIn('nobody', 'wrong password'),
    signIn('admin', 'battery staple'),
  ])
  const bodies = new Set(answers.map(({ answer }) => answer.body))
  expect(bodies.size).toBe(1)
  expect(answers[0].answer.statusCode).toBe(401)
  expect(answers[0].answer.json()).toMatchObject({ type: '/problems/sign-in/refused' })
})

test.each(['ann', 'nobody'])('after five failures %s has to wait, from this client', async login => {
  const guesses = await Promise.all(Array.from({ length: 8 }, () => signIn(login, 'wrong password')))
  const statuses = guesses.map(({ answer }) => answer.statusCode).sort()
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
  const blocked = (await signIn(login, 'correct horse')).answer
  expect(blocked.json()).toMatchObject({ type: '/problems/sign-in/too-many' })
  expect(Number(blocked.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect((await signIn('ann', 'correct horse', undefined, '10.0.0.2')).answer.statusCode).toBe(200)
  await fresh.db.script(`update platform.sign_in_attempt set blocked_until = now()`)
  expect((await signIn('ann', 'correct horse')).answer.statusCode).toBe(200)
})

test('a change of password needs the old one, ends other sessions, rotates the own', async () => {
  await saveCredential(fresh.db, { userId: ann, login: 'ann', password: 'correct horse', mustChange: true })
  const other = await signIn('ann', 'correct horse')
  const mine = await signIn('ann', 'correct horse')
  expect(await who(mine.cookie)).toMatchObject({ mustChangePassword: true })
  const change = (current: string, password: string) =>
    send('POST', '/api/password', { current, password }, mine.cookie)
  expect((await change('wrong', 'another password')).statusCode).toBe(401)
  expect((await change('correct horse', 'short')).json()).toMatchObject({ type: '/problems/password/weak' })
  expect((await change('correct horse', 'aaaaaaaaaaaa')).statusCode).toBe(422)
  expect((await send('POST', '/api/password', { current: 'x', password: 'another password' })).statusCode).toBe(401)
  const answer = await change('correct horse', 'another password')
  expect(answer.statusCode).toBe(204)
  await vi.waitFor(async () => expect(await who(mine.cookie)).toEqual({ nobody: true }))
  expect(await who(other.cookie)).toEqual({ nobody: true })
  const rotated = await who(String(answer.headers['set-cookie']).split(';')[0]!)
  expect(rotated).toMatchObject({ userId: ann })
  expect(rotated).not.toHaveProperty('mustChangePassword')
  expect((await signIn('ann', 'another password')).answer.statusCode).toBe(200)
})

test('deactivation reaches remembered identities at once', async () => {
  const { cookie } = await signIn('ann', 'correct horse')
  expect(await who(cookie)).toMatchObject({ userId: ann })
  inactive.add(ann)
  await forgetIdentity(fresh.db, ann)
  await vi.waitFor(async () => expect(await who(cookie)).toEqual({ nobody: true }))
})

test('an invitation lets a newcomer choose a password, once', async () => {
  const { cookie } = await signIn('admin', 'battery staple')
  const asAnn = await signIn('ann', 'correct horse')
  expect((await send('POST', `/api/admin/users/${newcomer}/invitation`, undefined, asAnn.cookie)).statusCode).toBe(403)
  expect((await send('POST', `/api/admin/users/${randomUUID()}/invitation`, undefined, cookie)).statusCode).toBe(404)
  const made = await send('POST', `/api/admin/users/${newcomer}/invitation`, undefined, cookie)
  expect(made.statusCode).toBe(201)
  const { url } = made.json() as { url: string }
  const api = `/api${new URL(url).pathname}`
  expect((await send('GET', api)).json()).toMatchObject({ login: 'newcomer', kind: 'invitation' })
  expect((await send('POST', api, { password: 'newcomer' })).statusCode).toBe(422)
  const uses = await Promise.all([1, 2].map(() => send('POST', api, { password: 'my own password' })))
  expect(uses.map(use => use.statusCode).sort()).toEqual([200, 404])
  expect((await send('GET', api)).json()).toMatchObject({ type: '/problems/sign-in-link/gone' })
  expect((await signIn('newcomer', 'my own password')).answer.statusCode).toBe(200)
})

test('sessions are listed and ended by their user and by administrators', async () => {
  const asAdmin = await signIn('admin', 'battery staple')
  const mine = await signIn('ann', 'correct horse')
  const other = await signIn('ann', 'correct horse')
  const { sessions } = (await send('GET', '/api/sessions', undefined, mine.cookie)).json() as {
    sessions: { id: string; current: boolean }[]
  }
  expect(sessions.map(session => session.current).sort()).toEqual([false, true])
  const adminSession = (await who(asAdmin.cookie)).sessionId as string
  expect((await send('DELETE', `/api/sessions/${adminSession}`, undefined, mine.cookie)).statusCode).toBe(404)
  const otherId = sessions.find(session => !session.current)!.id
  expect((await send('DELETE', `/api/sessions/${otherId}`, undefined, mine.cookie)).statusCode).toBe(204)
  await vi.waitFor(async () => expect(await who(other.cookie)).toEqual({ nobody: true }))
  expect((await send('GET', '/api/admin/sessions', undefined, mine.cookie)).statusCode).toBe(403)
  expect(
    (await send('GET', `/api/admin/sessions?user=${ann}`, undefined, asAdmin.cookie)).json().sessions,
  ).toHaveLength(1)
  expect((await send('DELETE', `/api/admin/sessions?user=${ann}`, undefined, asAdmin.cookie)).statusCode).toBe(204)
  await vi.waitFor(async () => expect(await who(mine.cookie)).toEqual({ nobody: true }))
})

test('API keys stand for their user until removed, and cannot make keys', async () => {
  const { cookie } = await signIn('ann', 'correct horse')
  const roleId = randomUUID()
  const made = (await send('POST', '/api/api-keys', { name: 'import', roleId }, cookie)).json() as {
    id: string
    key: string
  }
  const bearer = { authorization: `Bearer ${made.key}` }
  const asKey = async () => (await http.inject({ url: '/who', headers: bearer })).json()
  expect(await asKey()).toEqual({ userId: ann, apiKeyId: made.id, roleId })
  expect(
    (await http.inject({ method: 'POST', url: '/api/api-keys', headers: bearer, payload: { name: 'more' } }))
      .statusCode,
  ).toBe(403)
  const listed = (await send('GET', '/api/api-keys', undefined, cookie)).body
  expect(listed).toContain(made.key.slice(0, 10))
  expect(listed).not.toContain(made.key)
  expect(await who(`fulcrum_session=${made.key}`)).toEqual({ nobody: true })
  expect((await send('DELETE', `/api/api-keys/${made.id}`, undefined, cookie)).statusCode).toBe(204)
  await vi.waitFor(async () => expect(await asKey()).toEqual({ nobody: true }))
  const past = await send('POST', '/api/api-keys', { name: 'old', expiresAt: '2020-01-01T00:00:00Z' }, cookie)
  const expired = await http.inject({ url: '/who', headers: { authorization: `Bearer ${past.json().key}` } })
  expect(expired.json()).toEqual({ nobody: true })
})

test('ids sort by creation', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})
