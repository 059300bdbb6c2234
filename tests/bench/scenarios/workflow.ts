/**
 * Workflows: how many events a process deals with in a second, each in a transaction of its own with PostgreSQL beside,
 * how large the state of a waiting instance is, and whether 100,000 that wait make an event slower.
 */
import sql from 'sql-template-tag'

import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { createRecords } from '#runtime/records/write/create-records.ts'
import type { Caller, System } from '#runtime/system.ts'
import { completeTask } from '#runtime/tasks/complete-task.ts'
import { runDue } from '#runtime/workflows/worker/run-due.ts'
import { write } from '#runtime/write.ts'
import { fixtureDefinitions } from '#tests/support/fixture-application.ts'

import { password } from '../data/bench-database.ts'
import { median } from '../median.ts'
import { atLeast, below, none, type Row, told } from '../row.ts'
import type { Run } from './run.ts'

const waiting = 100_000
const sideBySide = 8
const label = (text: string) => ({ en: text, 'zh-CN': text })

/** A deal is looked at twice; between, a condition is asked of the record and the record is changed. */
const workflow = {
  id: 'bench-workflow',
  kind: 'workflow',
  name: 'look_twice',
  label: label('Look twice'),
  object: 'deal',
  nodes: [
    { type: 'startEvent', id: 'begin', event: { type: 'created' } },
    { type: 'userTask', id: 'first', label: label('First'), assignment: { starter: true } },
    { type: 'exclusiveGateway', id: 'which' },
    {
      type: 'serviceTask',
      id: 'mark',
      does: { type: 'update', target: 'deal', set: [{ field: 'stage', value: '"won"' }] },
    },
    { type: 'userTask', id: 'second', label: label('Second'), assignment: { starter: true } },
    { type: 'endEvent', id: 'end' },
  ],
  flows: [
    { id: 'flow-1', from: 'begin', to: 'first' },
    { id: 'flow-2', from: 'first', to: 'which' },
    { id: 'flow-3', from: 'which', to: 'mark', when: 'stage = "open" and name != "other"' },
    { id: 'flow-4', from: 'which', to: 'end', default: true },
    { id: 'flow-5', from: 'mark', to: 'second' },
    { id: 'flow-6', from: 'second', to: 'end' },
  ],
} as const satisfies object

/** Measures on an empty system of its own. */
export async function measureWorkflow(run: Run): Promise<Row[]> {
  const db = createDatabase({ url: await run.database.createEmpty(), poolSize: sideBySide + 2 })
  try {
    const system = await openSystem(db, 'Asia/Shanghai')
    const caller = await prepare(system)
    await measureRound(system, caller, 100)
    const alone: number[] = []
    for (let round = 0; round < run.rounds; round++) alone.push(await measureRound(system, caller, 300))
    const bytes = await stateBytes(system, caller)
    await addWaiting(system)
    run.say(`${waiting} instances wait`)
    const among: number[] = []
    for (let round = 0; round < run.rounds; round++) among.push(await measureRound(system, caller, 300))
    const idle = await timeOf(() => runDue(system, { error: console.error }))
    return [
      atLeast('workflow, events with a task done or a record made', median(alone), '/s', 300),
      below('workflow, state of an instance that waits', bytes, 'bytes', 2048),
      atLeast(`workflow, the same events among ${waiting} that wait`, median(among), '/s', 300),
      atLeast('workflow, speed among them', median(among) / median(alone), 'x', 0.8),
      told('workflow, a look at what is due when nothing is', idle, 'ms'),
      none('hard: workflow, tables of waiting read from end to end', await sequentialReads(system), 'plans'),
    ]
  } finally {
    await db.close()
  }
}

async function prepare(system: System): Promise<Caller> {
  const { db } = system
  await install(system, {
    template: 'none',
    sampleRecords: false,
    createCredential: (tx, { id, login }) => saveCredential(tx, { userId: id, login, password, mustChange: false }),
  })
  const base = await readHead(db)
  const installed = toNamed((await loadRevision(db, base)).application).definitions
  const application: NamedApplication = toApplication([
    ...installed,
    ...fixtureDefinitions(),
    workflow as unknown as Definition,
  ])
  const wish = { ed: 'ed', base, author: null, message: 'Workflow', source: 'benchmark', findings: findFindings }
  await promote(db, { ...wish, application })
  await system.catalogs.refresh()
  const [user] = await db.query<{ id: string }>(sql`select id from ed."user" where login = 'admin'`)
  const userId = user?.id ?? ''
  const actor = {
    userId,
    name: 'Administrator',
    roleIds: ['sys-role-administrator'],
    unitId: null,
    unitsBelow: [],
    teamIds: [],
    teamMates: [userId],
    locale: 'en',
    timeZone: 'Asia/Shanghai',
  } as const
  return { actor, source: { kind: 'api' } }
}

/** Events in a second: each deal is made, and its two tasks are done, by several people at the same time. */
async function measureRound(system: System, caller: Caller, deals: number): Promise<number> {
  let left = deals
  const began = performance.now()
  const work = async () => {
    while (left-- > 0) {
      const deal = await makeDeal(system, caller)
      for (let task = 0; task < 2; task++) {
        const [row] = await system.db.query<{ id: string }>({
          text: `select id from ed.task where record = $1 and state = 'open' and deleted_at is null`,
          values: [deal],
          prepared: true,
        })
        await write(system, caller, context => completeTask(context, row?.id ?? '', {}))
      }
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  return (3 * deals) / ((performance.now() - began) / 1000)
}

async function makeDeal(system: System, caller: Caller): Promise<string> {
  const { value } = await write(system, caller, context =>
    createRecords(context, context.catalog.objects.get('deal')!, [{ name: 'Deal' }]),
  )
  return value[0]?.id ?? ''
}

async function stateBytes(system: System, caller: Caller): Promise<number> {
  const deal = await makeDeal(system, caller)
  const [row] = await system.db.query<{ bytes: number }>(
    sql`select octet_length(state::text) as bytes from ed_log.workflow_instance where record_id = ${deal}::uuid`,
  )
  return row?.bytes ?? 0
}

/** Copies of an instance that waits at its first task, some with a timer, some with a message beside. */
async function addWaiting({ db }: System): Promise<void> {
  await db.script(`
    create temporary table copies as select gen_random_uuid() as id, gen_random_uuid() as record, n from generate_series(1, ${waiting}) n;
    insert into ed_log.workflow_instance (id, workflow_id, revision, status, state, record_object, record_id, starter)
      select c.id, i.workflow_id, i.revision, 'active', i.state, i.record_object, c.record, i.starter from copies c,
        lateral (select * from ed_log.workflow_instance where status = 'active' limit 1) i;
    insert into ed_log.workflow_wait (instance, wait, kind, node, name, key, due)
      select id, 'w1', case when n % 3 = 0 then 'timer' when n % 3 = 1 then 'message' else 'task' end, 'first',
        case when n % 3 = 1 then 'payment' end, case when n % 3 = 1 then record::text end,
        case when n % 3 = 0 then now() + interval '1 day' * (n % 90 + 1) end from copies;
    insert into ed.workflow_instance (id, name, workflow, record, record_object, state, revision, started_at)
      select c.id, 'Look twice', 'bench-workflow', c.record, 'fix-deal', 'active', 2, now() from copies c;
    insert into ed.task (id, name, record, record_object, workflow, instance, node, wait, state)
      select gen_random_uuid(), 'First', record, 'fix-deal', 'bench-workflow', id, 'first', 'w1', 'open' from copies;
    drop table copies; analyze`)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < 20; index++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Plans of the statements that every look and every event uses, which read a whole table. */
async function sequentialReads({ db }: System): Promise<number> {
  const statements = [
    `select instance, wait from ed_log.workflow_wait where due <= now() and kind = 'timer' order by due limit 50`,
    `select instance, wait from ed_log.workflow_wait where kind = 'job' and due <= now() order by due limit 10`,
    `select instance, wait from ed_log.workflow_wait where kind = 'message' and name = 'payment' and key = 'x' order by instance limit 5`,
    `select id from ed_log.workflow_instance where record_id = '00000000-0000-7000-8000-000000000000'`,
    `select id from ed_log.workflow_instance where id = '00000000-0000-7000-8000-000000000000' for no key update`,
    `select id from ed.task where instance = '00000000-0000-7000-8000-000000000000' and wait = 'w1' and state = 'open' and deleted_at is null`,
    `select t.id from ed.task t where t.deleted_at is null and t.state = 'open' and t.assignee = any(array['00000000-0000-7000-8000-000000000000'::uuid])`,
  ]
  let found = 0
  for (const text of statements) {
    const plan = JSON.stringify(await db.query({ text: `explain (format json) ${text}`, values: [] }))
    if (plan.includes('Seq Scan')) found++
  }
  return found
}
