/** Approvals step by step: who is asked, how it is decided, where a refusal leads, and what the trail tells of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Definition } from '#metadata/definitions.ts'
import type { Caller } from '#runtime/system.ts'
import { type WorkflowFixture, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const roles = { roles: ['handler'] }
const approvals: Definition[] = [
  approval(
    'plain',
    [
      { id: 'first', approvers: roles },
      { id: 'second', approvers: { users: 'record.owner' }, when: 'amount > 100' },
    ],
    {
      onSubmitted: { set: [{ field: 'name', value: '"asked"' }] },
      onApproved: { set: [{ field: 'name', value: '"agreed"' }] },
      onRejected: { set: [{ field: 'name', value: '"refused"' }] },
      onWithdrawn: { set: [{ field: 'name', value: '"withdrawn"' }] },
    },
  ),
  approval('all', [{ id: 'both', approvers: roles, decision: 'all', mayAdd: true, delegate: true }]),
  approval('turn', [{ id: 'one-by-one', approvers: roles, decision: 'all', sequential: true, mayAdd: true }]),
  approval('share', [{ id: 'most', approvers: roles, decision: 'percentage', percent: 60 }]),
  approval('any', [{ id: 'one', approvers: roles, mayAdd: true }]),
  approval(
    'back',
    [
      { id: 'check', approvers: { starter: true } },
      { id: 'agree', approvers: roles, reject: { to: 'start' } },
    ],
    { lock: true, resubmit: { fields: [{ field: 'amount', mode: 'editable' }] } },
  ),
  approval('again', [
    { id: 'one', approvers: roles },
    { id: 'two', approvers: { starter: true }, reject: { to: 'step', step: 'one' } },
  ]),
  approval('chosen', [
    { id: 'who', approvers: { choose: true }, decision: 'all' },
    { id: 'same', approvers: { roles: ['handler'] }, decision: 'all', skipRepeated: true },
  ]),
  approval('self', [
    { id: 'skipped', approvers: { starter: true }, selfApproval: 'skip' },
    { id: 'others', approvers: { starter: true, roles: ['handler'] }, selfApproval: 'never', decision: 'all' },
  ]),
  approval(
    'together',
    [
      { id: 'before', approvers: { starter: true } },
      { id: 'left', approvers: roles, reject: { to: 'start' } },
      { id: 'right', approvers: { users: 'record.owner' }, withPrevious: true, reject: { to: 'step', step: 'before' } },
      { id: 'never', approvers: roles, withPrevious: true, when: 'amount > 1000' },
    ],
    { onReturned: { set: [{ field: 'name', value: '"back"' }] } },
  ),
  approval('changed', [{ id: 'look', approvers: roles, fields: [{ field: 'close_date', mode: 'editable' }] }], {
    start: [{ id: 'change', type: 'updated', condition: 'stage = "won"' }],
    onSubmitted: { set: [{ field: 'chance', value: '0.5' }] },
    onApproved: { set: [{ field: 'stage', value: '"lost"' }] },
  }),
  approval('strict', [{ id: 'only', approvers: roles }], {
    onSubmitted: { set: [{ field: 'name', value: 'null' }] },
  }),
  approval('nobody', [{ id: 'gone', approvers: { starter: true }, selfApproval: 'never' }]),
]

let fixture: WorkflowFixture
let eve: Caller
let kim: Caller
const { start, decide, tasks, trail, withdraw, statesOf } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture(approvals)
  eve = await fixture.person('Eve', ['fix-role-handler'])
  kim = await fixture.person('Kim', [])
})
afterAll(() => fixture?.drop())

const nameOf = async (deal: string) => (await fixture.ask(fixture.admin, 'GET', `records/deal/${deal}`)).body.name

test('steps follow one another; one of several decides; a step whose condition is not met is left out', async () => {
  const { ann, bob, createDeal } = fixture
  const small = await createDeal(ann, { amount: { amount: '10', currency: 'CNY' } })
  const started = await start(ann, small, 'plain')
  expect(started.status).toBe(201)
  expect(await nameOf(small)).toBe('asked')
  expect(await tasks(eve, small)).toHaveLength(1)
  expect(await decide(bob, small, 'approve', { comment: 'Fine' })).toBe(204)
  expect(await nameOf(small)).toBe('agreed')
  expect(await trail(ann, small)).toMatchObject([
    {
      instance: started.body.instance,
      approval: 'plain',
      state: 'approved',
      startedBy: { title: 'Ann' },
      rounds: [
        {
          number: 1,
          changes: [],
          steps: [
            {
              step: 'first',
              state: 'approved',
              decisions: [{ state: 'done', person: { title: 'Bob' }, outcome: 'approve', comment: 'Fine' }],
            },
            { step: 'second', withPrevious: false, state: 'skipped', decisions: [] },
          ],
        },
      ],
      resubmission: null,
    },
  ])
  const large = await createDeal(ann, { amount: { amount: '1000', currency: 'CNY' } })
  await start(ann, large, 'plain')
  expect(await decide(eve, large, 'approve')).toBe(204)
  expect(await tasks(bob, large)).toEqual([])
  expect(await trail(ann, large)).toMatchObject([
    {
      state: 'running',
      rounds: [{ steps: [{ state: 'approved' }, { state: 'open', decisions: [{ person: { title: 'Ann' } }] }] }],
    },
  ])
  expect(await decide(ann, large, 'reject')).toBe(422)
  expect(await decide(ann, large, 'reject', { comment: 'No' })).toBe(204)
  expect(await nameOf(large)).toBe('refused')
  expect(await trail(ann, large)).toMatchObject([
    { state: 'rejected', rounds: [{ steps: [{ state: 'approved' }, { state: 'rejected' }] }] },
  ])
})

test('whoever started it takes it back, nobody else', async () => {
  const { ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, {})
  const { body } = await start(ann, deal, 'plain')
  expect((await start(ann, deal, 'plain')).body.type).toBe('/problems/workflow/running')
  expect((await withdraw(bob, body.instance)).body.type).toBe('/problems/approval/not-yours')
  expect((await withdraw(ann, body.instance, 'Too early')).status).toBe(204)
  expect((await withdraw(ann, body.instance)).body.type).toBe('/problems/approval/ended')
  expect(await tasks(bob, deal)).toEqual([])
  expect(await nameOf(deal)).toBe('withdrawn')
  expect(await trail(ann, deal)).toMatchObject([
    {
      state: 'withdrawn',
      may: { withdraw: false },
      rounds: [{ steps: [{ state: 'cancelled' }, { state: 'waiting' }] }],
    },
  ])
})

const begin = async (name: string, body: object = {}) => {
  const deal = await fixture.createDeal(fixture.ann, {})
  const answer = await start(fixture.ann, deal, name, body)
  expect(answer.status).toBe(201)
  return deal
}

test('all have to agree, each with a task of his own; a single refusal ends it', async () => {
  const { ann, bob } = fixture
  const deal = await begin('all')
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['running', 'open'])
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
  const other = await begin('all')
  expect(await decide(eve, other, 'reject', { comment: 'No' })).toBe(204)
  expect(await tasks(bob, other)).toEqual([])
  expect(await statesOf(ann, other)).toEqual(['rejected', 'rejected'])
})

test('one after another: the next is asked when the one before has agreed', async () => {
  const { ann, bob } = fixture
  const deal = await begin('turn')
  const [first, second] = (await tasks(bob, deal)).length === 1 ? [bob, eve] : [eve, bob]
  expect(await tasks(second, deal)).toEqual([])
  expect(await decide(first, deal, 'approve')).toBe(204)
  expect(await decide(second, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
})

test('a share decides as soon as it is reached or cannot be reached any more', async () => {
  const { ann, bob } = fixture
  const deal = await begin('share')
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['running', 'open'])
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
  const other = await begin('share')
  expect(await decide(bob, other, 'reject', { comment: 'No' })).toBe(204)
  expect(await statesOf(ann, other)).toEqual(['rejected', 'rejected'])
})

test('an approver who is added has to agree, too', async () => {
  const { ann, bob, ask } = fixture
  for (const name of ['any', 'turn']) {
    const deal = await begin(name)
    const who = (await tasks(bob, deal)).length === 1 ? bob : eve
    const [task] = await tasks(who, deal)
    const add = (by: Caller, user: string) =>
      ask(by, 'POST', `tasks/${task?.id}/add-approver`, { user, comment: 'See' })
    expect((await ask(who, 'GET', `tasks/${task?.id}`)).body.may).toContain('add-approver')
    expect((await add(ann, kim.actor.userId)).body.type).toBe('/problems/task/not-yours')
    expect((await add(who, '01890000-0000-7000-8000-000000000000')).status).toBe(422)
    expect((await add(who, kim.actor.userId)).status).toBe(204)
    expect(await decide(who, deal, 'approve')).toBe(204)
    expect(await statesOf(ann, deal)).toEqual(['running', 'open'])
    expect(await decide(kim, deal, 'approve')).toBe(204)
    const other = who === bob ? eve : bob
    if (name === 'turn') expect(await decide(other, deal, 'approve')).toBe(204)
    expect(await trail(ann, deal)).toMatchObject([
      {
        state: 'approved',
        rounds: [
          {
            steps: [
              {
                decisions: expect.arrayContaining([
                  expect.objectContaining({
                    addedBy: { id: who.actor.userId, title: who.actor.name },
                    person: { id: kim.actor.userId, title: 'Kim' },
                  }),
                ]),
              },
            ],
          },
        ],
      },
    ])
  }
})

test('sent back to the starter with the reason; the next round tells what has changed; meanwhile the record is locked', async () => {
  const { ann, bob, ask } = fixture
  const deal = await begin('back')
  const edit = (who: Caller, values: object) => ask(who, 'PATCH', `records/deal/${deal}`, values, { 'if-match': '*' })
  expect((await edit(ann, { name: 'Other' })).body).toMatchObject({
    type: '/problems/approval/locked',
    approval: 'back',
  })
  expect((await ask(ann, 'GET', `records/deal/${deal}/page`)).body).toMatchObject({
    locked: { approval: 'back' },
  })
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'reject', { comment: 'Too cheap' })).toBe(204)
  expect(await trail(ann, deal)).toMatchObject([
    { state: 'running', resubmission: { person: { title: 'Ann' }, reason: { step: 'agree', comment: 'Too cheap' } } },
  ])
  expect((await edit(ann, { name: 'Better' })).status).toBe(200)
  const [again] = await tasks(ann, deal)
  expect((await ask(ann, 'GET', `tasks/${again?.id}`)).body.approval).toMatchObject({
    kind: 'resubmit',
    round: 1,
    reason: { comment: 'Too cheap' },
  })
  const values = { amount: { amount: '70', currency: 'CNY' } }
  expect(await decide(ann, deal, 'resubmit', { values })).toBe(204)
  expect((await edit(ann, { name: 'Other' })).status).toBe(409)
  expect(await decide(ann, deal, 'approve')).toBe(204)
  const [task] = await tasks(bob, deal)
  expect((await ask(bob, 'GET', `tasks/${task?.id}`)).body.approval).toMatchObject({
    kind: 'decide',
    round: 2,
    step: 'agree',
    changes: [
      { field: 'name', before: 'Deal', after: 'Better' },
      { field: 'amount', before: null, after: { amount: '70' } },
    ],
    decisions: [{ step: 'check', person: { title: 'Ann' } }],
  })
  expect(await decide(bob, deal, 'reject', { comment: 'Still' })).toBe(204)
  expect(await decide(ann, deal, 'withdraw')).toBe(204)
  expect(await trail(ann, deal)).toMatchObject([
    {
      state: 'withdrawn',
      rounds: [
        { number: 1, steps: [{ state: 'approved' }, { state: 'rejected' }] },
        {
          number: 2,
          changes: [{ field: 'name' }, { field: 'amount' }],
          steps: [{ state: 'approved' }, { state: 'rejected' }],
        },
      ],
    },
  ])
  expect((await edit(ann, { name: 'Free' })).status).toBe(200)
})

test('sent back to an earlier step, which decides again', async () => {
  const { ann, bob } = fixture
  const deal = await begin('again')
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await decide(ann, deal, 'reject', { comment: 'Look again' })).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['running', 'open', 'rejected'])
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved', 'approved'])
})

test('people chosen by the starter decide; whoever has agreed already is not asked again', async () => {
  const { ann, bob, ask, createDeal } = fixture
  const deal = await createDeal(ann, {})
  const { workflows } = (await ask(ann, 'GET', `records/deal/${deal}/page`)).body
  expect(workflows.find((item: { name: string }) => item.name === 'chosen').choose).toMatchObject([
    { step: 'who', several: true },
  ])
  expect((await start(ann, deal, 'chosen')).body).toMatchObject({
    type: '/problems/approval/not-chosen',
    errors: [{ pointer: '/approvers/who', code: 'required' }],
  })
  const nobody = '01890000-0000-7000-8000-000000000000'
  expect(
    (await start(ann, deal, 'chosen', { approvers: { who: [nobody], other: [nobody] } })).body.errors,
  ).toHaveLength(2)
  const people = [bob.actor.userId, kim.actor.userId]
  expect((await start(ann, deal, 'chosen', { approvers: { who: people } })).status).toBe(201)
  expect(await decide(kim, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await tasks(bob, deal)).toEqual([])
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved', 'approved'])
})

test('the starter is passed over, or never decides; that nobody is there is seen and not taken for consent', async () => {
  const { ann, bob, admin, ask } = fixture
  const deal = await begin('self')
  expect(await tasks(ann, deal)).toEqual([])
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'skipped', 'approved'])
  const stuck = await begin('nobody')
  expect(await statesOf(ann, stuck)).toEqual(['running', 'incident'])
  const { body } = await ask(admin, 'GET', `workflow-instances?record=deal/${stuck}`)
  expect(body.instances).toMatchObject([{ state: 'incident' }])
})

test('steps that begin together all have to agree; a refusal of one of them ends the others', async () => {
  const { ann, bob } = fixture
  const deal = await begin('together')
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['running', 'approved', 'open', 'open', 'skipped'])
  expect(await decide(ann, deal, 'reject', { comment: 'Again' })).toBe(204)
  expect(await tasks(bob, deal)).toEqual([])
  expect(await statesOf(ann, deal)).toEqual(['running', 'open', 'cancelled', 'rejected', 'skipped'])
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'reject', { comment: 'Back' })).toBe(204)
  expect(await nameOf(deal)).toBe('back')
  expect(await decide(ann, deal, 'resubmit')).toBe(204)
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['running', 'approved', 'approved', 'open', 'skipped'])
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved', 'approved', 'approved', 'skipped'])
  const given = await begin('together')
  expect(await decide(ann, given, 'approve')).toBe(204)
  const [instance] = await trail(ann, given)
  expect((await withdraw(ann, instance?.instance ?? '')).status).toBe(204)
  expect(await statesOf(ann, given)).toEqual(['withdrawn', 'approved', 'cancelled', 'cancelled', 'skipped'])
})

test('what the rules of the record refuse is told to whoever submits it, and nothing begins', async () => {
  const { ann, createDeal } = fixture
  const deal = await createDeal(ann, {})
  expect((await start(ann, deal, 'strict')).body).toMatchObject({
    type: '/problems/approval/not-submitted',
    status: 422,
  })
  expect(await trail(ann, deal)).toEqual([])
})

test('the lines that came, went or changed between two rounds are told, too', async () => {
  const { ann, bob, ask, createDeal } = fixture
  const deal = await createDeal(ann, { lines: [{ name: 'Kept', quantity: 1 }, { name: 'Gone' }] })
  expect((await start(ann, deal, 'back')).status).toBe(201)
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'reject', { comment: 'Lines' })).toBe(204)
  const { records } = (await ask(ann, 'GET', `records/deal_line?fields=id,deal&sort=name`)).body
  const of = (item: { deal: { id: string } }) => item.deal.id === deal
  const [gone, kept] = records.filter(of) as { id: string }[]
  const update = [{ id: kept?.id, quantity: 3 }]
  const change = { lines: { create: [{ name: 'New', quantity: 2 }], update, delete: [gone?.id] } }
  expect(await ask(ann, 'PATCH', `records/deal/${deal}`, change, { 'if-match': '*' })).toMatchObject({ status: 200 })
  expect(await decide(ann, deal, 'resubmit')).toBe(204)
  const [{ rounds } = { rounds: [] }] = await trail(ann, deal)
  expect(rounds[1]?.changes.map(({ label, before, after, of }) => [label.en, before, after, of?.field])).toEqual(
    expect.arrayContaining([
      ['lines · Kept · quantity', 1, 3, 'quantity'],
      ['lines', 'Gone', null, undefined],
      ['lines', null, 'New', undefined],
    ]),
  )
  expect(rounds[1]?.changes).toHaveLength(3)
})

test('a change begins it once; what it changes itself begins no other', async () => {
  const { ann, bob, ask, createDeal } = fixture
  const deal = await createDeal(ann, { stage: 'open' })
  const edit = (values: object) => ask(ann, 'PATCH', `records/deal/${deal}`, values, { 'if-match': '*' })
  expect((await edit({ name: 'Not yet' })).status).toBe(200)
  expect(await trail(ann, deal)).toEqual([])
  expect((await edit({ stage: 'won' })).status).toBe(200)
  expect((await edit({ name: 'Again' })).status).toBe(200)
  expect(await decide(bob, deal, 'approve', { values: { close_date: '2031-01-01' } })).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
  expect(await trail(ann, deal)).toHaveLength(1)
})
