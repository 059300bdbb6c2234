/** What starts workflows beside records and buttons, and what becomes of all that waits when the clock jumps. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Definition } from '#metadata/definitions.ts'
import { createSignals } from '#platform/database/signals.ts'
import { silentLog } from '#platform/log.ts'
import { createMailDoor } from '#platform/mail/mail-door.ts'
import { createMailDelivery } from '#runtime/mail/mail-delivery.ts'
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts'
import { type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const note = (name: string, about?: string) => ({
  type: 'serviceTask' as const,
  id: 'note',
  does: {
    type: 'create',
    target: 'note',
    set: [{ field: 'name', value: name }, ...(about ? [{ field: 'about', value: about }] : [])],
  },
})
const end = { type: 'endEvent', id: 'end' } as const
const begin = (event: object) => ({ type: 'startEvent', id: 'begin', event }) as const
const straight = ['begin > note', 'note > end']

const definitions: Definition[] = [
  {
    id: 'life-deal',
    kind: 'lifecycle',
    name: 'deal_stages',
    label: label('Stages'),
    object: 'deal',
    field: 'stage',
    states: [
      { id: 'state-open', code: 'open', kind: 'open' },
      { id: 'state-won', code: 'won', kind: 'won' },
      { id: 'state-lost', code: 'lost', kind: 'lost' },
    ],
    initial: ['open'],
    transitions: [
      { id: 'win', name: 'win', label: label('Win'), from: ['open'], to: 'won' },
      { id: 'lose', name: 'lose', label: label('Lose'), from: ['open', 'won'], to: 'lost' },
    ],
  },
  workflow(
    'at_won',
    [begin({ type: 'state', field: 'stage', state: 'won' }), note('"won " + record.name', 'record'), end],
    straight,
  ),
  workflow(
    'at_any',
    [begin({ type: 'state', field: 'stage', state: 'lost', condition: 'name = "Any"' }), note('"to " + stage'), end],
    straight,
  ),
  workflow(
    'signals',
    [
      begin({ type: 'button', label: label('Call') }),
      { type: 'intermediateThrowEvent', id: 'call', event: { type: 'signal', name: 'fire' } },
      end,
    ],
    ['begin > call', 'call > end'],
  ),
  workflow('heard', [begin({ type: 'signal', name: 'fire' }), note('"heard"'), end], straight, {
    object: undefined as never,
  }),
  workflow('heard_too', [begin({ type: 'signal', name: 'fire' }), note('"heard too"'), end], straight, {
    object: undefined as never,
  }),
  workflow('daily', [begin({ type: 'schedule', cron: '0 9 * * *', timeZone: 'UTC' }), note('"daily"'), end], straight, {
    object: undefined as never,
  }),
  workflow(
    'waiting',
    [
      begin({ type: 'button', label: label('Wait') }),
      {
        type: 'userTask',
        id: 'work',
        assignment: { roles: ['handler'] },
        due: { duration: 'duration("P2D")', time: 'calendar' },
      },
      {
        type: 'boundaryEvent',
        id: 'late',
        attachedTo: 'work',
        nonInterrupting: true,
        event: { type: 'timer', duration: 'duration("P3D")' },
      },
      note('"late"', 'record'),
      end,
    ],
    ['begin > work', 'work > end', 'late > note', 'note > end'],
  ),
  {
    id: 'mail-told',
    kind: 'mailTemplate',
    name: 'told',
    label: label('Told'),
    object: 'deal',
    subject: { en: 'Deal {{name}}', 'zh-CN': '商机{{name}}' },
    body: { en: '<p>Hello, {{name}} is yours.</p>', 'zh-CN': '<p>您好,{{name}}归您。</p>' },
  } as Definition,
  workflow(
    'tells',
    [
      begin({ type: 'button', label: label('Tell') }),
      { type: 'serviceTask', id: 'mail', does: { type: 'mail', template: 'told', to: { users: 'record.owner' } } },
      {
        type: 'serviceTask',
        id: 'notify',
        does: {
          type: 'notify',
          to: { users: 'record.owner' },
          subject: { en: 'Look', 'zh-CN': '请查看' },
        },
      },
      end,
    ],
    ['begin > mail', 'mail > notify', 'notify > end'],
  ),
]

let fixture: WorkflowFixture
let mails: MailServer
beforeAll(async () => {
  fixture = await workflowFixture(definitions)
  mails = await startMailServer()
})
afterAll(async () => {
  await mails?.close()
  await fixture?.drop()
})

const notes = async () =>
  (await fixture.system.db.query<{ name: string }>(sql`select name from ed.note order by name`)).map(row => row.name)
beforeEach(() => clear())
const clear = () => fixture.system.db.query(sql`delete from ed.note`)
const any = { 'if-match': '*' }

test('by a state that is reached: each time, whoever changes it; not where the record stays in it', async () => {
  const { ann, ask, createDeal, settle } = fixture
  const deal = await createDeal(ann, { name: 'One' })
  await settle()
  expect(await notes()).toEqual([])
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { stage: 'won' }, any)).status).toBe(200)
  expect((await ask(ann, 'PATCH', `records/deal/${deal}`, { name: 'Two' }, any)).status).toBe(200)
  await settle()
  expect(await notes()).toEqual(['won One'])
  const other = await createDeal(ann, { name: 'Any' })
  expect((await ask(ann, 'PATCH', `records/deal/${other}`, { stage: 'lost' }, any)).status).toBe(200)
  await settle()
  expect(await notes()).toEqual(['to lost', 'won One'])
})

test('by a signal: everything that listens begins, once', async () => {
  const { ann, ask, createDeal, settle } = fixture
  const deal = await createDeal(ann, { name: 'Caller' })
  expect((await ask(ann, 'POST', `records/deal/${deal}/workflows/signals`)).status).toBe(201)
  await settle()
  expect(await notes()).toEqual(['heard', 'heard too'])
})

/** What stands in the tables is due so much sooner: as if the clock of the database had been put forward. */
async function putClock(days: number): Promise<void> {
  const { db } = fixture.system
  await db.query(sql`update ed_log.workflow_schedule set due = due - make_interval(days => ${days}::int)`)
  await db.query(
    sql`update ed_log.workflow_event set due = due - make_interval(days => ${days}::int) where due > now()`,
  )
  await db.query(
    sql`update ed_log.workflow_wait set due = due - make_interval(days => ${days}::int) where due is not null`,
  )
  await db.query(sql`
    update ed_log.workflow_instance i set state = jsonb_set(i.state::jsonb, array['waits', w.wait, 'due'],
      to_jsonb((i.state -> 'waits' -> w.wait ->> 'due')::float8 - ${days}::int * 86400000.0))::json
    from ed_log.workflow_wait w where w.instance = i.id and w.kind = 'timer' and i.status = 'active'`)
}

test('put forward by months: what was missed of a schedule comes once, a timer once, a task is late', async () => {
  const { ann, ask, createDeal, settle, admin } = fixture
  const deal = await createDeal(ann, { name: 'Jump' })
  expect((await ask(ann, 'POST', `records/deal/${deal}/workflows/waiting`)).status).toBe(201)
  await settle()
  await clear()
  await putClock(90)
  await settle()
  await settle()
  expect(await notes()).toEqual(['daily', 'late'])
  const { tasks } = (await ask(fixture.bob, 'GET', `tasks?record=deal/${deal}`)).body
  expect(tasks).toHaveLength(1)
  expect((await ask(admin, 'GET', `workflow-instances?record=deal/${deal}`)).body.instances).toHaveLength(1)
})

test('put back: nothing comes twice, nothing is lost, and a schedule does not wait for what was ahead', async () => {
  const { ann, ask, createDeal, settle, system } = fixture
  const deal = await createDeal(ann, { name: 'Back' })
  expect((await ask(ann, 'POST', `records/deal/${deal}/workflows/waiting`)).status).toBe(201)
  await settle()
  await putClock(-30)
  await settle()
  expect(await notes()).toEqual([])
  // At the next start or promotion the schedule comes at its next time again.
  await fixture.promote([
    ...definitions,
    workflow('another', [begin({ type: 'created', condition: 'false' }), end], ['begin > end']),
  ])
  await settle()
  const [ahead] = await system.db.query<{ days: number }>(
    sql`select ceil(extract(epoch from due - now()) / 86400)::int as days from ed_log.workflow_schedule`,
  )
  expect(ahead?.days).toBe(1)
  await putClock(34)
  await settle()
  expect(await notes()).toEqual(['daily', 'late'])
})

test('a node whose own clock is wrong starts no schedule because of it', async () => {
  const { settle, system } = fixture
  for (const moment of ['2001-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(moment) })
    try {
      await system.db.query(sql`delete from ed_log.workflow_schedule`)
      await fixture.promote([
        ...definitions,
        workflow('one_more', [begin({ type: 'created', condition: 'false' }), end], ['begin > end'], {
          description: label(moment),
        }),
      ])
      await settle()
    } finally {
      vi.useRealTimers()
    }
    expect(await notes()).toEqual([])
    const [row] = await system.db.query<{ near: boolean }>(
      sql`select due between now() and now() + interval '25 hours' as near from ed_log.workflow_schedule`,
    )
    expect(row).toEqual({ near: true })
  }
})

test('a template that runs mails and notifies: each person in his language, through a mail server', async () => {
  const { ann, ask, createDeal, settle, system, url } = fixture
  await system.db.query(sql`update ed."user" set email = 'ann@example.com' where id = ${ann.actor.userId}::uuid`)
  const deal = await createDeal(ann, { name: 'Köln 科隆' })
  expect((await ask(ann, 'POST', `records/deal/${deal}/workflows/tells`)).status).toBe(201)
  await settle()
  const signals = createSignals({ directUrl: url })
  const door = createMailDoor({ url: mails.url, from: { name: '', address: 'crm@example.com' } })
  const delivery = await createMailDelivery({ system, signals, log: silentLog, door, publicUrl: 'https://crm.test' })
  await vi.waitFor(() => expect(mails.taken.length).toBeGreaterThan(0), 20_000)
  await delivery.stop()
  await signals.close()
  const [row] = await system.db.query<{ subject: string }>(sql`select subject from ed_log.mail order by id limit 1`)
  expect(row?.subject).toMatch(/Deal Köln 科隆|商机Köln 科隆/)
  expect(mails.taken.join('')).toContain('To: ')
  const told = await system.db.query(sql`select from ed_log.notification where user_id = ${ann.actor.userId}::uuid`)
  expect(told.length).toBeGreaterThan(0)
})
