/** Workflows from beginning to end on real records: what starts them, what they do, who is asked, what goes wrong. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSystem } from '#runtime/installation/open-system.ts'
import { failures, type WorkflowFixture, workflow, workflowFixture } from './workflow-fixture.ts'

const handled = (id: string, more: object = {}) => ({
  type: 'userTask' as const,
  id,
  assignment: { roles: ['handler'] },
  ...more,
})
const begin = (event?: object) => ({ type: 'startEvent' as const, id: 'begin', ...(event ? { event } : {}) })
const end = { type: 'endEvent' as const, id: 'end' }
const onCreated = (name: string) => begin({ type: 'created', condition: `name = "${name}"` })
const setStage = (id: string, stage: string) => ({
  type: 'serviceTask' as const,
  id,
  does: { type: 'update', target: 'deal', set: [{ field: 'stage', value: `"${stage}"` }] },
})
const addNote = (id: string, name: string) => ({
  type: 'serviceTask' as const,
  id,
  does: {
    type: 'create',
    target: 'note',
    set: [
      { field: 'name', value: name },
      { field: 'about', value: 'record' },
    ],
    variable: 'made',
  },
})
const outcomes = [
  { code: 'accept', label: { en: 'Accept', 'zh-CN': '同意' } },
  { code: 'refuse', label: { en: 'Refuse', 'zh-CN': '拒绝' }, requiresComment: true, withoutInput: true },
]

const workflows = [
  workflow(
    'review',
    [
      onCreated('Big'),
      handled('check', {
        fields: [
          { field: 'close_date', mode: 'required' },
          { field: 'name', mode: 'readOnly' },
        ],
        outcomes,
      }),
      { type: 'exclusiveGateway', id: 'which' },
      setStage('win', 'won'),
      setStage('lose', 'lost'),
      end,
    ],
    ['begin > check', 'check > which', 'which > win ? outcome = "accept"', 'which > lose !', 'win > end', 'lose > end'],
  ),
  workflow(
    'late',
    [
      begin({ type: 'button', label: { en: 'Late', 'zh-CN': '迟' }, roles: ['seller'], condition: 'stage = "open"' }),
      { type: 'intermediateCatchEvent', id: 'long-ago', event: { type: 'timer', date: 'date("2001-01-01")' } },
      { type: 'intermediateCatchEvent', id: 'tomorrow', event: { type: 'timer', duration: 'duration("P1D")' } },
      addNote('write', '"late"'),
      end,
    ],
    ['begin > long-ago', 'long-ago > tomorrow', 'tomorrow > write', 'write > end'],
  ),
  workflow(
    'answer',
    [
      onCreated('Asked'),
      {
        type: 'intermediateCatchEvent',
        id: 'paid',
        event: { type: 'message', name: 'payment', key: 'record.id' },
      },
      addNote('write', '"paid " + string(amount)'),
      end,
    ],
    ['begin > paid', 'paid > write', 'write > end'],
    {
      variables: [
        { name: 'amount', type: 'number' },
        { name: 'made', type: 'record', target: 'note' },
      ],
    },
  ),
  workflow(
    'caller',
    [
      onCreated('Caller'),
      {
        type: 'callActivity',
        id: 'ask',
        workflow: 'called',
        input: [{ name: 'question', value: '"why"' }],
        output: [{ name: 'answer', from: 'said' }],
      },
      { type: 'boundaryEvent', id: 'failed', attachedTo: 'ask', event: { type: 'error', code: 'NO' } },
      addNote('write', 'answer'),
      addNote('complain', '"refused"'),
      end,
    ],
    ['begin > ask', 'ask > write', 'write > end', 'failed > complain', 'complain > end'],
    { variables: [{ name: 'answer', type: 'text' }] },
  ),
  workflow(
    'called',
    [
      begin(),
      handled('reply', { outcomes, variable: 'said' }),
      { type: 'exclusiveGateway', id: 'which' },
      { type: 'endEvent', id: 'refused', event: { type: 'error', code: 'NO' } },
      end,
    ],
    ['begin > reply', 'reply > which', 'which > refused ? said = "refuse"', 'which > end !'],
    {
      variables: [
        { name: 'question', type: 'text' },
        { name: 'said', type: 'text' },
      ],
    },
  ),
  workflow(
    'many',
    [
      onCreated('Many'),
      handled('each', { multiInstance: { cardinality: '1000', completion: 'nrOfCompletedInstances >= 2' } }),
      end,
    ],
    ['begin > each', 'each > end'],
  ),
  workflow(
    'alone',
    [onCreated('Alone'), { ...handled('nobody'), assignment: { roles: ['nobody'] } }, setStage('win', 'won'), end],
    ['begin > nobody', 'nobody > win', 'win > end'],
  ),
  workflow(
    'until',
    [
      onCreated('Until'),
      { type: 'intermediateCatchEvent', id: 'lost', event: { type: 'condition', condition: 'stage = "lost"' } },
      addNote('write', '"it is lost"'),
      end,
    ],
    ['begin > lost', 'lost > write', 'write > end'],
  ),
  workflow(
    'echo',
    [
      begin({ type: 'updated', fields: ['close_date'], condition: 'name = "Echo"' }),
      {
        type: 'serviceTask',
        id: 'again',
        does: { type: 'update', target: 'deal', set: [{ field: 'close_date', value: 'close_date + duration("P1D")' }] },
      },
      end,
    ],
    ['begin > again', 'again > end'],
  ),
  workflow(
    'broken',
    [
      onCreated('Broken'),
      {
        type: 'serviceTask',
        id: 'impossible',
        does: { type: 'update', target: 'deal', set: [{ field: 'name', value: 'substring(name, 7)' }] },
      },
      end,
    ],
    ['begin > impossible', 'impossible > end'],
  ),
]

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await workflowFixture(workflows)
})
afterAll(() => fixture?.drop())
beforeEach(() => void failures.splice(0))

const tasksOf = async (deal: string, scope = 'mine') =>
  (await fixture.ask(fixture.bob, 'GET', `tasks?scope=${scope}&record=deal/${deal}&limit=200`)).body.tasks
const instancesOf = async (deal: string) =>
  (await fixture.ask(fixture.admin, 'GET', `workflow-instances?record=deal/${deal}`)).body.instances
const notes = async () =>
  (await fixture.ask(fixture.admin, 'GET', 'records/note?fields=name,about,owner,created_by&limit=200')).body
    .records as {
    name: string
    about: { id: string }
    owner: { id: string }
    created_by: { id: string; title: string }
  }[]
const notesOf = async (deal: string) => (await notes()).filter(note => note.about?.id === deal)

test('a created deal waits for a person, whose outcome and values take it on', async () => {
  const { ask, ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Big' })
  const tasks = await tasksOf(deal)
  expect(tasks).toMatchObject([
    {
      name: { en: 'check' },
      record: { object: 'deal', id: deal, title: 'Big' },
      why: { kind: 'assignee' },
      state: 'open',
      workflow: { name: 'review' },
      outcomes: [{ code: 'accept' }, { code: 'refuse' }],
    },
  ])
  const task = tasks[0].id
  const opened = await ask(bob, 'GET', `tasks/${task}`)
  expect(opened.body).toMatchObject({
    values: { name: 'Big', close_date: null },
    rev: 1,
    may: ['release', 'complete', 'comment'],
  })
  expect(await ask(ann, 'POST', `tasks/${task}/complete`, { outcome: 'accept' })).toMatchObject({ status: 403 })
  const complete = (body: object) => ask(bob, 'POST', `tasks/${task}/complete`, body)
  expect(await complete({ outcome: 'accept' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/values/close_date', code: 'required' }] },
  })
  expect(await complete({ outcome: 'maybe' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/outcome' }] },
  })
  expect(await complete({ outcome: 'refuse' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/comment' }] },
  })
  const values = { close_date: '2026-12-01' }
  expect(await complete({ outcome: 'accept', values: { name: 'Other' } })).toMatchObject({ status: 422 })
  expect(await complete({ outcome: 'accept', values, rev: 7 })).toMatchObject({ status: 412 })
  expect((await complete({ outcome: 'accept', values, rev: 1 })).status).toBe(204)
  expect((await ask(ann, 'GET', `records/deal/${deal}`)).body).toMatchObject({ stage: 'won', ...values })
  expect(await complete({ outcome: 'accept', values })).toMatchObject({ status: 409, body: { state: 'done' } })
  expect(await instancesOf(deal)).toMatchObject([{ state: 'completed', workflow: { name: 'review' } }])
  const history = await ask(ann, 'GET', `records/deal/${deal}/history`)
  expect(history.status === 404 || history.body.entries.length > 0).toBe(true)
})

test('an outcome that asks for nothing is chosen with fields left empty, and writes nothing', async () => {
  const { ask, ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Big' })
  const [task] = await tasksOf(deal)
  const body = { outcome: 'refuse', comment: 'not now', values: { close_date: '2026-12-03' } }
  expect((await ask(bob, 'POST', `tasks/${task.id}/complete`, body)).status).toBe(204)
  expect((await ask(ann, 'GET', `records/deal/${deal}`)).body).toMatchObject({ stage: 'lost', close_date: null })
})

test('of two who complete a task at once one does it and the other is told', async () => {
  const { ask, ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Big' })
  const [task] = await tasksOf(deal)
  const body = { outcome: 'accept', values: { close_date: '2026-12-02' } }
  const both = await Promise.all([1, 2, 3].map(() => ask(bob, 'POST', `tasks/${task.id}/complete`, body)))
  expect(both.map(answer => answer.status).sort()).toEqual([204, 409, 409])
  expect(both.find(answer => answer.status === 409)?.body.type).toBe('/problems/task/done')
})

test('a button starts one instance for a record, however often it is clicked; timers of the past are due at once', async () => {
  const { ask, ann, bob, createDeal, settle, passTime } = fixture
  const deal = await createDeal(ann, { name: 'Clicked' })
  const click = (who = ann) => ask(who, 'POST', `records/deal/${deal}/workflows/late`)
  expect((await click(bob)).status).toBe(404)
  const offered = async () => (await ask(ann, 'GET', `records/deal/${deal}/page`)).body.workflows
  expect(await offered()).toEqual([{ name: 'late', label: { en: 'Late', 'zh-CN': '迟' }, running: null, choose: [] }])
  const strange = await ask(ann, 'POST', `records/deal/${deal}/workflows/late`, { variables: { strange: 1 } })
  expect(strange).toMatchObject({
    status: 422,
    body: { type: '/problems/workflow/invalid-variables', errors: [{ pointer: '/variables/strange' }] },
  })
  const clicks = await Promise.all([click(), click()])
  expect(clicks.map(answer => answer.status).sort()).toEqual([201, 409])
  const { body } = clicks.find(answer => answer.status === 409)!
  expect(body.type).toBe('/problems/workflow/running')
  expect(await offered()).toMatchObject([{ running: body.instance }])
  await settle()
  expect(await instancesOf(deal)).toMatchObject([{ id: body.instance, state: 'active', waiting_at: 'tomorrow' }])
  expect(await notesOf(deal)).toEqual([])
  await passTime()
  await settle()
  expect(await notesOf(deal)).toMatchObject([
    { name: 'late', owner: { id: ann.actor.userId }, created_by: { title: 'Workflow 流程' } },
  ])
  await ask(ann, 'PATCH', `records/deal/${deal}`, { stage: 'lost' }, { 'if-match': '*' })
  expect(await click()).toMatchObject({ status: 409, body: { type: '/problems/action/not-offered' } })
})

test('a message reaches the instance with its key, waits for it, or is told that nobody wants it', async () => {
  const { ask, admin, ann, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Asked' })
  const send = (body: object, who = admin) => ask(who, 'POST', 'messages/payment', body)
  expect((await send({ key: deal }, ann)).status).toBe(403)
  expect(await send({ key: 'other' })).toMatchObject({ status: 409, body: { type: '/problems/message/unexpected' } })
  const [{ id }] = await instancesOf(deal)
  expect(await send({ key: deal, variables: { amount: 12.5, strange: 1 } })).toMatchObject({
    status: 200,
    body: { instances: [id], kept_until: null },
  })
  expect(await notesOf(deal)).toMatchObject([{ name: 'paid 12.5' }])
  expect((await send({ key: deal })).status).toBe(409)
})

test('a called workflow gives its answer back, and its error', async () => {
  const { ask, ann, bob, createDeal, settle } = fixture
  for (const [outcome, note] of [
    ['accept', 'accept'],
    ['refuse', 'refused'],
  ]) {
    const deal = await createDeal(ann, { name: 'Caller' })
    await settle()
    const [task] = await tasksOf(deal)
    expect(task.workflow.name).toBe('called')
    expect((await ask(bob, 'POST', `tasks/${task.id}/complete`, { outcome, comment: 'so' })).status).toBe(204)
    await settle()
    expect(await notesOf(deal)).toMatchObject([{ name: note }])
    const instances = await instancesOf(deal)
    expect(instances.map((item: { state: string }) => item.state)).toContain('completed')
    expect(instances).toHaveLength(2)
  }
})

test('a thousand instances of one step wait side by side and end together', async () => {
  const { ask, ann, bob, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Many' })
  const tasks = await tasksOf(deal)
  expect(tasks).toHaveLength(200)
  for (const task of tasks.slice(0, 2)) {
    expect((await ask(bob, 'POST', `tasks/${task.id}/complete`)).status).toBe(204)
  }
  expect(await tasksOf(deal)).toEqual([])
  expect(await instancesOf(deal)).toMatchObject([{ state: 'completed' }])
  const open = await fixture.system.db.query(
    sql`select state, count(*)::int as n from ed.task where record = ${deal}::uuid group by state order by state`,
  )
  expect(open).toEqual([
    { state: 'cancelled', n: 998 },
    { state: 'done', n: 2 },
  ])
})

test('a task that nobody can do is an incident, until somebody can; an administrator retries, skips and cancels', async () => {
  const { ask, admin, ann, bob, createDeal, insert } = fixture
  const deal = await createDeal(ann, { name: 'Alone' })
  const [{ id, state }] = await instancesOf(deal)
  expect(state).toBe('incident')
  const open = async () => (await ask(admin, 'GET', `workflow-instances/${id}`)).body
  const { incidents } = await open()
  expect(incidents).toMatchObject([
    { node: 'nobody', code: 'task/unassigned', message: { 'zh-CN': '没有可以处理该待办的人员。' } },
  ])
  const [{ token }] = incidents
  expect((await ask(ann, 'POST', `workflow-instances/${id}/retry`, { token })).status).toBe(403)
  expect((await ask(admin, 'POST', `workflow-instances/${id}/retry`, { token })).status).toBe(204)
  expect((await open()).state).toBe('incident')
  const assignment = await insert('role_assignment', { user: bob.actor.userId, role: 'fix-role-nobody' })
  expect((await ask(admin, 'POST', `workflow-instances/${id}/retry`, { token })).status).toBe(204)
  expect(await open()).toMatchObject({ state: 'active', incidents: [] })
  expect(await tasksOf(deal)).toHaveLength(1)
  await fixture.system.db.query(sql`delete from ed.role_assignment where id = ${assignment}::uuid`)
  expect((await ask(admin, 'POST', `workflow-instances/${id}/skip`, { token })).status).toBe(204)
  expect(await open()).toMatchObject({ state: 'completed', path: { nodes: ['begin', 'nobody', 'win', 'end'] } })
  expect((await ask(admin, 'POST', `workflow-instances/${id}/cancel`, {})).status).toBe(409)
  const audit = await fixture.system.db.query(
    sql`select action from ed_log.audit where record_id = ${id}::uuid and action like 'workflow/%' order by at`,
  )
  expect(audit).toEqual([{ action: 'workflow/retry' }, { action: 'workflow/retry' }, { action: 'workflow/skip' }])
  const other = await createDeal(ann, { name: 'Alone' })
  const [{ id: second }] = await instancesOf(other)
  expect((await ask(admin, 'POST', `workflow-instances/${second}/cancel`, { reason: 'so' })).status).toBe(204)
  expect(await instancesOf(other)).toMatchObject([{ state: 'cancelled' }])
})

test('a condition is asked again when the record changes', async () => {
  const { ask, ann, createDeal, settle } = fixture
  const deal = await createDeal(ann, { name: 'Until' })
  await settle()
  const change = (values: object) => ask(ann, 'PATCH', `records/deal/${deal}`, values, { 'if-match': '*' })
  await change({ close_date: '2026-12-24' })
  await settle()
  expect(await notesOf(deal)).toEqual([])
  await change({ stage: 'lost' })
  await settle()
  expect(await notesOf(deal)).toMatchObject([{ name: 'it is lost' }])
  expect(await fixture.rows('workflow_watch')).toEqual([])
})

test('what a workflow does may start others, but not without end', async () => {
  const { ask, ann, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Echo', close_date: '2026-12-01' })
  const answer = await ask(ann, 'PATCH', `records/deal/${deal}`, { close_date: '2026-12-02' }, { 'if-match': '*' })
  expect(answer.status).toBe(200)
  const states = (await instancesOf(deal)).map((item: { state: string }) => item.state)
  expect(states.filter((state: string) => state === 'completed')).toHaveLength(8)
  expect(states.filter((state: string) => state === 'incident')).toHaveLength(1)
})

test('a service that is refused is an incident with the reason, and the record stays as it was', async () => {
  const { ask, admin, ann, createDeal } = fixture
  const deal = await createDeal(ann, { name: 'Broken' })
  const [{ id, state }] = await instancesOf(deal)
  expect(state).toBe('incident')
  const { body } = await ask(admin, 'GET', `workflow-instances/${id}`)
  expect(body.incidents).toMatchObject([{ node: 'impossible' }])
  expect(JSON.stringify(body.incidents)).toContain('name')
  expect((await ask(ann, 'GET', `records/deal/${deal}`)).body).toMatchObject({ stage: 'open', rev: 1 })
})

test('two nodes that look at the same time do everything once', async () => {
  const { ask, ann, createDeal, settle, passTime, system } = fixture
  const deals = await Promise.all(Array.from({ length: 20 }, () => createDeal(ann, { name: 'Raced' })))
  for (const deal of deals) expect((await ask(ann, 'POST', `records/deal/${deal}/workflows/late`)).status).toBe(201)
  const other = await openSystem(system.db, 'Asia/Shanghai')
  await Promise.all([settle(), settle(other), settle()])
  await passTime()
  await Promise.all([settle(), settle(other), settle()])
  await settle()
  const all = await notes()
  for (const deal of deals) expect(all.filter(note => note.about?.id === deal)).toHaveLength(1)
  expect(failures).toEqual([])
})

test('how long steps take is known for the diagram', async () => {
  const { ask, admin, ann } = fixture
  expect((await ask(ann, 'GET', 'workflows/review/statistics')).status).toBe(403)
  const { body } = await ask(admin, 'GET', 'workflows/review/statistics?days=30')
  expect(body.instances.completed).toBeGreaterThan(0)
  expect(body.nodes).toContainEqual(expect.objectContaining({ node: 'check', waiting: 0, incidents: 0 }))
  expect((await ask(admin, 'GET', 'workflows/revew/statistics')).body.didYouMean).toEqual(['review'])
})
