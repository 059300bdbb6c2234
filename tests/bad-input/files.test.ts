/** Uploads that lie about what they are, that are broken, or find no room. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database, Statement } from '#platform/database/database.ts'
import { openWorld, upload, type World } from '#tests/access/world.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { databaseState } from '#tests/support/database-state.ts'
import { fullHttp } from '#tests/support/full-http.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const exe = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(500)])
const plain = 'application/octet-stream'

/** What is sent, and the type and disposition that it gets. */
const lies: readonly (readonly [name: string, said: string, bytes: string | Buffer, type: string])[] = [
  ['holiday.png', 'image/png', exe, plain],
  ['holiday.png', 'image/png', '<html><script>alert(1)</script></html>', plain],
  ['logo.svg', 'image/svg+xml', svg, plain],
  ['logo.svg', 'text/plain', svg, plain],
  ['logo.svg', 'text/plain', `<!-- a comment --> ${svg}`, plain],
  ['logo.svg', 'text/plain', `\ufeff \n<?xml version="1.0"?>${svg}`, plain],
  ['page.html', 'text/html', '<h1>x</h1>', plain],
  ['page.xhtml', 'application/xhtml+xml', '<html xmlns="http://www.w3.org/1999/xhtml"/>', plain],
  ['page.txt', 'text/plain', '<!doctype html><script>alert(1)</script>', plain],
  ['script.js', 'text/javascript', 'alert(1)', plain],
  ['paper.pdf', 'application/pdf', 'not a pdf', plain],
  ['paper.pdf', 'application/pdf', '%PDF-1.7 <script>', 'application/pdf'],
  ['binary.txt', 'text/plain', Buffer.from([0x61, 0x00, 0x62]), plain],
  ['latin.txt', 'text/plain', Buffer.from([0xe9, 0x20]), plain],
  ['table.csv', 'text/csv', 'a,b\n1,2\n', 'text/csv'],
  ['nothing.png', 'image/png', '', plain],
]

test.each(lies)('%s said to be %s', async (name, said, bytes, type) => {
  const stored = await world.ask('admin', { method: 'POST', path: '/api/files', ...upload(name, said, bytes) })
  expect([stored.status, stored.body.type, stored.body.name]).toEqual([201, type, name])
  const { headers } = await world.ask('admin', { method: 'GET', path: `/api/files/${stored.body.id}` })
  expect(headers['content-type']).toBe(type)
  expect(headers['content-disposition']).toMatch(/^attachment;/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['content-security-policy']).toContain('sandbox')
})

test('a field that takes images takes no liar', async () => {
  const { body } = await world.ask('admin', {
    method: 'POST',
    path: '/api/files',
    ...upload('a.png', 'image/png', exe),
  })
  const answer = await world.ask('admin', {
    method: 'POST',
    path: '/api/records/lead',
    body: { name: 'L', papers: [body.id] },
  })
  expect([answer.status, answer.body.errors[0].code]).toEqual([422, 'file/type'])
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['a";filename="b.html', undefined],
  ["x'; drop table platform.file; --.txt", "x'; drop table platform.file; --.txt"],
  ['.', 'file'],
  [`${'长'.repeat(300)}.txt`, undefined],
])('the name %j', async (name, kept) => {
  const stored = await world.ask('admin', { method: 'POST', path: '/api/files', ...upload(name, 'text/plain', 'x') })
  expect([200, 201, 400]).toContain(stored.status)
  if (kept) expect(stored.body.name).toBe(kept)
  if (stored.status >= 400) return
  expect(stored.body.name.length).toBeLessThanOrEqual(200)
  const { status, headers } = await world.ask('admin', { method: 'GET', path: `/api/files/${stored.body.id}` })
  expect([status, String(headers['content-disposition'])]).toEqual([
    200,
    expect.not.stringMatching(/[\r\n]|filename="[^"]*\.\.\//),
  ])
})

const multipart = { 'content-type': 'multipart/form-data; boundary=edge' }
const part =
  '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n'
test.each([
  ['no end', part],
  ['an end in the middle of the head', '--edge\r\ncontent-dispo'],
  ['nothing', ''],
  ['no part', '--edge--\r\n'],
  ['no file', '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--edge--\r\n'],
  ['another boundary', `${part.replace('edge', 'other')}x\r\n--other--\r\n`],
  ['no head', '--edge\r\n\r\nx\r\n--edge--\r\n'],
  ['a broken head', '--edge\r\n\u0000\u0001: x\r\n\r\nx\r\n--edge--\r\n'],
  ['many fields', `${'--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n'.repeat(50)}--edge--\r\n`],
  ['a prototype', '--edge\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--edge--\r\n'],
])('a form with %s', async (_what, body) => {
  const before = await databaseState(world.full.system.db)
  for (const headers of [multipart, { 'content-type': 'multipart/form-data' }]) {
    const answer = await world.ask('admin', { method: 'POST', path: '/api/files', body, headers })
    expect([answer.status, answer.headers['content-type']], answer.text).toEqual([
      expect.toSatisfy(status => [400, 413, 415].includes(status)),
      'application/problem+json; charset=utf-8',
    ])
  }
  expect(await databaseState(world.full.system.db)).toEqual(before)
})

test('a file over the limit leaves nothing', async () => {
  const before = await databaseState(world.full.system.db)
  const answer = await world.ask('admin', {
    method: 'POST',
    path: '/api/files',
    ...upload('a.bin', plain, Buffer.alloc(26 * 1024 * 1024)),
  })
  expect([answer.status, answer.body.type]).toEqual([413, '/problems/file/too-large'])
  expect(await databaseState(world.full.system.db)).toEqual(before)
})

test('a full disk is told, leaves nothing, and is over when there is room again', async () => {
  let isFull = true
  const full = await fullHttp(accessApplication(), {
    database: ({ system: { db }, url }) => ({ db: withFullDisk(db, () => isFull), directUrl: url }),
  })
  try {
    const cookie = await full.signIn((await full.person('Olga', ['sys-role-administrator'])).actor.userId)
    const before = await databaseState(full.system.db)
    const send = (size: number) =>
      full.ask(cookie, { method: 'POST', path: '/api/files', ...upload('a.bin', plain, Buffer.alloc(size)) })
    for (const size of [10, 700_000]) {
      const answer = await send(size)
      expect([answer.status, answer.body.type]).toEqual([507, '/problems/storage/full'])
    }
    const table = await full.ask(cookie, {
      method: 'POST',
      path: '/api/records/客户/import',
      body: 'name\nx\n',
      headers: { 'content-type': 'text/csv' },
    })
    expect([table.status, table.body.type]).toEqual([507, '/problems/storage/full'])
    expect(await databaseState(full.system.db)).toEqual(before)
    isFull = false
    expect((await send(700_000)).status).toBe(201)
  } finally {
    await full.drop()
  }
})

/** The last of several chunks, and the row of the file, find no room. */
function withFullDisk(db: Database, isFull: () => boolean): Database {
  let chunks = 0
  const refuse = ({ text }: Statement) => {
    if (!isFull()) return
    const isChunk = text.includes('insert into platform.file_chunk')
    if (isChunk) chunks += 1
    if ((isChunk && chunks % 2 === 0) || text.includes('insert into platform.file ')) {
      throw Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })
    }
  }
  return {
    ...db,
    query: async statement => {
      refuse(statement)
      return await db.query(statement)
    },
  }
}
