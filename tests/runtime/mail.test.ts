import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { createSignals, type Signals } from '#platform/database/signals.ts'
import { silentLog } from '#platform/log.ts'
import { createMailDoor } from '#platform/mail/mail-door.ts'
import type { MailDoor } from '#platform/mail/mail-message.ts'
import { createMailDelivery, type MailDelivery } from '#runtime/mail/mail-delivery.ts'
import { mailRoutes } from '#runtime/mail/mail-routes.ts'
import { type OutgoingMail, postMail } from '#runtime/mail/post-mail.ts'
import { notify } from '#runtime/notifications/notify.ts'
import type { Caller } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'
import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts'

let fixture: FixtureSystem
let http: FixtureHttp
let server: MailServer
let signals: Signals
let admin: Caller
let ann: Caller
const open: MailDelivery[] = []

const from = { name: '', address: 'crm@example.com' }

beforeAll(async () => {
  fixture = await fixtureSystem()
  server = await startMailServer()
  signals = createSignals({ directUrl: fixture.url })
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  ann = await fixture.person('Ann', ['fix-role-seller'])
  http = await fixtureHttp([mailRoutes({ system: fixture.system })], fixture.system)
})
beforeEach(async () => {
  server.taken.length = 0
  server.refuse = () => undefined
  await fixture.system.db.script('delete from ed_log.mail')
})
afterAll(async () => {
  for (const delivery of open) await delivery.stop()
  await http?.http.close()
  await signals?.close()
  await server?.close()
  await fixture?.drop()
})

async function node(door: MailDoor | undefined = createMailDoor({ url: server.url, from })): Promise<MailDelivery> {
  const { system } = fixture
  const delivery = await createMailDelivery({ system, signals, log: silentLog, door, publicUrl: 'https://crm.test' })
  open.push(delivery)
  return delivery
}

const mail = (key: string, more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: { address: `${key}@example.com` },
  subject: key,
  text: `Text of ${key}`,
  key,
  ...more,
})
const post = (...mails: OutgoingMail[]) => write(fixture.system, admin, context => postMail(context, mails))
const rows = () =>
  fixture.system.db.query<{ key: string; state: string; attempts: number; error: string | null }>({
    text: 'select key, state, attempts, error from ed_log.mail order by key',
    values: [],
  })

test('what is committed is sent, what is rolled back is not, and a key sends once', async () => {
  await post(mail('a'))
  await post(mail('a', { subject: 'again' }), mail('b', { html: '<p>b</p>', subject: 'two\r\nlines' }))
  await write(fixture.system, admin, async context => {
    await postMail(context, [mail('c')])
    throw new Error('no')
  }).catch(() => undefined)
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken.map(text => /^Subject: (.*)$/m.exec(text)?.[1]?.trim()).sort()).toEqual(['a', 'two lines'])
  expect(await rows()).toMatchObject([
    { key: 'a', state: 'sent' },
    { key: 'b', state: 'sent' },
  ])
})

test('files go along, are kept until the mail has left, and no longer', async () => {
  const attachments = [
    { name: '报表 1.csv', type: 'text/csv', body: Buffer.from('a;b\r\n') },
    { name: 'two.pdf', type: 'application/pdf', body: Buffer.from('%PDF-1.7') },
  ]
  await post(mail('files', { attachments }))
  await post(mail('files', { attachments }))
  const kept = () => fixture.system.db.query({ text: 'select name from ed_log.mail_attachment', values: [] })
  expect(await kept()).toHaveLength(2)
  server.refuse = () => 451
  const delivery = await node()
  await delivery.deliver()
  expect(await kept()).toHaveLength(2)
  server.refuse = () => undefined
  await fixture.system.db.script('update ed_log.mail set next_at = now()')
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]).toContain(Buffer.from('a;b\r\n').toString('base64'))
  expect(server.taken[0]).toContain('filename=two.pdf')
  expect(await kept()).toEqual([])
})

test('files of a mail that failed are kept for a month, and it is not tried again without them', async () => {
  const attachments = [{ name: 'a.csv', type: 'text/csv', body: Buffer.from('a') }]
  await post(mail('late', { attachments }), mail('lately', { attachments }))
  await fixture.system.db.script(`update ed_log.mail set state = 'failed';
    update ed_log.mail set created_at = now() - interval '31 days' where key = 'late'`)
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  const retried = async (key: string) => {
    const [found] = await fixture.system.db.query<{ id: string }>({
      text: 'select id from ed_log.mail where key = $1',
      values: [key],
    })
    return await http.ask(admin, 'POST', `/api/admin/mail/${found?.id}/retry`)
  }
  expect(await retried('late')).toMatchObject({ status: 409, body: { type: '/problems/mail/files-gone' } })
  expect((await retried('lately')).status).toBe(204)
  expect(await fixture.system.db.query({ text: 'select name from ed_log.mail_attachment', values: [] })).toHaveLength(1)
})

test('several nodes send each mail once', async () => {
  await post(...Array.from({ length: 60 }, (_, index) => mail(`m${index}`)))
  const nodes = [await node(), await node(), await node()]
  await Promise.all(nodes.map(delivery => delivery.deliver()))
  for (const delivery of nodes) await delivery.stop()
  expect(new Set(server.taken.map(text => /^Message-ID: .*$/m.exec(text)?.[0])).size).toBe(60)
  expect(server.taken).toHaveLength(60)
})

test('a mail of a node that fell silent is taken over, under the same id', async () => {
  await post(mail('lost'))
  await fixture.system.db.script(
    `update ed_log.mail set state = 'sending', attempts = 1, lease_until = now() - interval '1 second'`,
  )
  const [before] = await fixture.system.db.query<{ id: string }>({ text: 'select id from ed_log.mail', values: [] })
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken[0]).toContain(`<${before?.id}@example.com>`)
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('what may pass is tried later, what is for good is told to administrators, who try again', async () => {
  server.refuse = address => (address.startsWith('later') ? 451 : 550)
  await post(mail('later'), mail('never'))
  const delivery = await node()
  await delivery.deliver()
  expect(await rows()).toMatchObject([
    { key: 'later', state: 'queued', attempts: 1 },
    { key: 'never', state: 'failed', attempts: 1 },
  ])
  const { body } = await http.ask(admin, 'GET', '/api/admin/mail?state=failed')
  expect(body).toMatchObject({ from: null, mails: [{ to: 'never@example.com', subject: 'never' }] })
  expect(body.mails[0].error).toContain('No, thank you')
  expect((await http.ask(ann, 'GET', '/api/admin/mail')).status).toBe(403)
  const { id } = body.mails[0]
  expect((await http.ask(ann, 'POST', `/api/admin/mail/${id}/retry`)).status).toBe(403)
  server.refuse = () => undefined
  expect((await http.ask(admin, 'POST', `/api/admin/mail/${id}/retry`)).status).toBe(204)
  expect((await http.ask(admin, 'POST', `/api/admin/mail/${id}/retry`)).status).toBe(404)
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'queued' }, { key: 'never', state: 'sent' }])
})

test('after the last attempt a mail is given up', async () => {
  server.refuse = () => 451
  await post(mail('tired'))
  await fixture.system.db.script('update ed_log.mail set attempts = 9')
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 10 }])
})

test('while mail is off it is said so', async () => {
  await post(mail('off'))
  const delivery = await node(null as unknown as undefined)
  await delivery.deliver()
  await delivery.stop()
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'failed' })
  expect(row?.error).toContain('SMTP_URL')
})

test('people get their mail where they are now; who left gets none', async () => {
  const zoe = await fixture.person('Zoe', [])
  const gone = await fixture.person('Gone', [])
  const mute = await fixture.person('Mute', [])
  const { db } = fixture.system
  await db.query({ text: `update ed."user" set email = 'zoe@example.com' where id = $1`, values: [zoe.actor.userId] })
  await db.query({ text: 'update ed."user" set active = false where id = $1', values: [gone.actor.userId] })
  await post(...[zoe, gone, mute].map(({ actor }) => mail(actor.name.toLowerCase(), { to: { userId: actor.userId } })))
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]).toContain('To: Zoe <zoe@example.com>')
  expect(await rows()).toMatchObject([
    { key: 'gone', state: 'failed', error: 'The person has left.' },
    { key: 'mute', state: 'failed', error: 'The person has no e-mail address.' },
    { key: 'zoe', state: 'sent' },
  ])
})

/** What a message of one part says, however it was encoded: the share of ASCII in it decides. */
function bodyOf(message: string): string {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString()
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

test('a notification comes by mail to who wants it, in his language, with what he may see', async () => {
  const lin = await fixture.person('Lin', ['fix-role-seller'], { locale: 'zh-CN' })
  await fixture.system.db.query({
    text: `update ed."user" set email = 'lin@example.com', notification_mail = true, locale = 'zh-CN' where id = $1`,
    values: [lin.actor.userId],
  })
  const record = await fixture.insert('客户', { name: '上海贝尔', owner_id: lin.actor.userId })
  await write(fixture.system, admin, context =>
    notify(context, [lin.actor.userId, ann.actor.userId], {
      kind: 'mention',
      record: { objectId: 'fix-customer', id: record },
    }),
  )
  const delivery = await node()
  await delivery.deliver()
  await delivery.stop()
  expect(server.taken).toHaveLength(1)
  const text = bodyOf(server.taken[0] ?? '')
  expect(text).toContain('上海贝尔')
  expect(text).toContain(`https://crm.test/records/${encodeURIComponent('客户')}/${record}`)
})
