/** Tasks in inboxes: of a group and of one person, in somebody's place, given to others; and what workflows tell people. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Definition } from '#metadata/definitions.ts'
import { createSignals } from '#platform/database/signals.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import type { Caller } from '#runtime/system.ts'
import { createWorker } from '#runtime/workflows/worker/create-worker.ts'
import { type WorkflowFixture, workflow, workflowFixture } from '../workflows/workflow-fixture.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const end = { type: 'endEvent', id: 'end' } as const

const workflows: Definition[] = [
  workflow(
    'group',
    [
      { type: 'startEvent', id: 'begin', event: { type: 'created', condition: 'name = "Group"' } },
      {
        type: 'userTask',
        id: 'handle',
        assignment: { roles: ['handler'] },
        due: { duration: 'duration("P2D")', time: 'calendar' },
        priority: 'high',
        delegate: true,
        instructions: { en: 'Look closely', 'zh-CN': '请仔细查看' },
      },
      end,
    ],
    ['begin > handle', 'handle > end'],
  ),
  workflow(
    'nightly',
    [
      { type: 'startEvent', id: 'begin', event: { type: 'schedule', cron: '0 3 * * *' } },
      {
        type: 'serviceTask',
        id: 'find',
        does: {
          type: 'find',
          target: 'deal',
          filter: { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'Group' }] },
          limit: 1000,
          variable: 'found',
        },
      },
      {
        type: 'serviceTask',
        id: 'mail',
        does: { type: 'mail', to: { roles: ['handler'], addresses: '["a@example.com"]' }, template: 'count' },
      },
      {
        type: 'serviceTask',
        id: 'tell',
        does: { type: 'notify', to: { roles: ['handler'] }, subject: { en: 'Night', 'zh-CN': '夜' } },
      },
      {
        type: 'serviceTask',
        id: 'keep',
        does: { type: 'create', target: 'note', set: [{ field: 'name', value: '"found " + string(count(found))' }] },
      },
      end,
    ],
    ['begin > find', 'find > mail', 'mail > tell', 'tell > keep', 'keep > end'],
    { variables: [{ name: 'found', type: 'records', target: 'deal' }] },
  ),
  {
    id: 'mail-count',
    kind: 'mailTemplate',
    name: 'count',
    label: label('Count'),
    subject: { en: 'Deals', 'zh-CN': '商机' },
    body: { en: 'There are deals.', 'zh-CN': '有商机。' },
  } as unknown as Definition,
]

let fixture: WorkflowFixture
let eve: Caller
beforeAll(async () => {
  fixture = await workflowFixture(workflows)
  eve = await fixture.person('Eve', ['fix-role-handler'])
})
afterAll(() => fixture?.drop())

const list = async (who: Caller, query = '') => (await fixture.ask(who, 'GET', `tasks?${query}`)).body
const act = async (who: Caller, id: string, name: string, body: object = {}) =>
  (await fixture.ask(who, 'POST', `tasks/${id}/${name}`, body)).status

test('a task of a group is claimed by one, given back, given to another, and done', async () => {
  const { ask, ann, bob, admin, createDeal } = fixture
  await createDeal(ann, { name: 'Group' })
  const { tasks } = await list(bob, 'scope=groups')
  expect(tasks).toMatchObject([
    {
      assignee: null,
      why: { kind: 'role', label: { en: 'handler' } },
      priority: 'high',
      overdue: false,
      delegate: true,
    },
  ])
  const [{ id, due }] = tasks
  expect(Math.round((Date.parse(due) - Date.now()) / 3_600_000)).toBe(48)
  expect((await ask(bob, 'GET', 'tasks/count')).body).toEqual({ mine: 0, groups: 1, overdue: 0 })
  expect((await list(bob)).tasks).toEqual([])
  const claims = await Promise.all([act(bob, id, 'claim'), act(eve, id, 'claim')])
  expect(claims.sort()).toEqual([204, 409])
  const [holder, other] = (await list(bob)).tasks.length === 1 ? [bob, eve] : [eve, bob]
  expect(await act(other, id, 'complete')).toBe(403)
  expect(await act(other, id, 'comment', { text: 'Hurry' })).toBe(204)
  expect(await act(holder, id, 'release')).toBe(204)
  expect((await list(other, 'scope=groups')).tasks).toHaveLength(1)
  expect(await act(other, id, 'claim')).toBe(204)
  expect(await act(other, id, 'delegate', { to: '01890000-0000-7000-8000-000000000000' })).toBe(422)
  expect(await act(other, id, 'delegate', { to: ann.actor.userId, comment: 'Yours' })).toBe(204)
  expect((await list(ann)).tasks).toMatchObject([{ why: { kind: 'delegated', person: { id: other.actor.userId } } }])
  const { body } = await ask(ann, 'GET', `tasks/${id}`)
  expect(body.comments.map((item: { text: string }) => item.text)).toEqual(['Hurry', 'Yours'])
  expect(body.instructions['zh-CN']).toBe('请仔细查看')
  expect(await act(ann, id, 'complete', { comment: 'Done so' })).toBe(204)
  expect((await list(ann, 'state=done')).tasks).toMatchObject([
    { id, state: 'done', comment: 'Done so', completed_by: { id: ann.actor.userId, title: 'Ann' } },
  ])
  expect(await act(admin, id, 'claim')).toBe(409)
  const told = await fixture.system.db.query(
    sql`select kind, user_id from ed_log.notification where task_id = ${id}::uuid and kind = 'task-delegated'`,
  )
  expect(told).toEqual([{ kind: 'task-delegated', user_id: ann.actor.userId }])
})

test('whoever stands in for somebody absent has his tasks', async () => {
  const { ann, bob, insert, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Group' })
  const [{ id }] = (await list(bob, 'scope=groups')).tasks
  expect(await act(bob, id, 'claim')).toBe(204)
  expect((await list(eve, `record=deal/${deal}`)).tasks).toEqual([])
  await insert('absence', {
    owner_id: bob.actor.userId,
    from: '2020-01-01',
    to: '2100-01-01',
    substitute: eve.actor.userId,
  })
  expect((await list(eve, `record=deal/${deal}`)).tasks).toMatchObject([
    { id, why: { kind: 'substitute', person: { id: bob.actor.userId, title: 'Bob' } } },
  ])
  expect(await act(eve, id, 'complete')).toBe(204)
})

test('long lists come in pages', async () => {
  const { ann, bob, createDeal } = fixture
  for (let index = 0; index < 5; index++) await createDeal(ann, { name: 'Group' })
  const first = await list(eve, 'scope=groups&limit=3')
  const second = await list(eve, `scope=groups&limit=3&after=${first.after}`)
  expect([first.tasks.length, second.tasks.length, second.after]).toEqual([3, 2, undefined])
  const ids = [...first.tasks, ...second.tasks].map((task: { id: string }) => task.id)
  expect(new Set(ids).size).toBe(5)
  expect((await fixture.ask(bob, 'GET', 'tasks?after=nonsense')).status).toBe(400)
  expect((await fixture.ask(bob, 'GET', 'tasks/nonsense')).status).toBe(404)
})

test('a schedule starts its workflow once, whichever of two nodes sees it first', async () => {
  const { system, settle } = fixture
  const { db } = system
  await settle()
  await db.query(sql`update ed_log.workflow_schedule set due = now() - interval '1 hour'`)
  const other = await openSystem(db, 'Asia/Shanghai')
  const signals = createSignals({ directUrl: fixture.url })
  const log = { error: () => undefined, warn: () => undefined }
  const workers = await Promise.all(
    [system, other].map(node => createWorker({ system: node, signals, log, every: 20 })),
  )
  try {
    await expect.poll(() => db.query(sql`select name from ed.note`), { timeout: 30_000 }).toEqual([{ name: 'found 7' }])
  } finally {
    for (const worker of workers) await worker.stop()
    await signals.close()
  }
  await settle()
  expect(await db.query(sql`select count(*)::int as n from ed.note`)).toEqual([{ n: 1 }])
  expect(await db.query(sql`select due > now() as later from ed_log.workflow_schedule`)).toEqual([{ later: true }])
  expect(await db.query(sql`select count(*)::int as n from ed_log.mail where subject in ('Deals', '商机')`)).toEqual([
    { n: 3 },
  ])
  expect(await db.query(sql`select count(*)::int as n from ed_log.notification where kind = 'message'`)).toEqual([
    { n: 2 },
  ])
})

test('the tasks of several records are found at once', async () => {
  const { ann, createDeal } = fixture
  const deals = [await createDeal(ann, { name: 'Group' }), await createDeal(ann, { name: 'Group' })]
  await createDeal(ann, { name: 'Group' })
  const found = await list(eve, `scope=groups&record=deal/${deals.join(',')}`)
  expect(found.tasks.map((task: { record: { id: string } }) => task.record.id).toSorted()).toEqual(deals.toSorted())
  // Nothing is filled in: it can be done by a button.
  expect(found.tasks[0].asks).toBe(false)
  expect((await list(eve, `scope=groups&record=deal/${deals[0]},nonsense`)).tasks).toEqual([])
  for (const { id } of found.tasks) expect(await act(eve, id, 'complete')).toBe(204)
})
