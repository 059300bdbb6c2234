/** Tables that are broken: refused as a whole or row by row, and what is good goes in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const send = (body: string | Buffer, query = '', type = 'text/csv') =>
  world.ask('admin', {
    method: 'POST',
    path: `/api/records/客户/import${query}`,
    body,
    headers: { 'content-type': type },
  })
const ndjson = (...lines: string[]) =>
  send(lines.join('\n'), '?mapping=%7B%22name%22:%22name%22%7D', 'application/x-ndjson')
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map(part => Buffer.from(part as string)))

async function outcome(answer: { status: number; text: string; body: { job: string } }) {
  expect(answer.status, answer.text).toBe(202)
  const job = await world.full.jobEnd(answer.body.job)
  const errors = await world.ask('admin', { method: 'GET', path: `/api/jobs/${answer.body.job}/errors.csv` })
  return {
    state: job.state,
    created: job.created,
    rejected: job.rejected,
    errors: errors.text,
    problem: job.problem as { type?: string } | null,
  }
}

describe('one row is refused, the others go in', () => {
  test.each<[string, string | Buffer]>([
    ['too few cells', 'name,城市\nA\nB,b\n'],
    ['too many cells', 'name,城市\nA,a,a\nB,b\n'],
    ['a null character', 'name,城市\n"A\u0000",a\nB,b\n'],
    ['no name', 'name,城市\n,a\nB,b\n'],
    ['a text that is too long', `name,城市\n${'A'.repeat(5000)},a\nB,b\n`],
    ['a date that is none', 'name,since\nA,2026-02-30\nB,2026-01-01\n'],
    ['a choice that is none', 'name,tags\nA,nonsense\nB,vip\n'],
    ['a reference to nothing', "name,owner\nA,'; drop table ed.deal; --\nB,\n"],
  ])('%s', async (_what, body) => {
    expect(await outcome(await send(body))).toMatchObject({ state: 'done', created: 1, rejected: 1 })
  })

  test.each([
    ['not JSON', '{"name":'],
    ['a list', '["A"]'],
    ['null', 'null'],
    ['a null character', '{"name":"a\\u0000"}'],
    ['half a surrogate pair', '{"name":"\\ud800"}'],
    ['a prototype', '{"__proto__":{"name":"A"}}'],
    ['an object', '{"name":{"toString":"x"}}'],
    ['a number', '{"name":1e400}'],
    ['depth', `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('of JSON: %s', async (_what, line) => {
    expect(await outcome(await ndjson('{"name":"B"}', line))).toMatchObject({ state: 'done', created: 1, rejected: 1 })
  })
})

describe('a table that cannot be read is refused, and nothing goes in', () => {
  test.each<[string, string | Buffer, string]>([
    ['empty', ' ', '/problems/import/'],
    ['no header', '\n\n', '/problems/import/'],
    ['the same column twice', 'name,name\nA,B\n', '/problems/import/broken'],
    ['no known column', 'x,y\n1,2\n', '/problems/import/mapping'],
    ['a quote without an end', 'name\n"A\nB\nC\n', '/problems/import/broken'],
    ['a quote in the middle', 'name\nA"B"C\n', '/problems/import/broken'],
    ['text after a quote', 'name\n"A"B\n', '/problems/import/broken'],
    ['a null character in the header', 'na\u0000me,name\nA,B\n', '/problems/import/broken'],
    ['501 columns', `${Array.from({ length: 501 }, (_, at) => `c${at}`).join(',')}\n`, '/problems/import/broken'],
    ['two encodings', bytes('name\n', '甲\n', [0xb0, 0xa1, 0xff, 0xff], '\n'), '/problems/import/encoding'],
    ['an executable', bytes([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), '/problems/import/'],
    ['a spreadsheet', bytes('PK', [3, 4, 20, 0, 6, 0]), '/problems/import/'],
  ])('%s', async (_what, body, type) => {
    const { ed: _, ...before } = { ed: '', ...(await records()) }
    const answer = await send(body)
    const problem = answer.status === 202 ? (await outcome(answer)).problem : answer.body
    expect([answer.status < 500, String(problem?.type)], answer.text).toEqual([true, expect.stringContaining(type)])
    expect(await records()).toEqual(before)
  })

  test('an encoding that was said and is another', async () => {
    const answer = await send(bytes('name\n', [0xff, 0xfe, 0xfd], '\n'), '?encoding=utf-8')
    const problem = answer.status === 202 ? (await outcome(answer)).problem : answer.body
    expect(problem?.type).toBe('/problems/import/encoding')
  })

  test('UTF-8 first and GB18030 far behind', async () => {
    const answer = await send(bytes('name\n', 'A\n'.repeat(50_000), [0xbc, 0xd7, 0xd2, 0xd2, 0xff], '\n'))
    expect(await outcome(answer)).toMatchObject({
      state: 'failed',
      created: 0,
      problem: { type: '/problems/import/encoding' },
    })
  })
})

describe('keys and mappings', () => {
  test.each([
    ['?key=since', 'name,since\nA,2026-01-01\n', 422],
    ['?key=tags', 'name,tags\nA,vip\n', 422],
    ['?key=nonsense', 'name\nA\n', 400],
    ['?key=code', 'name\nA\n', 422],
    ['?mapping=%7B%22name%22:%22nonsense%22%7D', 'name\nA\n', 400],
    ['?mapping=%7B%22name%22:%22rev%22%7D', 'name\nA\n', 422],
    ['?mapping=%7B%22a%22:%22name%22,%22b%22:%22name%22%7D', 'a,b\nA,B\n', 422],
    ['?mapping=nonsense', 'name\nA\n', 422],
    ['?mapping=%7B%22name%22:1%7D', 'name\nA\n', 422],
    ['?mode=nonsense', 'name\nA\n', 400],
    ['?encoding=utf-7', 'name\nA\n', 400],
  ])('%s', async (query, body, status) => {
    const before = await records()
    expect((await send(body, query)).status).toBe(status)
    expect(await records()).toEqual(before)
  })

  test('a key that has the wrong form finds nothing and stops nothing', async () => {
    const body = `id,name\nnonsense,A\n------------------------------------,A\n${world.own.customer.toUpperCase()},Own\n`
    expect(await outcome(await send(body, '?key=id'))).toMatchObject({ state: 'done', created: 0 })
  })
})

/** Records only: a refused table may wait as a file until the sweep. */
async function records(): Promise<Record<string, string>> {
  const state = await databaseState(world.full.system.db)
  return Object.fromEntries(Object.entries(state).filter(([table]) => table.startsWith('ed')))
}
