/** Promotions while workflows run: instances go on by the definition that they began with, on records as they are now. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Definition, ObjectDefinition } from '#metadata/definitions.ts'
import { type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const start = { type: 'startEvent', id: 'begin', event: { type: 'created', condition: 'name = "Old"' } } as const
const end = { type: 'endEvent', id: 'end' } as const
const handled = (id: string, more: object = {}) =>
  ({ type: 'userTask', id, assignment: { roles: ['handler'] }, ...more }) as const

const steps = (id: string, field: string) =>
  workflow(
    'steps',
    [
      start,
      handled('first', { fields: [{ field, mode: 'editable' }] }),
      { type: 'exclusiveGateway', id: 'which' },
      handled(id),
      end,
    ],
    ['begin > first', `first > which`, `which > ${id} ? ${field} = date("2027-01-01")`, 'which > end !', `${id} > end`],
  )

let called = 0
let server: http.Server
let fixture: WorkflowFixture
beforeAll(async () => {
  server = http.createServer((_request, response) => {
    called++
    response.writeHead(called === 1 ? 503 : 200, { 'content-type': 'application/json' }).end('{"price": 7.5}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  fixture = await workflowFixture([
    steps('second', 'close_date'),
    workflow(
      'outside',
      [
        { ...start, event: { type: 'created', condition: 'name = "Outside"' } },
        {
          type: 'serviceTask',
          id: 'price',
          does: {
            type: 'webhook',
            url: `"http://127.0.0.1:${(server.address() as AddressInfo).port}/" + record.id`,
            body: '{name: name}',
            variable: 'answer',
          },
        },
        {
          type: 'serviceTask',
          id: 'keep',
          does: { type: 'update', target: 'deal', set: [{ field: 'amount', value: 'answer.body.price' }] },
        },
        end,
      ],
      ['begin > price', 'price > keep', 'keep > end'],
      { variables: [{ name: 'answer', type: 'any' }] },
    ),
  ])
})
afterAll(async () => {
  server?.close()
  await fixture?.drop()
})

const tasksOf = async (deal: string) => (await fixture.ask(fixture.bob, 'GET', `tasks?record=deal/${deal}`)).body.tasks
const complete = (id: string, body: object = {}) => fixture.ask(fixture.bob, 'POST', `tasks/${id}/complete`, body)
const instanceOf = async (deal: string) => {
  const { body } = await fixture.ask(fixture.admin, 'GET', `workflow-instances?record=deal/${deal}`)
  return (await fixture.ask(fixture.admin, 'GET', `workflow-instances/${body.instances[0].id}`)).body
}

test('a call to the outside is tried again after it failed, and its answer goes on', async () => {
  const { ann, ask, createDeal, settle, passTime, system } = fixture
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const deal = await createDeal(ann, { name: 'Outside' })
  await settle()
  const { incidents } = await instanceOf(deal)
  expect(incidents).toMatchObject([{ node: 'price', message: { en: expect.stringContaining('webhook/refused') } }])
  expect(called).toBe(0)
  const open = { ...system, webhookHosts: new Set([host]) }
  const { token } = incidents[0]
  const { id } = await instanceOf(deal)
  expect((await ask(fixture.admin, 'POST', `workflow-instances/${id}/retry`, { token })).status).toBe(204)
  await settle(open)
  expect((await instanceOf(deal)).waits).toMatchObject([
    { kind: 'job', attempts: 1, error: expect.stringContaining('503') },
  ])
  await passTime()
  await settle(open)
  expect(called).toBe(2)
  expect(await instanceOf(deal)).toMatchObject({ state: 'completed' })
  expect((await ask(ann, 'GET', `records/deal/${deal}`)).body.amount).toEqual({ amount: '7.5', currency: 'CNY' })
})

test('running instances keep their steps; renamed fields are found, fields that are gone are an incident', async () => {
  const { ann, ask, createDeal, promote, system } = fixture
  const [renamed, lost, finished] = await Promise.all([1, 2, 3].map(() => createDeal(ann, { name: 'Old' })))
  const before = system.catalogs.current().revision
  await promote([
    withDeal(fields => fields.map(item => (item.id === 'fix-deal-close_date' ? { ...item, name: 'closing' } : item))),
    steps('other', 'closing'),
  ])
  const [task] = await tasksOf(renamed!)
  expect((await ask(fixture.bob, 'GET', `tasks/${task.id}`)).body).toMatchObject({
    fields: [{ field: 'closing' }],
    gone: [],
  })
  expect((await complete(task.id, { values: { closing: '2027-01-01' } })).status).toBe(204)
  expect(await instanceOf(renamed!)).toMatchObject({ state: 'active', waiting_at: 'second', revision: before })
  const fresh = await createDeal(ann, { name: 'Old' })
  const [begun] = await tasksOf(fresh)
  expect((await complete(begun.id, { values: { closing: '2027-01-01' } })).status).toBe(204)
  expect(await instanceOf(fresh)).toMatchObject({ waiting_at: 'other' })

  await promote(
    [withDeal(fields => fields.filter(item => item.id !== 'fix-deal-close_date')), steps('other', 'since')].slice(0, 1),
  )
  const [left] = await tasksOf(lost!)
  const opened = await ask(fixture.bob, 'GET', `tasks/${left.id}`)
  expect(opened).toMatchObject({ status: 200, body: { fields: [], name: { en: 'first' } } })
  expect(opened.body.gone).toHaveLength(1)
  expect((await complete(left.id)).status).toBe(204)
  const stopped = await instanceOf(lost!)
  expect(stopped.state).toBe('incident')
  expect(stopped.incidents).toMatchObject([{ node: 'which' }])
  expect(stopped.incidents[0].message['zh-CN']).not.toBe('')
  const ended = await ask(fixture.admin, 'POST', `workflow-instances/${(await instanceOf(finished!)).id}/cancel`, {})
  expect(ended.status).toBe(204)
})

test('the tasks of somebody who leaves go back to the group, or become an incident', async () => {
  const { ann, ask, admin, insert, person, createDeal, promote, system } = fixture
  await promote([workflow('steps', [start, handled('first'), end], ['begin > first', 'first > end'])])
  const eve = await person('Eve', ['fix-role-handler'])
  const deal = await createDeal(ann, { name: 'Old' })
  const open = async () => (await ask(admin, 'GET', `tasks?scope=all&record=deal/${deal}`)).body.tasks[0]
  const { id } = await open()
  expect((await ask(eve, 'POST', `tasks/${id}/claim`)).status).toBe(204)
  expect((await ask(fixture.bob, 'POST', `tasks/${id}/claim`)).status).toBe(409)
  expect(await open()).toMatchObject({ assignee: { id: eve.actor.userId, title: 'Eve' } })
  const leave = (user: string) => ask(admin, 'PATCH', `records/user/${user}`, { active: false }, { 'if-match': '*' })
  const keeper = await insert('user', { name: 'Keeper', login: 'keeper', active: true, kind: 'internal' })
  await insert('role_assignment', { user: keeper, role: 'sys-role-administrator' })
  expect((await leave(eve.actor.userId)).status).toBe(200)
  expect(await open()).toMatchObject({ assignee: null })
  expect((await ask(fixture.bob, 'GET', `tasks?scope=groups&record=deal/${deal}`)).body.tasks).toHaveLength(1)
  expect((await leave(fixture.bob.actor.userId)).status).toBe(200)
  expect((await instanceOf(deal)).incidents).toMatchObject([{ code: 'task/unassigned' }])
  expect((await ask(admin, 'POST', `tasks/${id}/delegate`, { to: ann.actor.userId })).status).toBe(204)
  expect(await instanceOf(deal)).toMatchObject({ state: 'active', incidents: [] })
  expect((await ask(ann, 'POST', `tasks/${id}/complete`)).status).toBe(204)
  const rows = await system.db.query(
    sql`select count(*)::int as n from ed_log.workflow_wait w join ed_log.workflow_instance i on i.id = w.instance where i.status <> 'active'`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

/** The fixture's deals with other fields. */
function withDeal(change: (fields: ObjectDefinition['fields']) => ObjectDefinition['fields']): Definition {
  const deal = fixture.system.catalogs.current().symbols.definition('object', 'deal') as ObjectDefinition
  return { ...deal, fields: change(deal.fields) }
}
