/** A record that is decided on is written by the approval and its tasks alone, on every way in which records are written. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Definition } from '#metadata/definitions.ts'
import { field, fixtureDefinitions } from '#tests/support/fixture-application.ts'
import { type WorkflowFixture, workflow, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const steps = [
  {
    id: 'only',
    approvers: { roles: ['handler'] },
    fields: [{ field: 'close_date', mode: 'editable' as const }],
  },
]
const locked = approval('locked', steps, {
  lock: true,
  onSubmitted: { set: [{ field: 'stage', value: '"won"' }] },
  onApproved: { set: [{ field: 'stage', value: '"lost"' }] },
})

/** Lines that refer to what may be deleted. */
const lines = fixtureDefinitions().flatMap((item): Definition[] =>
  item.kind === 'object' && item.name === 'deal_line'
    ? [{ ...item, fields: [...item.fields, field('deal_line', 'maker', 'reference', { target: '客户' })] }]
    : [],
)

let fixture: WorkflowFixture
const { start, decide } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture([
    locked,
    ...lines,
    workflow(
      'other',
      [
        { type: 'startEvent', id: 'begin', event: { type: 'button', label: { en: 'Other' } } },
        {
          type: 'serviceTask',
          id: 'change',
          does: { type: 'update', target: 'deal', set: [{ field: 'name', value: '"changed"' }] },
        },
        { type: 'endEvent', id: 'end' },
      ],
      ['begin > change', 'change > end'],
    ),
  ])
})
afterAll(() => fixture?.drop())

const any = { 'if-match': '*' }

test('nobody else writes the record or its lines, nor takes them away, until it is decided', async () => {
  const { ann, bob, ask, admin, insert, system, createDeal, rows } = fixture
  const customer = await insert('客户', { name: 'Acme', owner_id: ann.actor.userId })
  const deal = await createDeal(ann, { customer, lines: [{ name: 'One' }, { name: 'Two' }] })
  const { body } = await ask(ann, 'GET', `records/deal_line?fields=id`)
  const [line] = body.records as { id: string }[]
  const { instance } = (await start(ann, deal, 'locked')).body
  const refused = {
    status: 409,
    body: { type: '/problems/approval/locked', instance, approval: 'locked', label: { en: 'locked' } },
  }
  const before = await system.db.query(sql`select * from ed.deal order by id`)
  expect(await ask(ann, 'PATCH', `records/deal/${deal}`, { name: 'x' }, any)).toMatchObject(refused)
  expect(await ask(admin, 'PATCH', `records/deal/${deal}`, { name: 'x' }, any)).toMatchObject(refused)
  expect(await ask(ann, 'PATCH', `records/deal/${deal}`, { lines: [{ name: 'Three' }] }, any)).toMatchObject(refused)
  expect(await ask(ann, 'POST', 'records/deal_line', { name: 'Three', deal })).toMatchObject(refused)
  expect(await ask(ann, 'PATCH', `records/deal_line/${line?.id}`, { quantity: 3 }, any)).toMatchObject(refused)
  expect(await ask(admin, 'DELETE', `records/deal_line/${line?.id}`, undefined, any)).toMatchObject(refused)
  expect(await ask(admin, 'DELETE', `records/deal/${deal}`, undefined, any)).toMatchObject(refused)
  expect(await ask(admin, 'DELETE', `records/客户/${customer}`, undefined, any)).toMatchObject({ status: 409 })
  const other = await ask(ann, 'POST', `records/deal/${deal}/workflows/other`)
  expect(other.status).toBe(201)
  expect((await ask(admin, 'GET', `workflow-instances/${other.body.instance}`)).body.incidents).toMatchObject([
    { node: 'change', message: { en: expect.stringContaining('locked') } },
  ])
  expect(await system.db.query(sql`select * from ed.deal order by id`)).toEqual(before)
  expect((await rows('workflow_instance')).filter(row => row.locks).map(row => row.id)).toEqual([instance])
  expect(await decide(bob, deal, 'approve', { values: { close_date: '2030-01-01' } })).toBe(204)
  expect((await ask(ann, 'GET', `records/deal/${deal}`)).body).toMatchObject({
    stage: 'lost',
    close_date: '2030-01-01',
  })
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { name: 'free' }, any)).status).toBe(200)
  expect((await ask(ann, 'PATCH', `records/deal_line/${line?.id}`, { quantity: 3 }, any)).status).toBe(200)
})

test('other records of the object are written as ever', async () => {
  const { ann, ask, createDeal } = fixture
  const deal = await createDeal(ann, {})
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { name: 'x' }, any)).status).toBe(200)
})

test('what its lines refer to is not taken away from under them', async () => {
  const { admin, ann, ask, insert, createDeal } = fixture
  const maker = await insert('客户', { name: 'Maker', owner_id: ann.actor.userId })
  const deal = await createDeal(ann, { lines: [{ name: 'One', maker }] })
  await start(ann, deal, 'locked')
  expect((await ask(admin, 'DELETE', `records/客户/${maker}`, undefined, any)).body.type).toBe(
    '/problems/approval/locked',
  )
})
