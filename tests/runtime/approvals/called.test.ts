/** Approvals that workflows call: they run on the record that they are given, and say how they ended and why. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { workflowUserId } from '#metadata/workflow-user.ts'
import { type WorkflowFixture, workflow, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const note = (id: string, name: string) => ({
  type: 'serviceTask' as const,
  id,
  does: {
    type: 'create',
    target: 'note',
    set: [
      { field: 'name', value: name },
      { field: 'about', value: 'record' },
    ],
  },
})
const output = [
  { name: 'result', from: 'result' },
  { name: 'reason', from: 'reason' },
  { name: 'rounds', from: 'round' },
]
const told = '(if result = null then "none" else result) + ": " + (if reason = null then "" else reason)'

/** Begins with a deal of a name, asks an approval, and keeps what it said. */
const caller = (name: string, called: object, more: object = {}) =>
  workflow(
    name,
    [
      { type: 'startEvent', id: 'begin', event: { type: 'created', condition: `name = "${name}"` } },
      { type: 'callActivity', id: 'ask', output, ...called },
      { type: 'exclusiveGateway', id: 'which' },
      note('yes', `"yes, round " + string(rounds)`),
      note('not', told),
      { type: 'endEvent', id: 'end' },
    ],
    ['begin > ask', 'ask > which', 'which > yes ? result = "approved"', 'which > not !', 'yes > end', 'not > end'],
    more,
  )

const first = { id: 'first', approvers: { roles: ['handler'] } }
const definitions = [
  approval('checked', [{ ...first, reject: { to: 'start' } }], { start: [], lock: true }),
  approval('strict', [first], {
    condition: 'record.amount = null or record.amount < 1000',
    onApproved: { set: [{ field: 'chance', value: '0.9' }] },
  }),
  approval('chosen', [{ id: 'first', approvers: { choose: true } }], { start: [] }),
  caller('caller', { approval: 'checked' }),
  caller('strictly', { approval: 'strict' }, { lock: true }),
  caller('choosing', { approval: 'chosen', input: [{ name: 'first_chosen', value: '[record.owner]' }] }),
]

let fixture: WorkflowFixture
const { decide, tasks, trail, withdraw, start, statesOf } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture(definitions)
})
afterAll(() => fixture?.drop())

const begun = async (name: string, values: object = {}) => {
  const deal = await fixture.createDeal(fixture.ann, { name, ...values })
  await fixture.settle()
  return deal
}
const notesOf = async (deal: string) => {
  await fixture.settle()
  const { records } = (await fixture.ask(fixture.admin, 'GET', 'records/note?fields=name,about&limit=200')).body
  return (records as { name: string; about: { id: string } | null }[])
    .filter(item => item.about?.id === deal)
    .map(item => item.name)
}
const instancesOf = async (deal: string) =>
  (await fixture.ask(fixture.admin, 'GET', `workflow-instances?record=deal/${deal}`)).body.instances as {
    id: string
    state: string
    workflow: { name: string }
  }[]
const instanceOf = async (deal: string, name: string) =>
  (await instancesOf(deal)).find(item => item.workflow.name === name)?.id ?? ''
const incidentsOf = async (deal: string) => {
  const own = await instancesOf(deal)
  const rows = await fixture.rows('workflow_incident')
  return rows.filter(row => own.some(item => item.id === row.instance))
}

test('what was approved goes on as approved, with the round in which it was', async () => {
  const { bob, ann } = fixture
  const deal = await begun('caller')
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await notesOf(deal)).toEqual(['yes, round 1'])
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
})

test('a refusal is told with its reason', async () => {
  const { bob } = fixture
  const deal = await begun('strictly')
  expect(await decide(bob, deal, 'reject', { comment: 'too dear' })).toBe(204)
  expect(await notesOf(deal)).toEqual(['rejected: too dear'])
})

test('sent back, submitted again and withdrawn it says withdrawn, and why', async () => {
  const { ann, bob } = fixture
  const deal = await begun('caller')
  await decide(bob, deal, 'reject', { comment: 'once more' })
  await decide(ann, deal, 'resubmit')
  await decide(bob, deal, 'reject', { comment: 'no' })
  expect(await decide(ann, deal, 'withdraw', { comment: 'given up' })).toBe(204)
  expect(await notesOf(deal)).toEqual(['withdrawn: given up'])
  const other = await begun('caller')
  expect((await withdraw(ann, await instanceOf(other, 'checked'), 'not now')).status).toBe(204)
  expect(await notesOf(other)).toEqual(['withdrawn: not now'])
})

test('whoever is chosen is named by the input of the call', async () => {
  const deal = await begun('choosing')
  expect(await decide(fixture.ann, deal, 'approve')).toBe(204)
  expect(await notesOf(deal)).toEqual(['yes, round 1'])
})

test('what has locked the record lets the approval that it called write it', async () => {
  const { ann, bob, ask } = fixture
  const deal = await begun('strictly', { amount: { amount: '10', currency: 'CNY' } })
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { chance: '0.1' }, { 'if-match': '*' })).body.type).toBe(
    '/problems/approval/locked',
  )
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await notesOf(deal)).toEqual(['yes, round 1'])
  expect(Number((await ask(ann, 'GET', `records/deal/${deal}`)).body.chance)).toBe(0.9)
})

test('cancelling the caller cancels what it called, and frees the record', async () => {
  const { admin, ann, bob, ask, settle } = fixture
  const deal = await begun('caller')
  const id = await instanceOf(deal, 'caller')
  expect((await ask(admin, 'POST', `workflow-instances/${id}/cancel`, { reason: 'test' })).status).toBe(204)
  await settle()
  expect((await instancesOf(deal)).map(item => item.state)).toEqual(['cancelled', 'cancelled'])
  expect(await tasks(bob, deal)).toEqual([])
  expect((await trail(ann, deal)).map(item => item.state)).toEqual(['cancelled'])
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { stage: 'won' }, { 'if-match': '*' })).status).toBe(200)
})

test('it is not begun twice for a record, nor for one that it is not for: the caller has an incident, and tries again', async () => {
  const { ann, bob } = fixture
  const large = await begun('strictly', { amount: { amount: '5000', currency: 'CNY' } })
  expect(await incidentsOf(large)).toMatchObject([{ node: 'ask', code: 'error/uncaught' }])
  expect(String(JSON.stringify((await incidentsOf(large))[0]?.message))).toContain('action/not-offered')
  const deal = await fixture.createDeal(ann, { name: 'Plain' })
  expect((await start(ann, deal, 'strict')).status).toBe(201)
  const twice = await begun('strictly')
  expect((await start(ann, twice, 'strict')).body.type).toBe('/problems/workflow/running')
  const [task] = await tasks(bob, twice)
  expect(task?.node).toBe('first')
})

test('the history of a record says whose decision the workflow followed, and in what', async () => {
  const { ann, bob, ask } = fixture
  const deal = await begun('strictly')
  await decide(bob, deal, 'approve')
  const direct = await fixture.createDeal(ann, { name: 'Direct' })
  await start(ann, direct, 'strict')
  await decide(bob, direct, 'approve')
  for (const id of [deal, direct]) {
    const { entries } = (await ask(ann, 'GET', `records/deal/${id}/history`)).body
    expect(entries[0]).toMatchObject({
      by: { id: workflowUserId },
      source: 'workflow',
      within: { name: 'strict', isApproval: true, did: 'approved', person: { id: bob.actor.userId, title: 'Bob' } },
    })
    expect(entries.at(-1).within).toBeUndefined()
  }
})

test('an approval that was renamed is called by its new name, and those under way go on', async () => {
  const { bob, promote } = fixture
  const deal = await begun('caller')
  const renamed = definitions.map(item => {
    if (item.kind === 'approval' && item.name === 'checked') return { ...item, name: 'looked_at' }
    return item.kind === 'workflow' && item.name === 'caller'
      ? {
          ...item,
          nodes: item.nodes.map(node => (node.type === 'callActivity' ? { ...node, approval: 'looked_at' } : node)),
        }
      : item
  })
  await promote(renamed)
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await notesOf(deal)).toEqual(['yes, round 1'])
  const later = await begun('caller')
  expect((await instancesOf(later)).map(item => item.workflow.name).sort()).toEqual(['caller', 'looked_at'])
})
