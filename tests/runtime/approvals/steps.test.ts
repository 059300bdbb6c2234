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
]

let fixture: WorkflowFixture
let eve: Caller
const { start, decide, tasks, trail, withdraw } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture(approvals)
  eve = await fixture.person('Eve', ['fix-role-handler'])
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
            { step: 'second', state: 'skipped', decisions: [] },
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
