import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { exportRoutes } from '#runtime/export/export-routes.ts'
import { toFieldValue } from '#runtime/import/cell-value.ts'
import { decodeStream, detectEncoding } from '#runtime/import/decode.ts'
import { importRoutes } from '#runtime/import/import-routes.ts'
import { type Row, readRows } from '#runtime/import/rows.ts'
import { createActors } from '#runtime/people/actors.ts'
import { read } from '#runtime/read.ts'
import { listRecords } from '#runtime/records/list-records.ts'
import { type Caller, toContext } from '#runtime/system.ts'

import { type FixtureHttp, fixtureHttp } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
const rowsOf = (text: string, format: 'csv' | 'ndjson' = 'csv'): Promise<Row[]> => collect(readRows(once(text), format))

describe('text', () => {
  // 客户,城市 in GB18030
  const gb = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xb3, 0xc7, 0xca, 0xd0])
  test.each([
    ['UTF-8', Buffer.from('客户,城市'), 'utf-8', '客户,城市'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF客户'), 'utf-8', '客户'],
    ['UTF-8 cut off within a character', Buffer.from('客户').subarray(0, 5), 'utf-8', undefined],
    ['GB18030', gb, 'gb18030', '客户,城市'],
    ['UTF-16', Buffer.from('\uFEFF客户', 'utf16le'), 'utf-16le', '客户'],
  ] as const)('%s', async (_, bytes, encoding, text) => {
    expect(detectEncoding(bytes)).toBe(encoding)
    if (text !== undefined) expect((await collect(decodeStream(Readable.from([bytes]), encoding))).join('')).toBe(text)
  })

  test('bytes that do not fit are refused', async () => {
    const bytes = Readable.from([Buffer.from('ok,'), Buffer.from([0xff, 0xff])])
    await expect(collect(decodeStream(bytes, 'utf-8'))).rejects.toMatchObject({ code: 'import/encoding' })
  })
})

describe('rows', () => {
  test('quotes, semicolons, empty lines', async () => {
    const rows = await rowsOf('a;b\n"x;""y""";1\n\nz;2\n')
    expect(rows.map(row => row.cells)).toEqual([
      { a: 'x;"y"', b: '1' },
      { a: 'z', b: '2' },
    ])
  })
  test('only what separates the header separates', async () => {
    expect((await rowsOf('a,b\nx; y,1\n')).map(row => row.cells)).toEqual([{ a: 'x; y', b: '1' }])
    expect((await rowsOf('a\tb\nx, y\t1;2\n')).map(row => row.cells)).toEqual([{ a: 'x, y', b: '1;2' }])
  })
  test('a row of another width is at fault, not the file', async () => {
    expect((await rowsOf('a,b\n1,2,3\n4,5\n')).map(row => row.fault !== undefined)).toEqual([true, false])
  })
  test.each(['a,b\n"1,2\n3,4\n', '', 'a,a\n1,2\n', 'a,b\n1,"2"x\n'])('%j is refused', async text => {
    await expect(rowsOf(text)).rejects.toMatchObject({ code: 'import/broken' })
  })
  test('lines of JSON', async () => {
    const rows = await rowsOf('{"a":1}\nnot json\n[1]\n{"a":2}', 'ndjson')
    expect(rows.map(row => row.fault ?? row.cells.a)).toEqual([1, 'It is not JSON.', 'It is not an object.', 2])
  })
})

let fixture: FixtureSystem
let jobs: Jobs
let http: FixtureHttp
let admin: Caller
let seller: Caller
let bell: string

beforeAll(async () => {
  fixture = await fixtureSystem()
  admin = await fixture.person('Admin', ['sys-role-administrator'])
  seller = await fixture.person('Seller', ['fix-role-seller'])
  await fixture.insert('currency', { code: 'CNY', name: 'Yuan', active: true, decimals: 2 })
  bell = await fixture.insert('客户', { name: '上海贝尔', code: 'A', owner_id: admin.actor.userId })
  jobs = await createJobs(fixture.system.db, { directUrl: fixture.url, alone: true })
  const door = { system: fixture.system, actors: createActors(fixture.system), jobs }
  http = await fixtureHttp([importRoutes(door), exportRoutes(door)], fixture.system)
  await jobs.work()
})
afterAll(async () => {
  await jobs?.stop()
  await http?.http.close()
  await fixture?.drop()
})

describe('cells', () => {
  const value = (name: string, cell: string) => {
    const field = toContext(fixture.system, admin).catalog.objects.get('deal')?.fields.get(name)
    if (!field) throw new Error(name)
    return toFieldValue(field, cell, { currency: 'CNY', timeZone: 'Asia/Shanghai' })
  }
  test.each([
    ['amount', '1,200.50', { amount: '1200.50', currency: 'CNY' }],
    ['amount', 'USD 12', { amount: '12', currency: 'USD' }],
    ['amount', 'much', 'much'],
    ['chance', '15%', '0.15'],
    ['chance', '7.5%', '0.075'],
    ['close_date', '2026/3/7', '2026-03-07'],
    ['close_date', '2026年3月7日', '2026-03-07'],
    ['stage', '赢单', 'won'],
    ['stage', 'Won', 'won'],
    ['stage', 'never', 'never'],
    ['created_at', '2026-03-07 08:00', '2026-03-07T00:00:00.000Z'],
    ['name', ' ', null],
  ])('%s %j', (name, cell, expected) => expect(value(name, cell)).toEqual(expected))
})

async function importFile(caller: Caller, query: string, body: string, type = 'text/csv') {
  const started = await http.http.inject({
    method: 'POST',
    url: `/api/records/deal/import?${query}`,
    headers: { 'x-caller': `${caller.actor.userId} ${caller.actor.roleIds.join()}`, 'content-type': type },
    payload: body,
  })
  if (started.statusCode !== 202) return { status: started.statusCode, body: started.json() }
  const { job } = started.json() as { job: string }
  for (;;) {
    const [row] = await fixture.system.db.query<Record<string, unknown>>({
      text: 'select state, created, updated, rejected, total, done, problem from platform.job where id = $1',
      values: [job],
    })
    if (row && !['queued', 'running'].includes(String(row.state))) {
      const errors = await fixture.system.db.query({
        text: 'select * from platform.job_error where job_id = $1',
        values: [job],
      })
      return { status: 202, ...row, errors }
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

const deals = async () =>
  (await read(fixture.system, admin, context => listRecords(context, { object: 'deal', sort: ['name'], limit: 200 })))
    .value.records

describe('a file', () => {
  const csv =
    'Name,stage,amount,customer,close_date\nAlpha,赢单,100,上海贝尔,2026-01-02\nBeta,open,abc,,\nGamma,open,3 USD,nobody,\nDelta,,,,2026/2/3\n'

  beforeAll(async () => {
    await http.ask(admin, 'GET', '/api/records/deal/export') // lets the caller be known by the fixture
    await http.ask(seller, 'GET', '/api/records/deal/export')
  })

  test('tried out: told what would happen, nothing kept', async () => {
    expect(await importFile(admin, 'mode=dry', csv)).toMatchObject({
      state: 'done',
      total: 4,
      done: 4,
      created: 2,
      rejected: 2,
    })
    expect(await deals()).toEqual([])
  })

  test('imported: good rows in, others told with line and field', async () => {
    const job = await importFile(admin, 'mode=run', csv)
    expect(job).toMatchObject({ state: 'done', created: 2, rejected: 2 })
    expect(
      (job as unknown as { errors: { row_number?: number; pointer: string }[] }).errors
        .map(error => error.pointer)
        .sort(),
    ).toEqual(['/amount', '/customer'])
    const found = await deals()
    expect(found.map(record => record.name)).toEqual(['Alpha', 'Delta'])
    expect(found[0]).toMatchObject({
      stage: 'won',
      amount: { amount: '100', currency: 'CNY' },
      customer: { id: bell, title: '上海贝尔' },
      close_date: '2026-01-02',
    })
  })

  test('updated by its key', async () => {
    const job = await importFile(admin, 'mode=run&key=name', 'name,stage\nAlpha,lost\nEpsilon,open\n')
    expect(job).toMatchObject({ state: 'done', created: 1, updated: 1, rejected: 0 })
    expect((await deals())[0]).toMatchObject({ name: 'Alpha', stage: 'lost', rev: 2 })
  })

  test('with a quote that never ends changes nothing', async () => {
    const before = await deals()
    expect(await importFile(admin, 'mode=run', 'name\nZeta\n"Eta\n')).toMatchObject({ status: 422 })
    expect(await deals()).toEqual(before)
  })

  test('is refused without the right, with an unknown field, with a field filled twice', async () => {
    expect(await importFile(seller, 'mode=run', csv)).toMatchObject({ status: 403 })
    expect(await importFile(admin, `mode=run&mapping=${encodeURIComponent('{"a":"nam"}')}`, 'a\n1\n')).toMatchObject({
      status: 400,
    })
    expect(
      await importFile(admin, `mode=run&mapping=${encodeURIComponent('{"a":"name","b":"name"}')}`, 'a,b\n1,2\n'),
    ).toMatchObject({ status: 422 })
    expect(await importFile(admin, 'mode=run&mapping=nonsense', 'a\n1\n')).toMatchObject({ status: 422 })
  })

  test('comes out as it went in', async () => {
    const { body, headers } = await http.ask(
      admin,
      'GET',
      '/api/records/deal/export?fields=name,stage,amount&sort=name',
    )
    expect(headers['content-type']).toContain('text/csv')
    expect(String(body)).toBe(
      '\uFEFFid,name,stage,amount\n'.concat(
        (await deals())
          .map(({ id, name, stage, amount }) => `${id},${name},${stage ?? ''},${amount ? '100 CNY' : ''}\n`)
          .join(''),
      ),
    )
  })

  test('runs no formula in a spreadsheet', async () => {
    await importFile(admin, 'mode=run', 'name\n"=1+1"\n')
    const { body } = await http.ask(admin, 'GET', '/api/records/deal/export?fields=name')
    expect(String(body)).toContain(`'=1+1`)
  })
})
