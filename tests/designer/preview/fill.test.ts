import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { dropDatabase, makeDatabase } from '#designer/preview/make-database.ts'
import { openPreview } from '#designer/preview/open-previews.ts'
import { placeOf } from '#designer/preview/preview-place.ts'
import { fillFromProduction } from '#designer/preview/sample/fill-from-production.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { openSession } from '#platform/sign-in/sessions.ts'
import { type PreviewFixture, previewFixture } from './preview-fixture.ts'

let world: PreviewFixture
let draft: string
const customers: string[] = []
const deals: string[] = []
const personal = {
  email: 'zhang.san@huawei-supplier.cn',
  mobile: '+86 138 1234 5678',
  contact: '张三丰',
  birthday: '1984-02-29',
  badge: 'QX-4711',
}

beforeAll(async () => {
  world = await previewFixture()
  const { insert } = world
  const unit = await insert('unit', { name: 'East' })
  const left = await insert('user', {
    name: 'Left long ago',
    active: false,
    unit,
    email: 'left@firm.cn',
    login: 'left@firm.cn',
  })
  await world.system.db.query({ text: 'update ed."user" set deleted_at = now() where id = $1', values: [left] })
  for (let number = 0; number < 30; number++) {
    const id = await insert('客户', {
      name: `Customer ${number}`,
      email: number === 0 ? personal.email : `p${number}@x.cn`,
      mobile: personal.mobile,
      contact: number === 0 ? personal.contact : number === 1 ? personal.contact : `Li Lei ${number}`,
      birthday: personal.birthday,
      income: '123456.78',
      income_currency: 'CNY',
      badge: personal.badge,
      papers: `{${newId()}}`,
      owner_id: number === 0 ? left : world.seller.actor.userId,
    })
    customers.push(id)
  }
  for (let number = 0; number < 20; number++) {
    // The newest deals belong to the oldest customers.
    const customer = customers[number % 3]
    const deal = await insert('deal', {
      name: `Deal ${number}`,
      customer,
      sponsor: customers[3 + number],
      owner_id: world.seller.actor.userId,
    })
    deals.push(deal)
    for (let line = 0; line < 3; line++) await insert('deal_line', { name: `Line ${line}`, deal, quantity: 1 })
    await insert('note', { name: 'Note', about: deal, about_object: 'fix-deal' })
  }
  await world.system.db.script(`insert into ed_log.counter (key, value) values ('fix-numbering x', 41)`)
  await world.system.db.script(
    `create sequence ed_log.number_abc minvalue 0 start with 7; select nextval('ed_log.number_abc')`,
  )
  const { userId } = world.seller.actor
  await saveCredential(world.system.db, { userId, login: 'seller', password: 'correct-horse-9' })
  await openSession(world.system.db, userId, { ip: '127.0.0.1', agent: 'test' })
  await world.system.db.script(`insert into ed_log.outbox (object_id, record_id, action, revision)
    values ('fix-deal', '${deals[0]}', 'create', 1)`)
  draft = (await world.draft(world.admin)).id
  expect(await world.make(world.admin, draft, { from: 'production', records: 5 })).toMatchObject({
    state: 'ready',
    from: 'production',
    records: 5,
  })
})
afterAll(() => world?.close())

function rows(text: string): Promise<Record<string, unknown>[]> {
  return world.look(draft, 'owner', db => db.query({ text, values: [] }))
}

describe('references are whole', () => {
  test('whatever a record refers to is there', async () => {
    const dangling = await rows(`
      select 'deal' from ed.deal d where customer is not null and not exists (select from ed."客户" c where c.id = d.customer)
      union all select 'sponsor' from ed.deal d where sponsor is not null and not exists (select from ed."客户" c where c.id = d.sponsor)
      union all select 'line' from ed.deal_line l where not exists (select from ed.deal d where d.id = l.deal)
      union all select 'owner' from ed."客户" c where owner_id is not null and not exists (select from ed."user" u where u.id = c.owner_id)
      union all select 'about' from ed.note n where not exists (select from ed.deal d where d.id = n.about)`)
    expect(dangling).toEqual([])
  })

  test('the size is what was asked for, and what belongs to it besides', async () => {
    const [counts] =
      await rows(`select (select count(*) from ed.deal) as deals, (select count(*) from ed."客户") as customers,
      (select count(*) from ed.deal_line) as lines`)
    const { deals: sampled, customers: known, lines } = counts as Record<string, number>
    expect(sampled).toBeGreaterThanOrEqual(5)
    expect(sampled).toBeLessThan(20)
    expect(known).toBeLessThan(30)
    expect(lines).toBe((sampled as number) * 3)
  })

  test('somebody who was deleted comes where a record still names him, and stays deleted', async () => {
    const [owner] =
      await rows(`select u.deleted_at is not null as gone from ed."客户" c join ed."user" u on u.id = c.owner_id
      where c.id = '${customers[0]}'`)
    expect(owner).toEqual({ gone: true })
  })
})

describe('personal fields', () => {
  test('nothing of them is left', async () => {
    const text = JSON.stringify(await rows('select c.* from ed."客户" c'))
    for (const value of [...Object.values(personal), '123456.78', '13812345678', 'huawei', 'Li Lei'])
      expect(text).not.toContain(value)
  })

  test('their form stays', async () => {
    const found = await rows(
      `select email, mobile, contact, birthday, income, income_currency, badge from ed."客户" where contact is not null`,
    )
    expect(found.length).toBeGreaterThan(4)
    for (const row of found) {
      expect(row.email).toMatch(/^[a-z]+\.[0-9a-f]{8}@example\.com$/)
      expect(row.mobile).toMatch(/^\+86 1\d\d \d{4} \d{4}$/)
      expect(row.birthday).toMatch(/^1984-\d\d-\d\d$/)
      expect(row.income).toMatch(/^\d{6}\.\d\d$/)
      expect(row.income_currency).toBe('CNY')
      expect(row.badge).toMatch(/^[A-Z]{2}-\d{4}$/)
    }
    expect(new Set(found.map(row => row.email)).size).toBe(found.length)
  })

  test('Chinese stays Chinese, and the same person is the same', async () => {
    const found = await rows(`select contact from ed."客户" where id in ('${customers[0]}', '${customers[1]}')`)
    expect(found).toHaveLength(2)
    expect(found[0]?.contact).toMatch(/^\p{Script=Han}{3}$/u)
    expect(found[1]).toEqual(found[0])
  })

  test('fields that are not personal are as they are; names of colleagues too, their addresses not', async () => {
    expect(await rows(`select name from ed."客户" where id = '${customers[0]}'`)).toEqual([{ name: 'Customer 0' }])
    const [user] = await rows(`select name, email, login from ed."user" where name = 'Left long ago'`)
    expect(user?.email).toMatch(/@example\.com$/)
    expect(user?.login).not.toContain('left')
  })
})

test('files, sessions, credentials, keys, the audit and the outbox stay behind', async () => {
  const counts = await rows(`select (select count(*) from platform.credential) + (select count(*) from platform.session)
    + (select count(*) from platform.api_key) + (select count(*) from platform.file) + (select count(*) from ed_log.outbox)
    + (select count(*) from ed_log.audit) + (select count(*) from ed_log.comment) as left,
    (select count(*) from ed."客户" where papers is not null) as papers`)
  expect(counts).toEqual([{ left: 0, papers: 0 }])
})

test('numbers go on where production is', async () => {
  expect(await rows(`select key, value from ed_log.counter`)).toEqual([{ key: 'fix-numbering x', value: 41 }])
  expect(await rows(`select nextval('ed_log.number_abc') as next`)).toEqual([{ next: 8 }])
})

test('a snapshot: what is changed while it is copied is copied as it was, or not at all', async () => {
  const other = (await world.draft(world.admin)).id
  let writing = true
  const writer = (async () => {
    while (writing) {
      await world.system.db.transaction(async tx => {
        const values = [newId(), newId()]
        await tx.query({ text: `insert into ed."客户" (id, name) values ($1, 'Paired')`, values: [values[0]] })
        await tx.query({ text: `insert into ed.deal (id, name, customer) values ($2, 'Paired', $1)`, values })
      })
    }
  })()
  const state = await world.make(world.admin, other, { records: 50 })
  writing = false
  await writer
  expect(state.state).toBe('ready')
  const [pairs] = await world.look(other, 'owner', db =>
    db.query({
      text: `select (select count(*) from ed."客户" where name = 'Paired') as customers, (select count(*) from ed.deal where name = 'Paired') as deals`,
      values: [],
    }),
  )
  expect(pairs?.deals).toBeGreaterThan(0)
  expect(pairs?.deals).toBe(pairs?.customers)
})

test('nothing: people and units, but no records', async () => {
  const other = (await world.draft(world.admin)).id
  expect(await world.make(world.admin, other, { from: 'nothing' })).toMatchObject({ state: 'ready', from: 'nothing' })
  const [counts] = await world.look(other, 'owner', db =>
    db.query({
      text: `select (select count(*) from ed."客户") as customers, (select count(*) from ed."user") as people`,
      values: [],
    }),
  )
  expect(counts).toMatchObject({ customers: 0 })
  expect(counts?.people).toBeGreaterThan(1)
})

test('a system that came from no template has no sample records to offer', async () => {
  const other = (await world.draft(world.admin)).id
  const answer = await world.ask(world.admin, 'POST', `/api/designer/drafts/${other}/preview`, { from: 'template' })
  expect(answer).toMatchObject({ status: 422, body: { type: '/problems/preview/no-template' } })
})

describe('production goes on', () => {
  const withFilling = async (onProgress: (done: number) => Promise<void>) => {
    const other = (await world.draft(world.admin)).id
    const place = placeOf(world.url, other)
    await makeDatabase(world.system.db, place)
    const held = createDatabase({ url: world.url, poolSize: 1 })
    const preview = await openPreview(place, 'UTC')
    try {
      return await fillFromProduction({
        production: world.system,
        held,
        preview: preview.system,
        records: 5,
        onProgress,
      })
    } finally {
      await preview.close()
      await held.close()
      await dropDatabase(world.system.db, place.name)
    }
  }

  test('while records are written nothing of production is held', async () => {
    let locked = 0
    await withFilling(async done => {
      if (done === 0) return
      await world.system.db.transaction(tx =>
        tx.script('lock table ed."客户", ed.deal in access exclusive mode nowait'),
      )
      locked += 1
    })
    expect(locked).toBeGreaterThan(1)
  })

  test('what a promotion took away meanwhile makes it start over', async () => {
    const { db, ed, catalogs } = world.system
    let tries = 0
    const count = await withFilling(async () => {
      if (tries++ > 0) return
      const { application } = catalogs.current()
      const definitions = application.definitions.map(item =>
        item.kind === 'object' && item.name === 'note' ? { ...item, label: { en: 'Said' } } : item,
      )
      await promote(db, {
        ed,
        base: await readHead(db),
        application: { ...application, definitions } as typeof application,
        findings: () => [],
        author: null,
        message: 'Meanwhile',
        source: 'designer',
      })
      throw new Error('column "name" does not exist')
    })
    expect(count).toBeGreaterThan(5)
  })
})
