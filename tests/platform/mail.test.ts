import { afterAll, beforeAll, expect, test } from 'vitest'

import { createMailDoor } from '#platform/mail/mail-door.ts'
import { type MailDoor, MailRefused } from '#platform/mail/mail-message.ts'
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts'

let server: MailServer
let door: MailDoor

beforeAll(async () => {
  server = await startMailServer()
  door = createMailDoor({ url: server.url, from: { name: '富勒姆 CRM', address: 'crm@example.com' } })
})
afterAll(async () => {
  door?.close()
  await server?.close()
})

const message = { id: '0190', to: { name: '', address: 'ann@example.com' }, subject: '您好', text: 'Hello' }

test('a message arrives with its id, sender and both bodies', async () => {
  await door.send({ ...message, html: '<p>Hello</p>' })
  const [mail] = server.taken
  expect(mail).toContain('Message-ID: <0190@example.com>')
  expect(mail).toContain('<crm@example.com>')
  expect(mail).toContain('Auto-Submitted: auto-generated')
  expect(mail).toContain('multipart/alternative')
  expect(mail).toContain('To: ann@example.com')
})

test('a line break in a subject or a name adds no header', async () => {
  const to = { name: 'Ann\r\nBcc: eve@example.com', address: 'ann@example.com' }
  await door.send({ ...message, to, subject: 'Hi\r\nBcc: eve@example.com' })
  expect(server.taken.at(-1)).not.toMatch(/^Bcc:/m)
})

test('a refusal for good is told from one that may pass', async () => {
  server.refuse = () => 550
  await expect(door.send(message)).rejects.toMatchObject({ name: 'MailRefused', isFinal: true })
  server.refuse = () => 451
  await expect(door.send(message)).rejects.toMatchObject({ name: 'MailRefused', isFinal: false })
  server.refuse = () => undefined
})

test('a server that is not there is a refusal that may pass', async () => {
  const gone = await startMailServer()
  await gone.close()
  const other = createMailDoor({ url: gone.url, from: { name: '', address: 'crm@example.com' } })
  const refusal = await other.send(message).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(MailRefused)
  expect(refusal).toMatchObject({ isFinal: false })
  await expect(other.verify()).rejects.toBeInstanceOf(MailRefused)
  await door.verify()
  other.close()
})
