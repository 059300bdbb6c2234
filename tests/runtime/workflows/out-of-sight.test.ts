/** What workflows do with records and fields that somebody may not see is not told to him; and what is too large has an end. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Caller } from '#runtime/system.ts'
import { role } from '#tests/support/fixture-application.ts'
import { failures, type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const looker = role('looker', {
  rights: [
    { object: 'deal', read: 'all', fields: [{ field: 'chance', access: 'hidden' }] },
    { object: '客户', read: 'own' },
    { object: 'task', read: 'all' },
    { object: 'workflow_instance', read: 'all' },
  ],
})
const begin = (name: string) => ({
  type: 'startEvent' as const,
  id: 'begin',
  event: { type: 'created', condition: `name = "${name}"` },
})
const end = { type: 'endEvent' as const, id: 'end' }

const server = http.createServer((_request, response) => {
  calls += 1
  response.setHeader('content-type', 'application/json').end(JSON.stringify(Array(30_000).fill(1)))
})
let calls = 0
let host = ''
let fixture: WorkflowFixture
let eve: Caller

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  fixture = await workflowFixture([
    looker,
    workflow(
      'ask',
      [
        begin('Secret'),
        {
          type: 'userTask',
          id: 'rate',
          assignment: { roles: ['handler'] },
          fields: [
            { field: 'chance', mode: 'editable' },
            { field: 'name', mode: 'editable' },
          ],
        },
        end,
      ],
      ['begin > rate', 'rate > end'],
    ),
    workflow(
      'cross',
      [
        begin('Cross'),
        {
          type: 'serviceTask',
          id: 'move',
          does: {
            type: 'update',
            target: '客户',
            record: 'record.customer',
            set: [{ field: '城市', value: '"Lhasa"' }],
          },
        },
        {
          type: 'serviceTask',
          id: 'tell',
          does: {
            type: 'notify',
            to: { roles: ['handler'] },
            subject: { en: 'Chance {chance}', 'zh-CN': '机会 {chance}' },
          },
        },
        end,
      ],
      ['begin > move', 'move > tell', 'tell > end'],
    ),
    workflow(
      'echo',
      [
        { type: 'startEvent', id: 'begin', event: { type: 'message', name: 'ping' } },
        { type: 'endEvent', id: 'again', event: { type: 'message', name: 'ping', key: '"again"' } },
      ],
      ['begin > again'],
      // It is about no record.
      { object: undefined } as object,
    ),
    workflow(
      'fetch',
      [
        begin('Fetch'),
        {
          type: 'serviceTask',
          id: 'call',
          does: { type: 'webhook', url: `"http://${host}/"`, method: 'GET', variable: 'answer' },
        },
        end,
      ],
      ['begin > call', 'call > end'],
      { variables: [{ name: 'answer', type: 'list' }] },
    ),
  ])
  eve = await fixture.person('Eve', ['fix-role-looker'])
})
afterAll(async () => {
  server.close()
  await fixture?.drop()
})

const instanceOf = async (record: string) =>
  (await fixture.ask(fixture.admin, 'GET', `workflow-instances?record=deal/${record}`)).body.instances[0].id

test('a task shows hidden fields of its record only to whoever has it, while he has it', async () => {
  const { ask, admin, bob, createDeal } = fixture
  const deal = await createDeal(admin, { name: 'Secret', chance: '0.25' })
  const [{ id }] = (await ask(bob, 'GET', 'tasks?scope=mine')).body.tasks
  expect((await ask(bob, 'GET', `tasks/${id}`)).body.values).toMatchObject({ chance: '0.2500', name: 'Secret' })
  const seen = await ask(eve, 'GET', `tasks/${id}`)
  expect(seen.body.record).toMatchObject({ id: deal })
  expect(seen.body.values).toEqual({ id: deal, name: 'Secret' })
})

test('the log of an instance tells nothing of records and messages that are not for its reader', async () => {
  const { ask, admin, createDeal, insert } = fixture
  const customer = await insert('客户', { name: 'Hidden', 城市: 'Paris', owner_id: admin.actor.userId })
  const deal = await createDeal(admin, { name: 'Cross', customer, chance: '0.75' })
  const id = await instanceOf(deal)
  expect(JSON.stringify((await ask(admin, 'GET', `workflow-instances/${id}`)).body.log)).toMatch(/Paris.*Lhasa.*0\.75/)
  const seen = await ask(eve, 'GET', `workflow-instances/${id}`)
  expect(seen.status).toBe(200)
  expect(JSON.stringify(seen.body.log)).not.toMatch(/Paris|Lhasa|0\.75/)
})

test('variables that are too large are refused', async () => {
  const { ask, admin } = fixture
  const variables = { list: Array(30_000).fill(1) }
  expect((await ask(admin, 'POST', 'messages/nobody', { variables })).status).toBe(413)
})

test('an answer that is too large is an error of the step, not a call without end', async () => {
  const { createDeal, admin, settle, passTime, rows } = fixture
  Object.assign(fixture.system, { webhookHosts: new Set([host]) })
  await createDeal(admin, { name: 'Fetch' })
  for (let round = 0; round < 3; round++) {
    await settle()
    await passTime()
  }
  expect(calls).toBe(1)
  expect(failures).toEqual([])
  expect(await rows('workflow_incident')).toMatchObject([{ node: 'call' }])
})

test('a message that starts what cannot start is kept as a failed instance, not tried for a day', async () => {
  const { ask, admin, settle, rows } = fixture
  expect((await ask(admin, 'POST', 'messages/ping', {})).status).toBe(200)
  await settle()
  expect(failures).toEqual([])
  expect(await rows('workflow_message')).toEqual([])
  const ended = await rows('workflow_instance')
  expect(ended.filter(item => item.workflow_id === 'wf-echo').map(item => item.status)).toEqual([
    ...Array(9).fill('completed'),
    'failed',
  ])
})
