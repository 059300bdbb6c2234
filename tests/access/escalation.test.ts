/** Nobody raises himself: roles with system rights are given by administrators only, whatever the way. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { accessApplication } from '#tests/support/access-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

const administrator = 'sys-role-administrator'
let full: FullHttp
let clerk: { id: string; cookie: string }
let admin: { id: string; cookie: string }

beforeAll(async () => {
  full = await fullHttp(accessApplication())
  const open = async (name: string, roles: string[]) => {
    const { actor } = await full.person(name, roles)
    await full.system.db.query({ text: 'update ed."user" set login = $1 where id = $2', values: [name, actor.userId] })
    return { id: actor.userId, cookie: await full.signIn(actor.userId) }
  }
  admin = await open('Olga', [administrator])
  await open('Second', [administrator])
  clerk = await open('Personnel', ['fix-role-people_clerk'])
})
afterAll(() => full?.drop())

const as = (who: { cookie: string }, method: string, path: string, body?: unknown) =>
  full.ask(who.cookie, { method, path: `/api${path}`, body, headers: { 'if-match': '*' } })
const rights = async () => (await as(clerk, 'GET', '/me')).body.system

test('a role is neither given, taken over nor brought back', async () => {
  const given = await as(clerk, 'POST', '/records/role_assignment', { user: clerk.id, role: administrator })
  expect(given.status).toBe(403)

  const filter = { combinator: 'and', rules: [{ field: 'role', operator: '=', value: administrator }] }
  const { records } = (await as(clerk, 'POST', '/records/role_assignment/query', { filter })).body
  const taken = await as(clerk, 'PATCH', `/records/role_assignment/${records[0].id}`, { user: clerk.id })
  expect(taken.status).toBe(403)

  const own = await as(clerk, 'POST', '/records/role_assignment', { user: clerk.id, role: 'fix-role-nobody' })
  expect(own.status).toBe(201)
  const raised = await as(clerk, 'PATCH', `/records/role_assignment/${own.body.id}`, { role: administrator })
  expect(raised.status).toBe(403)

  const lent = await as(admin, 'POST', '/records/role_assignment', { user: clerk.id, role: administrator })
  expect(lent.status).toBe(201)
  expect((await as(admin, 'DELETE', `/records/role_assignment/${lent.body.id}`)).status).toBe(204)
  const back = await as(clerk, 'POST', `/recycle-bin/role_assignment/${lent.body.id}/restore`)
  expect(back.status).toBe(403)
  expect(await rights()).toEqual([])
})

test('nor by a job', async () => {
  const filter = { combinator: 'and', rules: [{ field: 'role', operator: '=', value: administrator }] }
  const started = await as(clerk, 'POST', '/records/role_assignment/bulk', { filter, set: { user: clerk.id } })
  expect(await full.jobEnd(started.body.job)).toMatchObject({ updated: 0 })
  expect(await rights()).toEqual([])
})

test('an API key narrowed to one role has that role only', async () => {
  await as(admin, 'POST', '/records/role_assignment', { user: admin.id, role: 'fix-role-clerk' })
  const made = await as(admin, 'POST', '/api-keys', { name: 'narrow', roleId: 'fix-role-clerk' })
  expect(made.status).toBe(201)
  const authorization = `Bearer ${made.body.key}`
  const ask = (method: string, path: string, body?: unknown) =>
    full.ask(undefined, { method, path: `/api${path}`, body, headers: { authorization } })
  expect((await ask('GET', '/me')).body.system).toEqual(['analyse'])
  expect((await ask('GET', '/admin/roles')).status).toBe(403)
  expect((await ask('GET', '/records/note')).status).toBe(404)
  expect((await ask('POST', '/api-keys', { name: 'more' })).status).toBe(403)
  expect((await ask('POST', '/password', { current: 'x', password: 'y' })).status).toBe(403)
})

test('who has to choose a new password can do nothing else, and make no key', async () => {
  await full.system.db.query({
    text: 'update platform.credential set must_change = true where user_id = $1',
    values: [clerk.id],
  })
  const cookie = await full.signIn(clerk.id)
  await full.system.db.query({
    text: 'update platform.credential set must_change = true where user_id = $1',
    values: [clerk.id],
  })
  const ask = (method: string, path: string, body?: unknown) => full.ask(cookie, { method, path: `/api${path}`, body })
  for (const [method, path, body] of [
    ['GET', '/records/user'],
    ['GET', '/catalog'],
    ['POST', '/api-keys', { name: 'k' }],
    ['GET', '/jobs'],
  ] as const) {
    const answer = await ask(method, path, body)
    expect([path, answer.status, answer.body.mustChangePassword]).toEqual([path, 401, true])
  }
  expect((await ask('GET', '/me')).status).toBe(200)
})
