/** What an approval is to make sure of cannot be got round: by variables, messages, representatives, or time. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#runtime/system.ts'
import { postMessage } from '#runtime/workflows/post-message.ts'
import { write } from '#runtime/write.ts'
import { role } from '#tests/support/fixture-application.ts'
import { type WorkflowFixture, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const roles = { roles: ['handler'] }
const label = { en: 'Ask', 'zh-CN': '提交' }
const approvals = [
  role('auditor', { rights: [{ object: 'deal', read: 'all' }] }),
  approval('named', [{ id: 'one', approvers: roles }], {
    start: [{ id: 'ask', type: 'button', label, roles: ['auditor'] }],
  }),
  approval('strict', [
    {
      id: 'only',
      approvers: { ...roles, starter: true },
      selfApproval: 'never',
      decision: 'all',
      delegate: true,
      mayAdd: true,
    },
  ]),
  approval('repeated', [
    { id: 'one', approvers: roles, when: 'amount > 1000' },
    { id: 'two', approvers: roles, skipRepeated: true },
  ]),
  approval('late', [
    {
      id: 'slow',
      approvers: roles,
      selfApproval: 'skip',
      escalate: { after: 'duration("P3D")', to: { starter: true } },
    },
  ]),
  approval('turn', [{ id: 'row', approvers: roles, decision: 'all', sequential: true, mayAdd: true }]),
  approval('shown', [
    {
      id: 'look',
      approvers: roles,
      delegate: true,
      fields: [{ field: 'close_date', mode: 'editable' }],
      reject: { to: 'start' },
    },
  ]),
]

let fixture: WorkflowFixture
let eve: Caller
let kim: Caller
const { start, decide, tasks, statesOf } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture(approvals)
  eve = await fixture.person('Eve', ['fix-role-handler'])
  kim = await fixture.person('Kim', [])
})
afterAll(() => fixture?.drop())

const begin = async (name: string, body: object = {}) => {
  const deal = await fixture.createDeal(fixture.ann, {})
  expect((await start(fixture.ann, deal, name, body)).status).toBe(201)
  return deal
}

test('whoever started it does not decide where he never does: not for others, not added, not in their place', async () => {
  const { ann, bob, ask, insert } = fixture
  const deal = await begin('strict')
  const [task] = await tasks(bob, deal)
  const { userId } = ann.actor
  const errors = [{ code: 'approval/own' }]
  expect((await ask(bob, 'POST', `tasks/${task?.id}/delegate`, { to: userId })).body).toMatchObject({ errors })
  expect((await ask(bob, 'POST', `tasks/${task?.id}/add-approver`, { user: userId })).body).toMatchObject({ errors })
  const absence = { owner_id: bob.actor.userId, from: '2020-01-01', to: '2100-01-01', substitute: userId }
  await insert('absence', absence)
  const answer = await ask(ann, 'POST', `tasks/${task?.id}/complete`, { outcome: 'approve' })
  expect(answer.body.type).toBe('/problems/task/not-yours')
  expect(await decide(eve, deal, 'approve')).toBe(204)
  expect(await decide(bob, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
})

test('whoever may only read the record begins what names his role, and nothing else', async () => {
  const reader = await fixture.person('Ada', ['fix-role-auditor'])
  const deal = await fixture.createDeal(fixture.ann, {})
  const { body } = await fixture.ask(reader, 'GET', `records/deal/${deal}/page`)
  expect(body.workflows.map((item: { name: string }) => item.name)).toEqual(['named'])
  expect((await start(reader, deal, 'repeated')).status).toBe(403)
  expect(await statesOf(fixture.ann, deal)).toEqual([''])
  expect((await start(reader, deal, 'named')).status).toBe(201)
})

test('whoever looks after workflows does not decide by skipping or moving', async () => {
  const { ann, bob, admin, ask } = fixture
  const deal = await begin('repeated')
  const { instances } = (await ask(admin, 'GET', `workflow-instances?record=deal/${deal}`)).body
  const { id } = instances[0]
  const { tokens } = (await ask(admin, 'GET', `workflow-instances/${id}`)).body
  const at = tokens.filter((token: { node: string; isDecided: boolean }) => token.node === 'two' && token.isDecided)
  expect(at).not.toEqual([])
  const refusal = { status: 409, body: { type: '/problems/approval/undecided' } }
  for (const { id: token } of at) {
    expect(await ask(admin, 'POST', `workflow-instances/${id}/skip`, { token })).toMatchObject(refusal)
    const wish = { token, to: 'two--decided' }
    expect(await ask(admin, 'POST', `workflow-instances/${id}/move`, wish)).toMatchObject(refusal)
  }
  expect(await statesOf(ann, deal)).toEqual(['running', 'skipped', 'open'])
  expect(await decide(bob, deal, 'approve')).toBe(204)
})

test('nobody brings votes along', async () => {
  const { ann, bob } = fixture
  const votes = [bob, eve].map(who => ({ outcome: 'approve', by: who.actor.userId, round: 1 }))
  const deal = await fixture.createDeal(ann, {})
  expect(await start(ann, deal, 'repeated', { variables: { one_votes: votes } })).toMatchObject({
    status: 422,
    body: { type: '/problems/workflow/invalid-variables', errors: [{ pointer: '/variables/one_votes' }] },
  })
})

test('it is not withdrawn by a message', async () => {
  const { ann, admin, system } = fixture
  const deal = await begin('repeated')
  const sent = write(system, admin, context => postMessage(context, 'approval/withdraw', { key: deal }))
  await expect(sent).rejects.toMatchObject({ status: 403 })
  expect(await statesOf(ann, deal)).toEqual(['running', 'skipped', 'open'])
})

test('that it comes to the starter because others are late is no consent', async () => {
  const { ann, system, settle } = fixture
  const deal = await begin('late')
  await system.db.query(
    sql`update ed_log.workflow_wait set due = now() - interval '1 second' where node = 'slow--late'`,
  )
  await system.db.query(sql`
    update ed_log.workflow_instance i set state = jsonb_set(i.state::jsonb, array['waits', w.wait, 'due'], '1')::json
    from ed_log.workflow_wait w where w.instance = i.id and w.node = 'slow--late' and i.status = 'active'`)
  await settle()
  expect(await statesOf(ann, deal)).toEqual(['running', 'incident'])
})

test('nobody is added who decides later anyway, or has decided', async () => {
  const { bob, ask } = fixture
  const deal = await begin('turn')
  const [first, second] = (await tasks(bob, deal)).length === 1 ? [bob, eve] : [eve, bob]
  const add = async (who: Caller, user: Caller) => {
    const [task] = await tasks(who, deal)
    return (await ask(who, 'POST', `tasks/${task?.id}/add-approver`, { user: user.actor.userId })).body
  }
  const errors = [{ code: 'duplicate' }]
  expect(await add(first, second)).toMatchObject({ errors })
  expect(await decide(first, deal, 'approve')).toBe(204)
  expect(await add(second, first)).toMatchObject({ errors })
})

test('of what has changed a task tells what it asks for, and what whoever has it may read', async () => {
  const { ann, bob, ask } = fixture
  const deal = await begin('shown')
  expect(await decide(bob, deal, 'reject', { comment: 'Again' })).toBe(204)
  const values = { name: 'Secret', close_date: '2030-01-01' }
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, values, { 'if-match': '*' })).status).toBe(200)
  expect(await decide(ann, deal, 'resubmit')).toBe(204)
  const [task] = await tasks(bob, deal)
  const changed = async (who: Caller) => {
    const { changes } = (await ask(who, 'GET', `tasks/${task?.id}`)).body.approval as { changes: { field: string }[] }
    return changes.map(change => change.field).sort()
  }
  expect(await changed(bob)).toEqual(['close_date', 'name'])
  expect((await ask(bob, 'POST', `tasks/${task?.id}/claim`)).status).toBe(204)
  expect((await ask(bob, 'POST', `tasks/${task?.id}/delegate`, { to: kim.actor.userId })).status).toBe(204)
  expect(await changed(kim)).toEqual(['close_date'])
})
