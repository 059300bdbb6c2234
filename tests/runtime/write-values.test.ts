import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { storeFile } from '#platform/files/stored-files.ts'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture

beforeAll(async () => {
  fixture = await writeFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

const any = { 'if-match': '*' }
const errorsOf = (body: { errors?: { pointer: string; code: string }[] }) =>
  (body.errors ?? []).map(error => [error.pointer, error.code])

describe('values', () => {
  test('defaults: constants, days, moments, the actor, the first record type, the base currency', async () => {
    const { create, ann } = fixture
    const { status, body } = await create(ann, 'lead', { name: 'x' })
    expect(status).toBe(201)
    const day = new Date(Date.now() + 8 * 3_600_000 + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(body).toMatchObject({
      due: day,
      contact: { id: ann.actor.userId, title: 'Ann' },
      status: 'new',
      record_type: 'inbound',
      fee: { amount: '5', currency: 'CNY' },
      owner: { id: ann.actor.userId },
    })
    expect(Date.now() - Date.parse(body.at)).toBeLessThan(60_000)
    const empty = await create(ann, 'lead', { name: 'x', due: null, contact: null, fee: '' })
    expect(empty.body).toMatchObject({ due: null, contact: null, fee: null })
  })

  const wrong: [object, string, string][] = [
    [{ email: 'a@b@c' }, '/email', 'type/email'],
    [{ email: `${'a'.repeat(250)}@x.org` }, '/email', 'too-long'],
    [{ mobile: 'call me' }, '/mobile', 'type/phone'],
    [{ site: 'javascript:alert(1)' }, '/site', 'type/url'],
    [{ site: 'ftp://x' }, '/site', 'type/url'],
    [{ tax_id: 'AB123' }, '/tax_id', 'pattern'],
    [{ tax_id: 'xAB1234' }, '/tax_id', 'pattern'],
    [{ name: 'x'.repeat(41) }, '/name', 'too-long'],
    [{ budget: '1.234' }, '/budget', 'scale'],
    [{ budget: '-0.01' }, '/budget', 'too-small'],
    [{ budget: '1000.01' }, '/budget', 'too-large'],
    [{ budget: 1e30 }, '/budget', 'type/decimal'],
    [{ budget: 'NaN' }, '/budget', 'type/decimal'],
    [{ budget: true }, '/budget', 'type/decimal'],
    [{ status: 'old' }, '/status', 'choice/retired'],
    [{ status: ['new'] }, '/status', 'type/choice'],
    [{ record_type: 'event', status: 'qualified' }, '/status', 'choice/not-offered'],
    [{ record_type: 'old_type' }, '/record_type', 'choice/retired'],
    [{ record_type: 'nope' }, '/record_type', 'choice/unknown'],
    [{ due: '2026-13-01' }, '/due', 'type/date'],
    [{ due: '0000-01-01' }, '/due', 'type/date'],
    [{ at: '2026-01-01T25:00:00Z' }, '/at', 'type/datetime'],
    [{ at: '2026-01-01T10:00:00' }, '/at', 'type/datetime'],
    [{ contact: { id: 5 } }, '/contact', 'type/reference'],
    [{ fee: { amount: '1', currency: 'CNY', extra: 1 } }, '/fee', 'type/money'],
    [{ number: 'L1' }, '/number', 'field/read-only'],
    [{ owner: '00000000-0000-7000-8000-000000000000' }, '/owner', 'reference/unknown'],
    [{ papers: ['00000000-0000-7000-8000-000000000000'] }, '/papers', 'file/unknown'],
    [{ __proto: 1 }, '/__proto', 'field/unknown'],
    [{ constructor: 1 }, '/constructor', 'field/unknown'],
    [{ 'a/b~c': 1 }, '/a~1b~0c', 'field/unknown'],
  ]
  test.each(wrong)('%j is refused at its place', async (values, pointer, code) => {
    const { create, admin } = fixture
    const { status, body } = await create(admin, 'lead', { name: 'x', ...values })
    expect(errorsOf(body)).toEqual([[pointer, code]])
    expect(status).toBe(422)
  })

  test('SQL in every text stays text', async () => {
    const { create, admin, system } = fixture
    const evil = `'; drop table ed."lead"; --\\`
    const { body } = await create(admin, 'lead', { name: evil, mobile: '+86 (21) 5854-1234' })
    expect(body.name).toBe(evil)
    expect(await system.db.query({ text: 'select 1 from ed.lead limit 1', values: [] })).toHaveLength(1)
  })

  test('a patched retired choice may stay, a new one may not come', async () => {
    const { create, ask, admin, system } = fixture
    const { body } = await create(admin, 'lead', { name: 'x' })
    await system.db.query({ text: `update ed.lead set status = 'old' where id = $1`, values: [body.id] })
    const kept = await ask(admin, 'PATCH', `records/lead/${body.id}`, { status: 'old', name: 'y' }, any)
    expect(kept.body).toMatchObject({ status: 'old', name: 'y' })
    expect((await ask(admin, 'PATCH', `records/lead/${body.id}`, { name: null }, any)).body.errors).toMatchObject([
      { pointer: '/name', code: 'required' },
    ])
  })

  test('files belong to whoever sent them, once, and are of the accepted type', async () => {
    const { create, ask, ann, bob, system } = fixture
    const file = async (name: string, bytes: string, createdBy: string) =>
      (
        await storeFile(system.db, {
          name,
          type: 'text/plain',
          createdBy,
          bytes: (async function* () {
            yield Buffer.from(bytes)
          })(),
        })
      ).id
    const mine = await file('a.pdf', '%PDF-1.7', ann.actor.userId)
    const his = await file('b.pdf', '%PDF-1.7', bob.actor.userId)
    const text = await file('c.txt', 'hello', ann.actor.userId)
    const { body } = await create(ann, 'lead', { name: 'x', papers: [{ id: mine }, mine] })
    expect(body.papers).toMatchObject([{ id: mine, name: 'a.pdf', type: 'application/pdf' }])
    const [row] = await system.db.query({
      text: 'select attached_at is not null as attached from platform.file where id = $1',
      values: [mine],
    })
    expect(row).toEqual({ attached: true })
    expect(errorsOf((await create(ann, 'lead', { name: 'x', papers: [his] })).body)).toEqual([
      ['/papers', 'file/unknown'],
    ])
    expect(errorsOf((await create(ann, 'lead', { name: 'x', papers: [text] })).body)).toEqual([
      ['/papers', 'file/type'],
    ])
    expect(errorsOf((await create(ann, 'lead', { name: 'x', papers: [mine] })).body)).toEqual([
      ['/papers', 'file/unknown'],
    ])
    const same = await ask(ann, 'PATCH', `records/lead/${body.id}`, { papers: [mine], name: 'y' }, any)
    expect(same.body.papers).toHaveLength(1)
    expect((await ask(ann, 'PATCH', `records/lead/${body.id}`, { papers: [] }, any)).body.papers).toEqual([])
  })
})

describe('numbers', () => {
  test('50 at once are 1 to 50 without a gap, also when some fail', async () => {
    const { create, admin, system } = fixture
    await system.db.script('delete from ed.lead; delete from ed_log.counter')
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, (_, index) => create(admin, 'lead', { name: `n${index}` })),
      ...Array.from({ length: 10 }, (_, index) => create(admin, 'lead', { name: 'bad', tax_id: `${index}` })),
    ])
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
    const numbers = answers.filter(answer => answer.status === 201).map(answer => answer.body.number as string)
    expect(numbers.sort()).toEqual(
      Array.from({ length: 50 }, (_, index) => `L${year}${String(index + 1).padStart(4, '0')}`),
    )
  })

  test('fast ones start where they are told and never clash', async () => {
    const { create, admin } = fixture
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(admin, 'ticket', { name: 't' })))
    const numbers = answers.map(answer => Number(String(answer.body.number).slice(6)))
    expect(new Set(numbers).size).toBe(20)
    expect(Math.min(...numbers)).toBe(10)
  })
})

describe('duplicates', () => {
  test('normalized and exact, asked for and refused', async () => {
    const { create, ask, ann, bob, system } = fixture
    await system.db.script('delete from ed.lead')
    const { body: first } = await create(ann, 'lead', { name: '上海贝尔股份有限公司', tax_id: 'AB0001' })
    await create(ann, 'lead', { name: 'ACME Trading Co., Ltd.' })
    const matches = async (caller: typeof ann, values: object, id?: string) =>
      (await ask(caller, 'POST', 'records/lead/duplicates', { values, ...(id ? { id } : {}) })).body.matches
    expect(await matches(ann, { name: ' 上海贝尔 ' })).toMatchObject([
      { rule: 'name', action: 'warn', hidden: 0, records: [{ id: first.id, title: '上海贝尔股份有限公司' }] },
    ])
    expect(await matches(ann, { name: 'acme trading' })).toHaveLength(1)
    expect(await matches(ann, { name: 'Acme' })).toEqual([])
    expect(await matches(ann, { name: '上海贝尔' }, first.id)).toEqual([])
    expect(await matches(bob, { name: '上海贝尔', nonsense: 1 })).toMatchObject([{ records: [], hidden: 1 }])
    const blocked = await create(bob, 'lead', { name: 'other', tax_id: 'AB0001' })
    expect(blocked.status).toBe(409)
    expect(blocked.body).toMatchObject({
      type: '/problems/record/duplicate',
      matches: [{ rule: 'tax', hidden: 1, records: [] }],
    })
    expect(JSON.stringify(blocked.body)).not.toContain(first.id)
  })
  test('of many that are made at the same time, a blocking rule lets one through', async () => {
    const { create, ann, bob, system } = fixture
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        create(index % 2 ? ann : bob, 'lead', { name: `L${index}`, tax_id: 'AT0001' }),
      ),
    )
    const statuses = answers.map(answer => answer.status).sort()
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    const [row] = await system.db.query<{ n: number }>({
      text: `select count(*)::int as n from ed.lead where tax_id = 'AT0001'`,
      values: [],
    })
    expect(row?.n).toBe(1)
  })
})
