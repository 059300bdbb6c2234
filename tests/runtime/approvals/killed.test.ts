/** kill -9 of a worker while approvals begin, remind and end: records change once, and the trail tells what was done. */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WorkflowFixture, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const workerFile = fileURLToPath(new URL('../workflows/worker-process.ts', import.meta.url))
const deals = 12

let fixture: WorkflowFixture
const { decide, trail } = approving(() => fixture)
beforeAll(async () => {
  fixture = await workflowFixture([
    approval(
      'checked',
      [
        { id: 'first', approvers: { roles: ['handler'] } },
        {
          id: 'second',
          approvers: { users: 'record.owner' },
          selfApproval: 'allowed',
          remind: { after: 'duration("PT1S")', time: 'calendar' },
        },
      ],
      {
        start: [{ id: 'made', type: 'created' }],
        lock: true,
        onSubmitted: { set: [{ field: 'chance', value: 'if chance = null then 0.1 else chance + 0.1' }] },
        onApproved: { set: [{ field: 'amount', value: 'amount + 1' }] },
      },
    ),
  ])
})
afterAll(() => fixture?.drop())

/** Workers that are killed one after the other until the work beside them is done. */
async function whileKilled(work: Promise<unknown>): Promise<void> {
  const state = { over: false }
  void work.finally(() => {
    state.over = true
  })
  do {
    const child = spawn(process.execPath, [workerFile, fixture.url], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = new Promise(resolve => child.once('exit', resolve))
    await new Promise<void>(resolve => {
      child.stdout.once('data', () => resolve())
      void gone.then(() => resolve())
    })
    await sleep(Math.random() * 150)
    child.kill('SIGKILL')
    await gone
  } while (!state.over)
  await work
}

test('what an approval does is done once, wherever its worker was killed', { timeout: 300_000 }, async () => {
  const { ann, bob, createDeal, settle, system } = fixture
  const made: string[] = []
  await whileKilled(
    (async () => {
      for (let index = 0; index < deals; index++)
        made.push(await createDeal(ann, { amount: { amount: '10', currency: 'CNY' } }))
    })(),
  )
  await settle()
  await whileKilled(Promise.all(made.map(deal => decide(bob, deal, 'approve'))))
  await settle()
  await whileKilled(Promise.all(made.map(deal => decide(ann, deal, 'approve'))))
  await settle()
  const rows = await system.db.query<{ chance: string; amount: string }>(
    sql`select chance::float8::text as chance, amount::float8::text as amount from ed.deal`,
  )
  expect(rows).toEqual(Array.from({ length: deals }, () => ({ chance: '0.1', amount: '11' })))
  for (const deal of made) {
    const [only, ...others] = await trail(ann, deal)
    expect(others).toEqual([])
    expect([only?.state, only?.rounds.length]).toEqual(['approved', 1])
    expect(only?.rounds[0]?.steps.map(step => [step.state, step.decisions.length])).toEqual([
      ['approved', 1],
      ['approved', 1],
    ])
  }
  expect(await system.db.query(sql`select from ed_log.workflow_instance where locks and status = 'active'`)).toEqual([])
  expect(await system.db.query(sql`select from ed_log.workflow_incident`)).toEqual([])
})
