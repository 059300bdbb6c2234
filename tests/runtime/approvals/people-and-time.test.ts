/** Approvals in the course of time and of people: reminders, escalation, substitutes, leavers, races, promotions. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#runtime/system.ts'
import { type WorkflowFixture, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const roles = { roles: ['handler'] }
const late = approval('late', [
  {
    id: 'slow',
    approvers: roles,
    decision: 'all',
    due: { duration: 'duration("P1D")' },
    remind: { after: 'duration("P1D")', time: 'calendar', times: 2 },
    escalate: { after: 'duration("P3D")', to: { starter: true } },
  },
])
const plain = approval('plain', [{ id: 'only', approvers: roles, delegate: true }])
const managed = approval('managed', [{ id: 'boss', approvers: { manager: { of: 'starter', levels: 1 } } }])
const two = (last: string) =>
  approval('two', [
    { id: 'first', approvers: roles },
    { id: last, approvers: { starter: true } },
  ])

let fixture: WorkflowFixture
let eve: Caller
const { start, decide, tasks, trail, statesOf } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture([late, plain, managed, two('second')])
  eve = await fixture.person('Eve', ['fix-role-handler'])
})
afterAll(() => fixture?.drop())

const begin = async (name: string) => {
  const deal = await fixture.createDeal(fixture.ann, {})
  expect((await start(fixture.ann, deal, name)).status).toBe(201)
  return deal
}

/** The clock has come to where the timer of a node is due. */
async function comeTo(node: string): Promise<void> {
  const { db } = fixture.system
  await db.query(sql`update ed_log.workflow_wait set due = now() - interval '1 second' where node = ${node}`)
  await db.query(sql`
    update ed_log.workflow_instance i set state = jsonb_set(i.state::jsonb, array['waits', w.wait, 'due'], '1')::json
    from ed_log.workflow_wait w where w.instance = i.id and w.node = ${node} and i.status = 'active'`)
  await fixture.settle()
}

const toldOf = async (who: Caller, text: string) => {
  const rows = await fixture.system.db.query<{ user: string }>(sql`
    select user_id as user from ed_log.notification where parameters::text like ${`%${text}%`} and user_id = ${who.actor.userId}::uuid`)
  return rows.length
}

test('whoever is late is reminded, then it goes to others', async () => {
  const { ann, bob } = fixture
  const deal = await begin('late')
  expect(await trail(ann, deal)).toMatchObject([
    { rounds: [{ steps: [{ decisions: [{ due: expect.any(String) }, { due: expect.any(String) }] }] }] },
  ])
  expect(await decide(bob, deal, 'approve')).toBe(204)
  await comeTo('slow--remind')
  await comeTo('slow--remind')
  await comeTo('slow--remind')
  expect([await toldOf(eve, 'still waits'), await toldOf(bob, 'still waits')]).toEqual([2, 0])
  await comeTo('slow--late')
  expect(await tasks(eve, deal)).toEqual([])
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await trail(ann, deal)).toMatchObject([
    {
      state: 'approved',
      rounds: [
        {
          steps: [
            {
              state: 'approved',
              decisions: expect.arrayContaining([
                expect.objectContaining({ state: 'cancelled', escalated: false }),
                expect.objectContaining({ state: 'done', escalated: true, outcome: 'approve' }),
              ]),
            },
          ],
        },
      ],
    },
  ])
})

test('a manager who has left is passed by on the way up; without any, somebody has to look after it', async () => {
  const { ann, bob, insert, system, person, ask, admin } = fixture
  const chief = await person('Chief', [])
  const gone = await person('Gone', [])
  const top = await insert('unit', { name: 'Top', code: 'T', manager: chief.actor.userId })
  await system.db.query(
    sql`update ed.unit set parent = ${top}::uuid, manager = ${gone.actor.userId}::uuid where id = ${ann.actor.unitId}::uuid`,
  )
  await system.db.query(sql`update ed."user" set active = false where id = ${gone.actor.userId}::uuid`)
  const deal = await begin('managed')
  expect(await decide(chief, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
  await system.db.query(sql`update ed."user" set active = false where id = ${chief.actor.userId}::uuid`)
  const stuck = await begin('managed')
  expect(await statesOf(ann, stuck)).toEqual(['running', 'incident'])
  await system.db.query(sql`update ed.unit set manager = ${bob.actor.userId}::uuid where id = ${top}::uuid`)
  const [instance] = await trail(ann, stuck)
  const { body } = await ask(admin, 'GET', `workflow-instances/${instance?.instance}`)
  const [incident] = body.incidents
  expect(
    (await ask(admin, 'POST', `workflow-instances/${instance?.instance}/retry`, { token: incident.token })).status,
  ).toBe(204)
  expect(await decide(bob, stuck, 'approve')).toBe(204)
})

test('given to another, done by a substitute; both are told in the trail', async () => {
  const { ann, bob, ask, insert, person } = fixture
  const deal = await begin('plain')
  const [task] = await tasks(bob, deal)
  expect((await ask(bob, 'POST', `tasks/${task?.id}/claim`)).status).toBe(204)
  const kim = await person('Kim', [])
  expect((await ask(bob, 'POST', `tasks/${task?.id}/delegate`, { to: kim.actor.userId })).status).toBe(204)
  const stand = await person('Stand', [])
  await insert('absence', {
    owner_id: kim.actor.userId,
    from: '2020-01-01',
    to: '2100-01-01',
    substitute: stand.actor.userId,
  })
  expect(await decide(stand, deal, 'approve')).toBe(204)
  expect(await trail(ann, deal)).toMatchObject([
    {
      state: 'approved',
      rounds: [{ steps: [{ decisions: [{ person: { title: 'Stand' }, delegatedFrom: { title: 'Bob' } }] }] }],
    },
  ])
})

test('the trail says for whom a substitute has decided', async () => {
  const { admin, ann, bob, ask, insert, person } = fixture
  const deal = await begin('plain')
  const [task] = await tasks(bob, deal)
  expect((await ask(bob, 'POST', `tasks/${task?.id}/claim`)).status).toBe(204)
  const stand = await person('Deputy', [])
  const own = { owner_id: bob.actor.userId, from: '2020-01-01', to: '2100-01-01', substitute: stand.actor.userId }
  const absence = await insert('absence', own)
  expect(await decide(stand, deal, 'approve')).toBe(204)
  const [approval] = await trail(ann, deal)
  expect(approval?.rounds[0]?.steps[0]?.decisions).toMatchObject([
    { person: { title: 'Deputy' }, delegatedFrom: { title: 'Bob' } },
  ])
  expect((await ask(admin, 'DELETE', `records/absence/${absence}`, undefined, { 'if-match': '*' })).status).toBe(204)
})

test('two at once, twice, or by the wrong person: one is applied, the others are told', async () => {
  const { ann, bob, ask, admin } = fixture
  const deal = await begin('plain')
  const [task] = await tasks(bob, deal)
  const complete = (who: Caller, outcome: string) =>
    ask(who, 'POST', `tasks/${task?.id}/complete`, { outcome, comment: 'x' })
  expect((await complete(ann, 'approve')).body.type).toBe('/problems/task/not-yours')
  expect((await complete(bob, 'maybe')).status).toBe(422)
  const [instance] = await trail(ann, deal)
  const answers = await Promise.all([
    complete(bob, 'approve'),
    complete(bob, 'approve'),
    complete(eve, 'reject'),
    ask(ann, 'POST', `workflow-instances/${instance?.instance}/withdraw`, {}),
  ])
  expect(answers.map(answer => answer.status).sort()).toEqual([204, 409, 409, 409])
  expect((await ask(admin, 'GET', `workflow-instances/${instance?.instance}`)).body.incidents).toEqual([])
})

test('an approver who leaves: his part is seen by whoever looks after workflows, and given to another', async () => {
  const { ann, bob, ask, admin, insert } = fixture
  const keeper = await insert('user', { name: 'Keeper', login: 'keeper', active: true, kind: 'internal' })
  await insert('role_assignment', { user: keeper, role: 'sys-role-administrator' })
  const deal = await begin('late')
  const leave = await ask(admin, 'PATCH', `records/user/${eve.actor.userId}`, { active: false }, { 'if-match': '*' })
  expect(leave.status).toBe(200)
  expect(await statesOf(ann, deal)).toEqual(['running', 'incident'])
  expect(await decide(bob, deal, 'approve')).toBe(204)
  const [{ rounds } = { rounds: [] }] = await trail(ann, deal)
  const open = rounds[0]?.steps[0]?.decisions.find(item => item.state === 'open')
  expect((await ask(admin, 'POST', `tasks/${open?.task}/delegate`, { to: ann.actor.userId })).status).toBe(204)
  expect(await decide(ann, deal, 'approve')).toBe(204)
  expect(await statesOf(ann, deal)).toEqual(['approved', 'approved'])
})

test('promoted while they run: old ones end by the old definition, new ones by the new', async () => {
  const { ann, bob, promote } = fixture
  const old = await Promise.all([1, 2, 3].map(() => begin('two')))
  const [first = '', second = ''] = old
  expect(await decide(bob, first, 'approve')).toBe(204)
  await promote([late, plain, managed, two('other')])
  for (const deal of old.slice(1)) expect(await decide(bob, deal, 'approve')).toBe(204)
  expect((await tasks(ann, second)).map(task => task.node)).toEqual(['second'])
  expect(await decide(ann, first, 'approve')).toBe(204)
  const fresh = await begin('two')
  expect(await decide(bob, fresh, 'approve')).toBe(204)
  expect((await tasks(ann, fresh)).map(task => task.node)).toEqual(['other'])
  expect((await trail(ann, first))[0]?.rounds[0]?.steps.map(step => step.step)).toEqual(['first', 'second'])
  await promote([late, plain, managed])
  expect(await decide(ann, second, 'approve')).toBe(204)
  expect(await statesOf(ann, second)).toEqual(['approved', 'approved', 'approved'])
})
