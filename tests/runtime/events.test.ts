import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createFloor } from '#runtime/events/floor.ts'
import { tell } from '#runtime/events/tell.ts'
import type { Caller } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type EventReader, readEvents } from '#tests/support/event-stream.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

let full: FullHttp
let address: string
let clerk: Caller
let other: Caller
let admin: Caller
const cookies = new Map<Caller, string>()
const opened: EventReader[] = []

beforeAll(async () => {
  full = await fullHttp(accessApplication())
  clerk = await full.person('Clerk', ['fix-role-clerk'])
  other = await full.person('Other', ['fix-role-nobody'])
  admin = await full.person('Admin', ['sys-role-administrator'])
  for (const person of [clerk, other, admin]) cookies.set(person, await full.signIn(person.actor.userId))
  // Somebody who can sign in has to stay an administrator.
  await full.system.db.query({
    text: `update ed."user" set login = 'admin' where id = $1`,
    values: [admin.actor.userId],
  })
  await full.http.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(full.http.server.address() as AddressInfo).port}/api/events`
})
afterAll(async () => {
  for (const reader of opened) reader.close()
  await full?.drop()
})

async function listen(person: Caller | undefined, headers: Record<string, string> = {}): Promise<EventReader> {
  const cookie = person && cookies.get(person)
  const reader = await readEvents(address, { ...(cookie ? { cookie } : {}), ...headers })
  opened.push(reader)
  if (reader.status === 200) await reader.find(event => event.event === 'ready')
  return reader
}
const make = async (person: Caller, name: string) => {
  const { body } = await full.ask(cookies.get(person), { method: 'POST', path: '/api/records/客户', body: { name } })
  return body.id as string
}
const about = (id: string) => (event: { event: string; data: { ids?: string[] } }) =>
  event.event === 'records' && event.data.ids?.includes(id) === true

test('a change is told with ids to who may read the object, and to nobody else', async () => {
  const [mine, foreign, theirs] = [await listen(clerk), await listen(admin), await listen(other)]
  const id = await make(clerk, 'Bell')
  expect((await mine.find(about(id)))?.data).toEqual({ object: '客户', ids: [id], mine: true })
  expect((await foreign.find(about(id)))?.data).toEqual({ object: '客户', ids: [id], mine: false })
  // What is told to all comes after, so nothing of the record is still on its way to him.
  await write(full.system, admin, context => tell(context, 'tasks', { users: [other.actor.userId] }))
  await make(admin, 'Later')
  expect(await theirs.find(event => event.event === 'tasks')).toMatchObject({ data: {} })
  expect(theirs.seen.filter(event => event.event === 'records')).toEqual([])
  for (const reader of [mine, foreign, theirs]) reader.close()
})

test('what is for some is told to users, holders of roles and members only', async () => {
  const [one, two] = [await listen(clerk), await listen(admin)]
  await write(full.system, admin, context => tell(context, 'notifications', { users: [clerk.actor.userId] }))
  await write(full.system, admin, context => tell(context, 'tasks', { roles: ['sys-role-administrator'] }))
  await make(admin, 'End')
  expect(await one.find(event => event.event === 'notifications')).toBeDefined()
  expect(await two.find(event => event.event === 'tasks')).toBeDefined()
  expect(one.seen.some(event => event.event === 'tasks')).toBe(false)
  expect(two.seen.some(event => event.event === 'notifications')).toBe(false)
  for (const reader of [one, two]) reader.close()
})

test('who comes back is told what he missed; after too much he is told to look at everything', async () => {
  const first = await listen(admin)
  const { id: position = '' } = first.seen.find(event => event.event === 'ready') ?? {}
  first.close()
  const id = await make(admin, 'Missed')
  const second = await listen(admin, { 'last-event-id': position })
  expect(await second.find(about(id))).toBeDefined()
  second.close()
  await full.system.db.script(`insert into ed_log.outbox (object_id, record_id, action, revision)
    select 'fix-customer', gen_random_uuid(), 'updated', 1 from generate_series(1, 2100)`)
  const third = await listen(admin, { 'last-event-id': position })
  expect(await third.find(event => event.event === 'refresh')).toBeDefined()
  expect(third.seen.some(event => event.event === 'records')).toBe(false)
  third.close()
})

test('many changes of one object are told without ids', async () => {
  const reader = await listen(admin)
  await full.system.db.script(`insert into ed_log.outbox (object_id, record_id, action, revision)
    select 'fix-customer', gen_random_uuid(), 'updated', 1 from generate_series(1, 100)`)
  await make(admin, 'Wakes')
  const many = await reader.find(event => event.event === 'records')
  expect(many?.data.ids).toBeUndefined()
  expect(many?.data.object).toBe('客户')
  reader.close()
})

test('many who listen are one question', async () => {
  const readers = await Promise.all(Array.from({ length: 10 }, () => listen(admin)))
  const asked = vi.spyOn(full.system.db, 'query')
  const looks = () => asked.mock.calls.filter(([{ text }]) => text.includes('_log".event')).length
  const id = await make(admin, 'Once')
  for (const reader of readers) expect(await reader.find(about(id))).toBeDefined()
  expect(looks()).toBeGreaterThan(0)
  expect(looks()).toBeLessThan(readers.length)
  asked.mockRestore()
  for (const reader of readers) reader.close()
})

test('strangers hear nothing, and nobody opens streams without end', async () => {
  expect((await listen(undefined)).status).toBe(401)
  const readers: EventReader[] = []
  for (let index = 0; index < 12; index++) readers.push(await listen(other))
  expect((await listen(other)).status).toBe(429)
  readers[0]?.close()
  await readers[0]?.ended
  for (let status = 429; status === 429; ) {
    const reader = await listen(other)
    status = reader.status
    readers.push(reader)
  }
  for (const reader of readers) reader.close()
})

test('who is no longer active is told nothing more', async () => {
  const leaver = await full.person('Leaver', ['fix-role-clerk'])
  cookies.set(leaver, await full.signIn(leaver.actor.userId))
  const reader = await listen(leaver)
  const path = `/api/records/user/${leaver.actor.userId}`
  const left = await full.ask(cookies.get(admin), {
    method: 'PATCH',
    path,
    body: { active: false },
    headers: { 'if-match': '*' },
  })
  expect(left.status).toBe(200)
  const id = await make(admin, 'Secret')
  await reader.ended
  expect(reader.seen.some(about(id))).toBe(false)
})

test('a stopping server ends the streams, and waits for none of their connections', async () => {
  const readers = await Promise.all(Array.from({ length: 12 }, () => listen(admin)))
  await full.http.close()
  for (const reader of readers) await reader.ended
})

test('rows that become visible out of order are each told once, and a gap is not waited for for ever', () => {
  let now = 0
  const floor = createFloor(10, () => now)
  expect([12, 13].map(floor.isNew)).toEqual([true, true])
  floor.rise()
  expect(floor.value()).toBe(10)
  expect([11, 12, 13].map(floor.isNew)).toEqual([true, false, false])
  floor.rise()
  expect(floor.value()).toBe(13)
  expect([13, 15].map(floor.isNew)).toEqual([false, true])
  now = 4000
  floor.rise()
  expect(floor.value()).toBe(13)
  now = 6000
  floor.rise()
  expect([floor.value(), floor.isNew(14)]).toEqual([15, false])
})
