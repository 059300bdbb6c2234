/** What a workflow of a draft would do with a record, asked over HTTP; nothing of it happens. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { databaseState } from '../../support/database-state.ts'
import { field, fixtureApplication, role } from '../../support/fixture-application.ts'
import { type FullHttp, fullHttp } from '../../support/full-http.ts'

let full: FullHttp
let admin: string
let limited: string
let hers: string
let draft: string
let deal: string
let customer: string

const label = (text: string) => ({ en: text, 'zh-CN': text })
const as = (who: string, path: string, body: unknown) =>
  full.ask(who, { method: 'POST', path: `/api/designer/drafts${path}`, body })
const edit = async (command: string, more: object) => {
  const answer = await as(admin, `/${draft}/commands`, { command, ...more })
  expect([answer.status, answer.body.detail]).toEqual([200, undefined])
}
const simulate = (name: string, body: object = {}, who = admin) => as(who, `/${draft}/workflows/${name}/simulate`, body)
const add = (name: string, nodes: object[], flows: string[], more: object = {}) =>
  edit('add-definition', {
    definition: {
      kind: 'workflow',
      name,
      label: label(name),
      object: 'deal',
      nodes,
      flows: flows.map((text, index) => {
        const [way = '', when] = text.split('?').map(part => part.trim())
        const [from, to] = way.replace('!', '').split('>')
        return {
          id: `flow-${index + 1}`,
          from,
          to,
          ...(when ? { when } : {}),
          ...(way.endsWith('!') ? { default: true } : {}),
        }
      }),
      ...more,
    },
  })
const does = (id: string, action: object) => ({ type: 'serviceTask', id, label: label(id), does: action })
const start = { type: 'startEvent', id: 'start' }
const end = { type: 'endEvent', id: 'end' }
const kinds = (steps: { kind: string }[]) =>
  steps.map(item => item.kind).filter(kind => kind !== 'entered' && kind !== 'left')

beforeAll(async () => {
  const drawing = role('drawer', { system: ['design'] })
  full = await fullHttp({ form: 'named', definitions: [...fixtureApplication().definitions, drawing] })
  const person = await full.person('Olga', ['sys-role-administrator'])
  admin = await full.signIn(person.actor.userId)
  draft = (await as(admin, '', { name: 'Play', shared: true })).body.id
  customer = await full.insert('客户', { name: 'Bell', 城市: '上海', secret: 'hush' })
  deal = await full
    .insert('deal', {
      name: 'Lift',
      amount: 100,
      amount_currency: 'CNY',
      stage: 'open',
      customer,
    })
    .catch(() => full.insert('deal', { name: 'Lift', stage: 'open', customer }))
  await edit('add-definition', {
    definition: {
      kind: 'mailTemplate',
      name: 'won',
      label: label('Won'),
      object: 'deal',
      subject: { en: '{{name}} is {{stage}}', 'zh-CN': '{{name}} {{stage}}' },
      body: { en: 'Hello' },
    },
  })
  const task = {
    type: 'userTask',
    id: 'decide',
    label: label('Decide'),
    fields: [{ field: 'name', mode: 'editable' }],
    assignment: { roles: ['administrator'] },
    due: { duration: '@"P1D"', time: 'calendar' },
    outcomes: [
      { code: 'yes', label: label('Yes') },
      { code: 'no', label: label('No') },
    ],
  }
  await add(
    'endless',
    [start, { type: 'scriptTask', id: 'turn', script: '1' }, { type: 'exclusiveGateway', id: 'again' }, end],
    ['start>turn', 'turn>again', 'again>turn!', 'again>end? false'],
  )
  await add(
    'everything',
    [
      start,
      does('win', { type: 'update', target: 'deal', record: 'record', set: [{ field: 'stage', value: '"won"' }] }),
      { type: 'exclusiveGateway', id: 'is-won' },
      does('note', {
        type: 'create',
        target: 'note',
        variable: 'made',
        set: [
          { field: 'name', value: '"About " + record.customer.name' },
          { field: 'about', value: 'record' },
        ],
      }),
      does('look', {
        type: 'find',
        target: '客户',
        variable: 'found',
        filter: { combinator: 'and', rules: [{ field: '城市', operator: '=', value: '上海' }] },
      }),
      does('tell', { type: 'notify', to: { starter: true }, subject: label('{name}: {stage}') }),
      does('write', { type: 'mail', template: 'won', to: { starter: true, addresses: '"a@example.com"' } }),
      does('call', {
        type: 'webhook',
        url: '"https://example.com/x"',
        body: '{"note": made.name, "town": found.城市}',
      }),
      task,
      {
        type: 'boundaryEvent',
        id: 'late',
        attachedTo: 'decide',
        event: { type: 'timer', duration: '@"PT2H"' },
        nonInterrupting: true,
      },
      { type: 'endEvent', id: 'reminded' },
      { type: 'intermediateThrowEvent', id: 'say', event: { type: 'message', name: 'decided', key: 'record.name' } },
      { type: 'callActivity', id: 'inner', workflow: 'endless' },
      end,
      { type: 'endEvent', id: 'never' },
    ],
    [
      'start>win',
      'win>is-won',
      'is-won>note? record.stage = "won"',
      'is-won>never!',
      'note>look',
      'look>tell',
      'tell>write',
      'write>call',
      'call>decide',
      'late>reminded',
      'decide>say',
      'say>inner',
      'inner>end',
    ],
    {
      variables: [
        { name: 'made', type: 'record', target: 'note' },
        { name: 'found', type: 'record', target: '客户' },
        { name: 'outcome', type: 'text' },
      ],
    },
  )
  await add(
    'secretive',
    [start, { type: 'exclusiveGateway', id: 'which' }, end, { type: 'endEvent', id: 'other' }],
    ['start>which', 'which>end? record.customer.secret = "hush"', 'which>other!'],
  )
  const drawer = await full.person('Dora', ['fix-role-seller', 'fix-role-drawer'])
  limited = await full.signIn(drawer.actor.userId)
  const owner_id = drawer.actor.userId
  const own = await full.insert('客户', { name: 'Own', owner_id })
  hers = await full.insert('deal', { name: 'Hers', stage: 'open', customer: own, owner_id })
})
afterAll(() => full?.drop())

test('every effect is told with what it would change, and nothing is written', async () => {
  const before = await databaseState(full.system.db)
  const first = await simulate('everything', { record: deal })
  expect([first.status, first.body.detail]).toEqual([200, undefined])
  expect(first.body.steps.filter((item: { kind: string }) => item.kind === 'incident')).toEqual([])
  expect(kinds(first.body.steps)).toEqual(['changed', 'created', 'found', 'notified', 'mailed', 'webhook'])
  const told = (kind: string) => first.body.steps.find((item: { kind: string }) => item.kind === kind)
  expect(told('changed')).toMatchObject({
    node: 'win',
    record: { object: 'deal', id: deal, title: 'Lift' },
    values: [{ field: 'stage', before: 'Open', after: 'Won' }],
  })
  expect(told('created').values).toContainEqual(expect.objectContaining({ field: 'name', after: 'About Bell' }))
  expect(told('found').records).toEqual([{ object: '客户', id: customer, title: 'Bell' }])
  expect(told('notified')).toMatchObject({ to: { names: ['Olga'], people: 1 }, text: 'Lift: won' })
  expect(told('mailed')).toMatchObject({ subject: 'Lift is Won', addresses: ['a@example.com'] })
  expect(told('webhook')).toMatchObject({
    method: 'POST',
    url: 'https://example.com/x',
    body: { note: 'About Bell', town: '上海' },
  })
  expect(first.body.waits).toEqual([expect.objectContaining({ kind: 'job', node: 'call' })])
  expect(first.body.path.slice(0, 5)).toEqual(['start', 'flow-1', 'win', 'flow-2', 'is-won'])
  expect(first.body.variables.find((item: { name: string }) => item.name === 'found').text).toBe('Bell')

  const asked = await simulate('everything', { record: deal, answers: [{ node: 'call' }] })
  expect(asked.body.waits).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'task',
        who: { names: ['Administrator'], people: 1 },
        outcomes: [expect.objectContaining({ code: 'yes' }), expect.objectContaining({ code: 'no' })],
        fields: [expect.objectContaining({ field: 'name' })],
        due: expect.any(String),
      }),
      expect.objectContaining({ kind: 'timer', node: 'late', due: expect.any(String) }),
    ]),
  )
  expect(asked.body.tokens).toEqual([{ node: 'decide', phase: 'waiting' }])

  const late = await simulate('everything', { record: deal, answers: [{ node: 'call' }, { node: 'late' }] })
  expect(Date.parse(late.body.now) - Date.parse(asked.body.now)).toBeGreaterThan(7_000_000)
  expect(late.body.path).toContain('reminded')

  const decided = await simulate('everything', {
    record: deal,
    answers: [{ node: 'call' }, { node: 'decide', outcome: 'yes' }],
  })
  expect(kinds(decided.body.steps).slice(-3)).toEqual(['answered', 'thrown', 'called'])
  expect(decided.body.steps).toContainEqual(
    expect.objectContaining({ kind: 'thrown', what: 'message', name: 'decided', key: 'Lift' }),
  )
  const done = await simulate('everything', {
    record: deal,
    answers: [{ node: 'call' }, { node: 'decide', outcome: 'yes' }, { node: 'inner' }],
  })
  expect([done.body.status, done.body.waits, done.body.steps.at(-1).kind]).toEqual(['completed', [], 'ended'])
  const failed = await simulate('everything', { record: deal, answers: [{ node: 'call', error: 'http/500' }] })
  expect(failed.body.steps.at(-1)).toMatchObject({ kind: 'incident', node: 'call', code: 'error/uncaught' })
  expect(await databaseState(full.system.db)).toEqual(before)
})

test('a field that only the draft has, and one that it renamed, are read and set like others', async () => {
  await edit('add-field', { object: 'deal', field: field('deal', 'mood', 'text') })
  await edit('rename-field', { object: 'deal', field: 'name', to: 'called' })
  await add(
    'moody',
    [
      start,
      does('set', { type: 'update', target: 'deal', set: [{ field: 'mood', value: 'record.called + "!"' }] }),
      does('again', { type: 'update', target: 'deal', set: [{ field: 'called', value: 'record.mood' }] }),
      end,
    ],
    ['start>set', 'set>again', 'again>end'],
  )
  const { body } = await simulate('moody', { record: deal })
  expect(body.steps.filter((item: { kind: string }) => item.kind === 'changed')).toMatchObject([
    { values: [{ field: 'mood', before: '', after: 'Lift!' }] },
    { values: [{ field: 'called', before: 'Lift', after: 'Lift!' }] },
  ])
})

test('records and fields that the one who asks may not see are not told', async () => {
  const foreign = await simulate('secretive', { record: deal }, limited)
  expect([foreign.status, foreign.body.type]).toEqual([404, '/problems/record/unknown'])
  const hidden = await simulate('secretive', { record: hers }, limited)
  expect(hidden.body).toMatchObject({ type: '/problems/simulation/not-readable', object: '客户', field: 'secret' })
  expect(JSON.stringify(hidden.body)).not.toContain('hush')
  expect((await simulate('secretive', { record: deal })).body.path).toContain('end')
})

test('an approval that is called is answered with what it comes to', async () => {
  const steps = [{ id: 'first', label: label('First'), approvers: { starter: true } }]
  const asked = { kind: 'approval', name: 'agreed', label: label('Agreed'), object: 'deal', start: [], steps }
  const calling = {
    type: 'callActivity',
    id: 'ask',
    label: label('Ask'),
    approval: 'agreed',
    output: [{ name: 'said', from: 'result' }],
  }
  const flows = ['start>ask', 'ask>which', 'which>end ? said = "approved"', 'which>not!']
  const nodes = [start, calling, { type: 'exclusiveGateway', id: 'which' }, end, { type: 'endEvent', id: 'not' }]
  // Nothing begins the approval before there is a call of it.
  await edit('add-definition', {
    definition: { ...asked, start: [{ id: 'ask', type: 'button', label: label('Ask') }] },
  })
  await add('calling', nodes, flows)
  const { body } = await simulate('calling', { record: deal })
  expect(body.waits).toMatchObject([
    { kind: 'call', workflow: 'agreed', outcomes: [{ code: 'approved' }, { code: 'rejected' }, { code: 'withdrawn' }] },
  ])
  const ends = ['approved', 'rejected'].map(outcome =>
    simulate('calling', { record: deal, answers: [{ node: 'ask', outcome }] }),
  )
  expect((await Promise.all(ends)).map(answer => answer.body.path.at(-1))).toEqual(['end', 'not'])
  const unsaid = await simulate('calling', { record: deal, answers: [{ node: 'ask' }] })
  expect(unsaid.body.type).toBe('/problems/simulation/not-waiting')
})

test('a loop without a wait is an incident', async () => {
  const { status, body } = await simulate('endless', { record: deal })
  expect([status, body.steps.at(-1).code]).toEqual([200, 'steps/too-many'])
})

test('what is asked wrongly is refused, with what is wrong', async () => {
  const unknown = '01890000-0000-7000-8000-000000000000'
  const refused = async (name: string, body: object) => {
    const answer = await simulate(name, body)
    return [answer.status, answer.body.type.replace('/problems/', '')]
  }
  expect(await refused('nothing', {})).toEqual([404, 'definition/unknown'])
  expect(await refused('everything', { record: unknown })).toEqual([404, 'record/unknown'])
  expect(await refused('everything', { record: deal, start: 'decide' })).toEqual([422, 'simulation/invalid'])
  expect(await refused('everything', { record: deal, variables: { mode: 1 } })).toEqual([422, 'simulation/invalid'])
  expect(await refused('everything', { record: deal, variables: { outcome: 1 } })).toEqual([422, 'simulation/invalid'])
  expect(await refused('everything', { record: deal, answers: [{ node: 'decide', outcome: 'yes' }] })).toEqual([
    422,
    'simulation/not-waiting',
  ])
  expect(
    await refused('everything', { record: deal, answers: [{ node: 'call' }, { node: 'decide', outcome: 'maybe' }] }),
  ).toEqual([422, 'simulation/not-waiting'])
  expect(await refused('everything', { answers: 'all' })).toEqual([400, 'request/invalid'])
})
