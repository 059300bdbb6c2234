/** kill -9 of a worker at any moment: what it began is there wholly or not at all, and is done once by the next. */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const rounds = process.env.SOAK ? 60 : 4
const deals = 40
const workerFile = fileURLToPath(new URL('worker-process.ts', import.meta.url))

let fixture: WorkflowFixture
beforeAll(async () => {
  const addNote = (id: string) => ({
    type: 'serviceTask' as const,
    id,
    does: {
      type: 'create',
      target: 'note',
      set: [
        { field: 'name', value: `"${id}"` },
        { field: 'about', value: 'record' },
      ],
    },
  })
  const pause = (id: string) => ({
    type: 'intermediateCatchEvent' as const,
    id,
    event: { type: 'timer', duration: 'duration("PT0S")' },
  })
  fixture = await workflowFixture([
    workflow(
      'chain',
      [
        { type: 'startEvent', id: 'begin', event: { type: 'created' } },
        pause('wait-1'),
        addNote('note-1'),
        pause('wait-2'),
        addNote('note-2'),
        { type: 'callActivity', id: 'call', workflow: 'inner' },
        { type: 'endEvent', id: 'end' },
      ],
      ['begin > wait-1', 'wait-1 > note-1', 'note-1 > wait-2', 'wait-2 > note-2', 'note-2 > call', 'call > end'],
    ),
    workflow(
      'inner',
      [{ type: 'startEvent', id: 'begin' }, addNote('note-3'), { type: 'endEvent', id: 'end' }],
      ['begin > note-3', 'note-3 > end'],
    ),
  ])
})
afterAll(() => fixture?.drop())

/** Lets a worker work for a while and kills it; the sooner it is killed the more it leaves behind. */
async function killWorker(after: number): Promise<void> {
  const child = spawn(process.execPath, [workerFile, fixture.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise(resolve => child.once('exit', resolve))
  await new Promise<void>(resolve => {
    child.stdout.once('data', () => resolve())
    void gone.then(() => resolve())
  })
  await sleep(after)
  child.kill('SIGKILL')
  await gone
}

test('every record that a workflow makes is made once, wherever its worker was killed', {
  timeout: 300_000,
}, async () => {
  const made = await Promise.all(
    Array.from({ length: deals }, () => fixture.createDeal(fixture.ann, { name: 'Killed' })),
  )
  for (let round = 0; round < rounds; round++) {
    await killWorker(Math.random() * 400)
    const torn = await fixture.system.db.query(sql`
      select i.id from ed_log.workflow_instance i where i.status = 'active' and (
        select count(*) from json_object_keys(i.state -> 'waits') k) <> (select count(*) from ed_log.workflow_wait w where w.instance = i.id)`)
    expect(torn).toEqual([])
  }
  await fixture.settle()
  const rows = await fixture.system.db.query<{ about: string; names: string }>(
    sql`select about, string_agg(name, ' ' order by name) as names from ed.note group by about`,
  )
  expect(rows.map(row => row.about).sort()).toEqual([...made].sort())
  expect(new Set(rows.map(row => row.names))).toEqual(new Set(['note-1 note-2 note-3']))
  const states = await fixture.system.db.query(
    sql`select status, count(*)::int as n from ed_log.workflow_instance group by status`,
  )
  expect(states).toEqual([{ status: 'completed', n: 2 * deals }])
})
