import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileRoutes } from '#platform/files/file-routes.ts'
import { plainBytes, sniffType } from '#platform/files/sniff-type.ts'
import { attachFiles, storeFile, sweepFiles } from '#platform/files/stored-files.ts'
import { createHttp } from '#platform/http/server.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

const user = randomUUID()
const limit = 1024 * 1024
let fresh: TestDatabase
let http: FastifyInstance

beforeAll(async () => {
  fresh = await freshDatabase()
  http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  const mayRead = async (request: { headers: Record<string, unknown> }) => request.headers['x-stranger'] === undefined
  await http.register(fileRoutes({ db: fresh.db, requireUser: async () => user, mayRead, limit }))
})
afterAll(async () => {
  await http.close()
  await fresh.drop()
})

const upload = (name: string, type: string, bytes: Buffer) => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name)
  const request = new Request('http://crm.test', { method: 'POST', body: form })
  return request.arrayBuffer().then(body =>
    http.inject({
      method: 'POST',
      url: '/api/files',
      payload: Buffer.from(body),
      headers: { 'content-type': request.headers.get('content-type')! },
    }),
  )
}
const chunks = () =>
  fresh.db.query<{ count: number }>(sql`select count(*) as count from platform.file_chunk`).then(([row]) => row!.count)

test('a file goes in and comes out byte for byte', async () => {
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(700_000)])
  const stored = await upload('../报价 (1).png', 'image/png', bytes)
  expect(stored.statusCode).toBe(201)
  const { id, ...rest } = stored.json()
  expect(rest).toEqual({ name: '报价 (1).png', type: 'image/png', size: bytes.length })
  const answer = await http.inject(`/api/files/${id}`)
  expect(answer.rawPayload.equals(bytes)).toBe(true)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(bytes.length),
    'x-content-type-options': 'nosniff',
  })
  expect(answer.headers['content-disposition']).toBe(
    `inline; filename="__ (1).png"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%20%281%29.png`,
  )
  expect(answer.headers['content-security-policy']).toContain('sandbox')
  const again = await http.inject({
    url: `/api/files/${id}`,
    headers: { 'if-none-match': String(answer.headers.etag) },
  })
  expect(again.statusCode).toBe(304)
  expect((await http.inject({ method: 'HEAD', url: `/api/files/${id}` })).statusCode).toBe(200)
  expect((await http.inject({ url: `/api/files/${id}`, headers: { 'x-stranger': '1' } })).statusCode).toBe(404)
  expect((await http.inject(`/api/files/${randomUUID()}`)).statusCode).toBe(404)
  expect((await http.inject('/api/files/x')).statusCode).toBe(400)
})

test.each([
  ['a.png', 'image/png', '<html>', plainBytes],
  ['a.svg', 'image/svg+xml', '<svg onload="x"/>', plainBytes],
  ['a.html', 'text/html', '<p>', plainBytes],
  ['a.txt', 'text/plain', '<!DOCTYPE html>', plainBytes],
  ['a.txt', 'text/plain; charset=utf-8', '你好', 'text/plain'],
  ['a.txt', 'text/plain', 'a\0b', plainBytes],
  ['a.pdf', 'application/pdf', 'not a pdf', plainBytes],
  ['a.bin', 'image/svg+xml', '%PDF-1.7', 'application/pdf'],
  ['a.xlsx', 'application/zip', 'PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['a.js', 'text/javascript', 'alert(1)', plainBytes],
])('%s said to be %s', (name, said, text, kept) => {
  expect(sniffType(Buffer.from(text), name, said)).toBe(kept)
})

test('text cut inside a character is still text', () => {
  expect(sniffType(Buffer.from('你好').subarray(0, 5), 'a.txt', 'text/plain')).toBe('text/plain')
})

test('an empty file, exactly the limit, and one byte more', async () => {
  expect((await upload('empty.txt', 'text/plain', Buffer.alloc(0))).json()).toMatchObject({
    size: 0,
    type: 'text/plain',
  })
  expect((await upload('full.bin', plainBytes, Buffer.alloc(limit))).statusCode).toBe(201)
  const before = await chunks()
  const answer = await upload('more.bin', plainBytes, Buffer.alloc(limit + 1))
  expect(answer.statusCode).toBe(413)
  expect(answer.json()).toMatchObject({ type: '/problems/file/too-large', limit })
  expect(await chunks()).toBe(before)
  expect((await upload('much.bin', plainBytes, Buffer.alloc(limit * 2))).statusCode).toBe(413)
})

test('a request without a file is told so', async () => {
  const answer = await http.inject({ method: 'POST', url: '/api/files', payload: { a: 1 } })
  expect(answer.json()).toMatchObject({ type: '/problems/file/missing' })
})

test('a sender that breaks off leaves nothing behind', async () => {
  const before = await chunks()
  async function* broken() {
    yield Buffer.alloc(300_000)
    throw new Error('connection lost')
  }
  await expect(storeFile(fresh.db, { name: 'x', type: '', createdBy: user, bytes: broken() })).rejects.toThrow('lost')
  expect(await chunks()).toBe(before)
})

test('the sweep takes what nobody attached for a day', async () => {
  await fresh.db.script('truncate platform.file, platform.file_chunk')
  async function* some() {
    yield Buffer.from('x')
  }
  const store = () => storeFile(fresh.db, { name: 'x', type: '', createdBy: user, bytes: some() })
  const [kept] = [await store(), await store()]
  await attachFiles(fresh.db, [kept.id])
  await fresh.db.script(`update platform.file set created_at = now() - interval '2 days';
    update platform.file_chunk set written_at = now() - interval '2 days'`)
  expect(await sweepFiles(fresh.db)).toBe(1)
  expect(await chunks()).toBe(1)
})
