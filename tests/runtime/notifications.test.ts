import { afterAll, beforeAll, expect, test } from 'vitest'

import { commentRoutes } from '#runtime/comments/comment-routes.ts'
import { notificationRoutes } from '#runtime/notifications/notification-routes.ts'
import { notify } from '#runtime/notifications/notify.ts'
import { sweepTold } from '#runtime/notifications/sweep-told.ts'
import type { Caller } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let http: FixtureHttp
let admin: Caller
let ann: Caller
let lin: Caller
let record: string

beforeAll(async () => {
  fixture = await fixtureSystem(accessApplication())
  const { system } = fixture
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  ann = await fixture.person('Ann', ['fix-role-clerk'])
  lin = await fixture.person('Lin', ['fix-role-clerk'], { locale: 'zh-CN' })
  http = await fixtureHttp([commentRoutes({ system }), notificationRoutes({ system })], system)
  record = await fixture.insert('客户', { name: 'Bell', owner_id: ann.actor.userId })
})
afterAll(async () => {
  await http?.http.close()
  await fixture?.drop()
})

const list = async (who: Caller, query = '') => (await http.ask(who, 'GET', `/api/notifications${query}`)).body
const say = (who: Caller, text: string, mentions: string[]) =>
  http.ask(who, 'POST', encodeURI(`/api/records/客户/${record}/comments`), { text, mentions })

test('who is mentioned in a comment is told, in his language, and sees no title of what he may not see', async () => {
  const { status, body } = await say(admin, 'Look @Ann @Lin', [ann.actor.userId, lin.actor.userId, admin.actor.userId])
  expect(status).toBe(201)
  expect(body.mentions.map((item: { title: string }) => item.title).sort()).toEqual(['Admin', 'Ann', 'Lin'])
  const seen = await list(ann)
  expect(seen).toMatchObject({
    unread: 1,
    notifications: [
      {
        kind: 'mention',
        text: 'Admin mentioned you in a comment on Bell',
        read: false,
        by: { id: admin.actor.userId, title: 'Admin' },
        record: { object: '客户', id: record, title: 'Bell' },
        task: null,
      },
    ],
  })
  const unseen = await list(lin)
  expect(unseen.notifications).toMatchObject([{ text: 'Admin在“一条记录”的评论中提到了您', record: null }])
  expect(JSON.stringify(unseen)).not.toContain('Bell')
  expect(await list(admin)).toEqual({ notifications: [], unread: 0 })
  const comments = await http.ask(ann, 'GET', encodeURI(`/api/records/客户/${record}/comments`))
  expect(comments.body.comments[0].mentions).toHaveLength(3)
})

test('a title is looked up when it is read: what one may no longer see is gone from it', async () => {
  await fixture.system.db.query({
    text: 'update ed."客户" set owner_id = $1 where id = $2',
    values: [lin.actor.userId, record],
  })
  const { notifications } = await list(ann)
  expect(notifications[0]).toMatchObject({ text: 'Admin mentioned you in a comment on a record', record: null })
  expect((await list(lin)).notifications[0].record).toMatchObject({ title: 'Bell' })
  await fixture.system.db.query({
    text: 'update ed."客户" set owner_id = $1 where id = $2',
    values: [ann.actor.userId, record],
  })
})

test('read by oneself only, one by one or all', async () => {
  const { notifications } = await list(ann)
  const path = `/api/notifications/${notifications[0].id}/read`
  expect((await http.ask(lin, 'POST', path)).status).toBe(404)
  expect((await list(ann, '?unread=true')).notifications).toHaveLength(1)
  expect((await http.ask(ann, 'POST', path)).status).toBe(204)
  expect(await list(ann, '?unread=true')).toEqual({ notifications: [], unread: 0 })
  expect((await list(ann)).notifications).toMatchObject([{ read: true }])
  expect((await http.ask(lin, 'POST', '/api/notifications/read-all')).status).toBe(204)
  expect((await list(lin)).unread).toBe(0)
})

test('pages, keys, texts in both languages, and nobody who has left', async () => {
  const gone = await fixture.person('Gone', [])
  await fixture.system.db.query({
    text: 'update ed."user" set active = false where id = $1',
    values: [gone.actor.userId],
  })
  const people = [ann, lin, gone, ann].map(({ actor }) => actor.userId)
  for (const key of ['one', 'two', 'one', 'three']) {
    const parameters = { text: { en: `Text ${key}`, 'zh-CN': `文字 ${key}` } }
    await write(fixture.system, admin, context => notify(context, people, { kind: 'message', parameters, key }))
  }
  const first = await list(ann, '?limit=2')
  expect(first.notifications.map((item: { text: string }) => item.text)).toEqual(['Text three', 'Text two'])
  const second = await list(ann, `?limit=2&after=${first.after}`)
  expect(second.notifications.map((item: { text: string }) => item.text)).toEqual([
    'Text one',
    'Admin mentioned you in a comment on Bell',
  ])
  expect(second.after).toBeUndefined()
  expect((await list(lin)).notifications[0].text).toBe('文字 three')
  const rows = await fixture.system.db.query({
    text: 'select from ed_log.notification where user_id = $1',
    values: [gone.actor.userId],
  })
  expect(rows).toEqual([])
})

test('what was rolled back is told to nobody', async () => {
  const before = (await list(ann)).unread
  await write(fixture.system, admin, async context => {
    await notify(context, [ann.actor.userId], { kind: 'message', parameters: { text: 'x' } })
    throw new Error('no')
  }).catch(() => undefined)
  expect((await list(ann)).unread).toBe(before)
})

test('what is old and done with is swept, what waits is not', async () => {
  const { db, ed } = fixture.system
  await db.script(`insert into ed_log.event (at, topic) values (now() - interval '2 days', 'tasks'), (now(), 'tasks');
    update ed_log.notification set read_at = now() - interval '200 days' where read_at is not null`)
  await sweepTold(db, ed)
  const [row] = await db.query({
    text: `select (select count(*)::int from ed_log.event where at < now() - interval '1 day') as events,
      (select count(*)::int from ed_log.notification where read_at is not null) as done,
      (select count(*) > 0 from ed_log.notification) as some`,
    values: [],
  })
  expect(row).toEqual({ events: 0, done: 0, some: true })
})
