/** Workflows from beginning to end on real records: what starts them, what they do, who is asked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failures, type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const byHandler = { assignment: { roles: ['handler'] } }

const review = workflow(
  'review',
  [
    { type: 'startEvent', id: 'begin', event: { type: 'created', condition: 'name != "plain"' } },
    {
      type: 'userTask',
      id: 'check',
      ...byHandler,
      fields: [
        { field: 'close_date', mode: 'required' },
        { field: 'name', mode: 'readOnly' },
      ],
      outcomes: [
        { code: 'accept', label: { en: 'Accept', 'zh-CN': '同意' } },
        { code: 'refuse', label: { en: 'Refuse', 'zh-CN': '拒绝' }, requiresComment: true },
      ],
    },
    { type: 'exclusiveGateway', id: 'which' },
    {
      type: 'serviceTask',
      id: 'win',
      does: { type: 'update', target: 'deal', set: [{ field: 'stage', value: '"won"' }] },
    },
    {
      type: 'serviceTask',
      id: 'lose',
      does: { type: 'update', target: 'deal', set: [{ field: 'stage', value: '"lost"' }] },
    },
    { type: 'endEvent', id: 'end' },
  ],
  ['begin > check', 'check > which', 'which > win ? outcome = "accept"', 'which > lose !', 'win > end', 'lose > end'],
)

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await workflowFixture([review])
})
afterAll(() => fixture?.drop())

test('a created deal waits for a person, whose outcome and values take it on', async () => {
  const { ask, ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Big' })
  const { body: list } = await ask(bob, 'GET', 'tasks?scope=mine')
  expect(list.tasks).toMatchObject([
    {
      name: { en: 'check' },
      record: { object: 'deal', id: deal, title: 'Big' },
      why: { kind: 'assignee' },
      state: 'open',
      workflow: { name: 'review' },
      outcomes: [{ code: 'accept' }, { code: 'refuse' }],
    },
  ])
  const task = list.tasks[0].id
  const opened = await ask(bob, 'GET', `tasks/${task}`)
  expect(opened.body).toMatchObject({
    values: { name: 'Big', close_date: null },
    rev: 1,
    may: ['release', 'complete', 'comment'],
  })
  expect(await ask(ann, 'POST', `tasks/${task}/complete`, { outcome: 'accept' })).toMatchObject({ status: 403 })
  expect(await ask(bob, 'POST', `tasks/${task}/complete`, { outcome: 'accept' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/values/close_date', code: 'required' }] },
  })
  const done = { outcome: 'accept', values: { close_date: '2026-12-01' }, rev: 1 }
  expect(await ask(bob, 'POST', `tasks/${task}/complete`, done)).toMatchObject({ status: 204 })
  const { body: record } = await ask(ann, 'GET', `records/deal/${deal}`)
  expect(record).toMatchObject({ stage: 'won', close_date: '2026-12-01' })
  expect(await ask(bob, 'POST', `tasks/${task}/complete`, done)).toMatchObject({ status: 409 })
  const instances = await ask(ann, 'GET', `workflow-instances?record=deal/${deal}`)
  expect(instances.body.instances).toMatchObject([{ state: 'completed', workflow: { name: 'review' } }])
  expect(failures).toEqual([])
})
