/** What nobody expected while an instance goes on: it is tried again with pauses, and in the end somebody sees it. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

/** Nodes at which every event fails. */
const broken = vi.hoisted(() => new Set<string>())
vi.mock('#runtime/workflows/run-event.ts', async original => {
  const real = await original<typeof import('#runtime/workflows/run-event.ts')>()
  const runEvent: typeof real.runEvent = (context, instance, event, told) => {
    const wait = 'wait' in event ? instance.state?.waits[event.wait] : undefined
    if (wait && broken.has(wait.node)) throw new TypeError('Nobody expected this')
    return real.runEvent(context, instance, event, told)
  }
  return { ...real, runEvent }
})

let fixture: WorkflowFixture
let server: http.Server
let calls = 0

const end = { type: 'endEvent' as const, id: 'end' }
const onCreated = (name: string) => ({
  type: 'startEvent' as const,
  id: 'begin',
  event: { type: 'created', condition: `name = "${name}"` },
})

beforeAll(async () => {
  server = http.createServer((_request, response) => {
    calls++
    response.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  fixture = await workflowFixture([
    workflow(
      'asked',
      [
        onCreated('Asked'),
        {
          type: 'intermediateCatchEvent',
          id: 'paid',
          event: { type: 'message', name: 'payment', key: 'record.id' },
        },
        end,
      ],
      ['begin > paid', 'paid > end'],
    ),
    workflow(
      'called',
      [
        onCreated('Called'),
        { type: 'serviceTask', id: 'call', does: { type: 'webhook', url: `"http://${host}/"`, method: 'POST' } },
        end,
      ],
      ['begin > call', 'call > end'],
    ),
  ])
  Object.assign(fixture.system, { webhookHosts: new Set([host]) })
})
afterAll(async () => {
  await fixture.drop()
  server.close()
})

const instanceOf = async (deal: string) => {
  const { body } = await fixture.ask(fixture.admin, 'GET', `workflow-instances?record=deal/${deal}`)
  return (await fixture.ask(fixture.admin, 'GET', `workflow-instances/${body.instances[0].id}`)).body
}

test('a message that its instance cannot take goes to the instance, is tried six times and then told', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'Asked' })
  await fixture.settle()
  broken.add('paid')
  const answer = await fixture.ask(fixture.admin, 'POST', 'messages/payment', { key: deal })
  expect(answer.status).toBeLessThan(300)
  for (let round = 0; round < 6; round++) {
    await fixture.passTime()
    await fixture.settle()
  }
  expect(await fixture.rows('workflow_message')).toEqual([])
  const [row] = await fixture.rows('workflow_event')
  expect(row).toMatchObject({ attempts: 6 })
  const instance = await instanceOf(deal)
  expect(instance).toMatchObject({ state: 'incident', incidents: [{ code: 'workflow/failed' }] })

  // Mended, it goes on where the message has come.
  broken.clear()
  const { token } = instance.incidents[0]
  await fixture.ask(fixture.admin, 'POST', `workflow-instances/${instance.id}/retry`, { token })
  await fixture.settle()
  expect(await instanceOf(deal)).toMatchObject({ state: 'completed', incidents: [] })
})

test('a call whose end cannot be told to its instance is not made for ever', async () => {
  const deal = await fixture.createDeal(fixture.ann, { name: 'Called' })
  broken.add('call')
  for (let round = 0; round < 10; round++) {
    await fixture.settle()
    await fixture.passTime()
  }
  const made = calls
  await fixture.settle()
  expect(calls).toBe(made)
  const instance = await instanceOf(deal)
  expect(instance).toMatchObject({ state: 'incident', incidents: [{ code: 'workflow/failed', node: 'call' }] })

  broken.clear()
  await fixture.ask(fixture.admin, 'POST', `workflow-instances/${instance.id}/retry`, {
    token: instance.incidents[0].token,
  })
  await fixture.settle()
  expect(calls).toBe(made + 1)
  expect(await instanceOf(deal)).toMatchObject({ state: 'completed', incidents: [] })
})
