import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture

beforeAll(async () => {
  fixture = await writeFixture()
})
afterAll(async () => {
  await fixture?.drop()
})

describe('actions', () => {
  test('set what the definition says, also fields that are read-only otherwise, once', async () => {
    const { create, ask, ann, system } = fixture
    const { body: lead } = await create(ann, 'lead', { name: 'A' })
    const url = `records/lead/${lead.id}`
    expect((await ask(ann, 'PATCH', url, { status: 'qualified' }, { 'if-match': '*' })).status).toBe(422)
    const bad = await ask(ann, 'POST', `${url}/actions/qualify`, { input: { budget: 'x', name: 'y' } })
    expect(bad.body.errors).toMatchObject([{ pointer: '/input/name', code: 'field/unknown' }])
    const wrong = await ask(ann, 'POST', `${url}/actions/qualify`, { input: { budget: '2000' } })
    expect(wrong.body.errors).toMatchObject([{ pointer: '/input/budget', code: 'too-large' }])
    const done = await ask(ann, 'POST', `${url}/actions/qualify`, { input: { budget: '5.5' } })
    expect(done.body).toMatchObject({ status: 'qualified', budget: '5.50', contact: { id: ann.actor.userId } })
    const again = await ask(ann, 'POST', `${url}/actions/qualify`, {})
    expect(again.status).toBe(409)
    expect(again.body.type).toBe('/problems/action/not-offered')
    const [entry] = await system.db.query({
      text: `select source->>'kind' as kind from ed_log.audit where record_id = $1 and action = 'updated'`,
      values: [lead.id],
    })
    expect(entry).toEqual({ kind: 'action' })
  })

  test('are for the roles that have them, on records in sight', async () => {
    const { create, ask, ann, bob } = fixture
    const { body: lead } = await create(ann, 'lead', { name: 'A' })
    const seller = { ...ann, actor: { ...ann.actor, roleIds: ['fix-role-seller'] } }
    expect((await ask(seller, 'POST', `records/lead/${lead.id}/actions/qualify`, {})).status).toBe(404)
    expect((await ask(bob, 'POST', `records/lead/${lead.id}/actions/qualify`, {})).status).toBe(404)
    expect((await ask(ann, 'POST', `records/lead/${lead.id}/actions/qualifi`, {})).body.didYouMean).toEqual(['qualify'])
  })
})

describe('conversions', () => {
  test('show what would be made and what is there already', async () => {
    const { create, ask, ann } = fixture
    const { body: customer } = await create(ann, '客户', { name: 'ACME Ltd.' })
    const { body: lead } = await create(ann, 'lead', { name: 'acme', fee: { amount: '7.50', currency: 'CNY' } })
    const { body } = await ask(ann, 'GET', `records/lead/${lead.id}/conversions/convert`)
    expect(body.targets).toMatchObject([
      {
        name: 'customer',
        object: '客户',
        optional: false,
        values: { name: 'acme' },
        matches: [{ id: customer.id, title: 'ACME Ltd.' }],
      },
      {
        name: 'deal',
        optional: true,
        values: { name: 'acme', amount: { amount: '7.5', currency: 'CNY' } },
        matches: [],
      },
      { name: 'note', values: { name: 'Ann' } },
    ])
    const made = await ask(ann, 'POST', `records/lead/${lead.id}/conversions/convert`, {
      targets: { customer: { existing: customer.id }, deal: { values: { name: 'Big' } }, note: { skip: true } },
    })
    expect(made.status).toBe(201)
    expect(made.body.made).toMatchObject({ customer: { id: customer.id }, deal: { object: 'deal', title: 'Big' } })
    expect((await ask(ann, 'GET', `records/deal/${made.body.made.deal.id}`)).body).toMatchObject({
      name: 'Big',
      customer: { id: customer.id },
      amount: { amount: '7.5' },
    })
    const { body: after } = await ask(ann, 'GET', `records/lead/${lead.id}`)
    expect(after).toMatchObject({
      status: 'converted',
      customer: { id: customer.id },
      deal: { id: made.body.made.deal.id },
    })
    const again = await ask(ann, 'POST', `records/lead/${lead.id}/conversions/convert`, {})
    expect(again.body.type).toBe('/problems/action/not-offered')
  })

  test('two at once convert once, and nothing is half done when one target fails', async () => {
    const { create, ask, ann, system } = fixture
    const { body: lead } = await create(ann, 'lead', { name: 'twice' })
    const count = async () => {
      const [row] = await system.db.query<{ n: number }>({
        text: `select count(*) as n from ed."客户" where name = 'twice'`,
        values: [],
      })
      return row?.n
    }
    const url = `records/lead/${lead.id}/conversions/convert`
    const bad = await ask(ann, 'POST', url, { targets: { deal: { values: { stage: 'nope' } } } })
    expect(bad.body.errors).toMatchObject([{ pointer: '/targets/deal/values/stage', code: 'choice/unknown' }])
    expect(await count()).toBe(0)
    const skip = await ask(ann, 'POST', url, { targets: { customer: { skip: true }, nope: {} } })
    expect(skip.body.errors).toHaveLength(2)
    const foreign = await ask(ann, 'POST', url, { targets: { customer: { existing: lead.id } } })
    expect(foreign.body.errors).toMatchObject([{ pointer: '/targets/customer/existing' }])
    const answers = await Promise.all([ask(ann, 'POST', url, {}), ask(ann, 'POST', url, {})])
    expect(answers.map(answer => answer.status).sort()).toEqual([201, 409])
    expect(await count()).toBe(1)
  })

  test('copy lines', async () => {
    const { create, ask, ann } = fixture
    const lines = [{ name: 'a', quantity: 2, price: '1.50' }, { name: 'b' }]
    const { body: deal } = await create(ann, 'deal', { name: 'D', lines })
    const made = await ask(ann, 'POST', `records/deal/${deal.id}/conversions/copy`, {})
    const copy = await ask(ann, 'GET', `records/deal/${made.body.made.deal.id}?fields=name,lines`)
    expect(copy.body).toMatchObject({ name: 'D', lines })
  })
})
