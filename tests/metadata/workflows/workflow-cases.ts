/** What the rules of workflows accept and refuse: edits of one sound workflow about customers. */
import type { WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'

import { type Draft, label, make } from '../shop.ts'

type Edit = (draft: Draft) => void
type Invalid = readonly [code: string, pointer: string, edit: Edit]
interface Cases {
  readonly valid: readonly Edit[]
  readonly invalid: readonly Invalid[]
}

export const user = { type: 'userTask', assignment: { starter: true } }
const within = (node: object, parent = 'part') => ({ ...node, parent })

/** Nodes 0 to 3: begin, work, choose, done; then those given. Flows 0 to 3: to work, to choose, to done, back to work. */
export const workflow =
  (
    nodes: Readonly<Record<string, object>>,
    flows: readonly string[],
    change: (made: WorkflowDefinition) => void = () => undefined,
  ): Edit =>
  draft => {
    const made: WorkflowDefinition = make('workflow', 'visit', {
      object: 'customer',
      variables: [{ name: 'again', type: 'boolean' }],
      nodes: toNodes({
        begin: { type: 'startEvent' },
        work: user,
        choose: { type: 'exclusiveGateway' },
        done: { type: 'endEvent' },
        ...nodes,
      }),
      flows: [
        ...toFlows(['begin > work > choose']),
        { id: 'to-done', from: 'choose', to: 'done', default: true },
        { id: 'back', from: 'choose', to: 'work', when: 'again = true' },
        ...toFlows(flows),
      ],
    })
    change(made)
    draft.add(made)
  }

function toNodes(nodes: Readonly<Record<string, object>>): WorkflowNode[] {
  return Object.entries(nodes).map(([id, node]) => ({ id, ...node }) as WorkflowNode)
}

function toFlows(chains: readonly string[]): WorkflowFlow[] {
  return chains.flatMap(chain => {
    const ids = chain.split(' > ')
    return ids.slice(1).map((to, index) => ({ id: `${ids[index]}-${to}`, from: ids[index] as string, to }))
  })
}

const flowAt = (index: number, properties: Partial<WorkflowFlow>) =>
  workflow({}, [], made => {
    Object.assign(made.flows[index] as object, properties)
  })
const nodeAt = (index: number, properties: object) =>
  workflow({}, [], made => {
    Object.assign(made.nodes[index] as object, properties)
  })
/** One node more, between start and work. */
const between = (node: object, more: Readonly<Record<string, object>> = {}, flows: readonly string[] = []) =>
  workflow({ more: node, ...more }, ['more > work', ...flows], made => {
    made.flows[0] = { id: 'first', from: 'begin', to: 'more' }
  })
const part = { part: { type: 'subProcess' }, inner: within({ type: 'startEvent' }), leaf: within({ type: 'endEvent' }) }
const partFlows = ['inner > leaf']
/** A sub-process between start and work, with these nodes at 7 and on. */
const sub = (nodes: Readonly<Record<string, object>>, flows: readonly string[], properties: object = {}) =>
  workflow(
    { ...part, part: { ...part.part, ...properties }, ...nodes },
    [...partFlows, 'part > work', ...flows],
    made => {
      made.flows[0] = { id: 'first', from: 'begin', to: 'part' }
    },
  )
const undone = {
  cut: { type: 'boundaryEvent', attachedTo: 'work', event: { type: 'compensation', handler: 'undo' } },
  undo: { ...user, forCompensation: true },
}
const byEvent = (event: object | undefined, properties: object = {}) => ({
  extra: { type: 'subProcess', byEvent: true },
  cause: within({ type: 'startEvent', ...(event ? { event } : {}), ...properties }, 'extra'),
})

export const structure: Cases = {
  valid: [
    workflow({}, []),
    sub({}, []),
    workflow(undone, []),
    workflow({ note: { type: 'textAnnotation', text: label('n') } }, []),
    workflow({}, [], made => {
      made.lanes = [{ id: 'lane-1', label: label('l') }]
      Object.assign(made.nodes[1] as object, { lane: 'lane-1' })
    }),
  ],
  invalid: [
    ['workflow/dangling-flow', '/flows/0/to', flowAt(0, { to: 'nowhere' })],
    ['workflow/dangling-flow', '/flows/1/from', flowAt(1, { from: 'nowhere' })],
    ['workflow/crossing-flow', '/flows/6', sub({}, ['work > leaf'])],
    ['workflow/unknown-parent', '/nodes/1/parent', nodeAt(1, { parent: 'nowhere' })],
    ['workflow/unknown-parent', '/nodes/1/parent', nodeAt(1, { parent: 'choose' })],
    ['workflow/circular-parent', '/nodes/4/parent', workflow({ part: { type: 'subProcess', parent: 'part' } }, [])],
    ['workflow/unknown-lane', '/nodes/1/lane', nodeAt(1, { lane: 'nowhere' })],
    ['workflow/id-taken', '/flows/0/id', flowAt(0, { id: 'work' })],
    ['workflow/misplaced-flow', '/flows/4/from', workflow({}, ['done > work'])],
    ['workflow/misplaced-flow', '/flows/4/to', workflow({}, ['work > begin'])],
    ['workflow/misplaced-flow', '/flows/4/to', workflow(undone, ['work > undo'])],
    ['workflow/misplaced-flow', '/flows/4/from', workflow(undone, ['cut > work'])],
    ['workflow/misplaced-flow', '/flows/4/to', workflow(byEvent({ type: 'message', name: 'm' }), ['work > extra'])],
  ],
}

export const paths: Cases = {
  valid: [
    workflow({}, []),
    sub({}, []),
    workflow(undone, []),
    workflow({ ...byEvent({ type: 'message', name: 'm' }) }, []),
    workflow(
      {
        away: { type: 'intermediateThrowEvent', event: { type: 'link', name: 'l' } },
        here: { type: 'intermediateCatchEvent', event: { type: 'link', name: 'l' } },
      },
      ['work > away', 'here > done'],
    ),
    workflow({ late: { type: 'boundaryEvent', attachedTo: 'work', event: { type: 'timer', duration: '@"P1D"' } } }, [
      'late > done',
    ]),
    workflow({ note: { type: 'textAnnotation', text: label('n') } }, []),
  ],
  invalid: [
    ['workflow/no-start', '/nodes', workflow({}, [], made => made.nodes.splice(0, 1))],
    ['workflow/no-start', '/nodes/4', workflow({ part: { type: 'subProcess' } }, ['work > part'])],
    [
      'workflow/no-start',
      '/nodes/4',
      workflow({ ...part, inner: within({ type: 'startEvent', event: { type: 'message', name: 'm' } }) }, [
        ...partFlows,
        'work > part',
      ]),
    ],
    ['workflow/several-starts', '/nodes/4', workflow({ again: { type: 'startEvent' } }, ['again > work'])],
    ['workflow/unreachable', '/nodes/4', workflow({ apart: user }, ['apart > done'])],
    ['workflow/endless', '/nodes/4', workflow({ ever: user }, ['work > ever > ever'])],
    [
      'workflow/busy-loop',
      '/nodes/4',
      workflow(
        { count: { type: 'scriptTask', script: '1', variable: 'again' }, ask: { type: 'exclusiveGateway' } },
        ['work > count > ask'],
        made => {
          made.flows.push(
            { id: 'round', from: 'ask', to: 'count', when: 'again = true' },
            { id: 'out', from: 'ask', to: 'done', default: true },
          )
        },
      ),
    ],
    ['workflow/no-condition', '/flows/3/when', flowAt(3, { when: undefined as never })],
    ['workflow/several-defaults', '/flows/3/default', flowAt(3, { default: true })],
    ['workflow/no-default', '/nodes/2', flowAt(2, { default: false, when: 'again = false' })],
    [
      'workflow/idle-condition',
      '/flows/3/when',
      workflow({}, [], made => {
        Object.assign(made.nodes[2] as object, { type: 'parallelGateway' })
        Object.assign(made.flows[2] as object, { default: false })
      }),
    ],
    ['workflow/leads-nowhere', '/nodes/4', workflow({ both: { type: 'parallelGateway' } }, ['work > both'])],
  ],
}

const caughtError = (code?: string) => ({
  type: 'boundaryEvent',
  attachedTo: 'part',
  event: { type: 'error', ...(code ? { code } : {}) },
})
export const events: Cases = {
  valid: [
    workflow({}, []),
    nodeAt(0, { event: { type: 'created' } }),
    nodeAt(0, { event: { type: 'schedule', cron: '0 8 * * 1' } }),
    workflow(undone, []),
    workflow(byEvent({ type: 'error' }), []),
    sub({ fail: within({ type: 'endEvent', event: { type: 'error', code: 'bad' } }), caught: caughtError() }, [
      'inner > fail',
      'caught > done',
    ]),
    sub(
      {
        fail: within({ type: 'endEvent', event: { type: 'cancel' } }),
        caught: { type: 'boundaryEvent', attachedTo: 'part', event: { type: 'cancel' } },
      },
      ['inner > fail', 'caught > done'],
      { type: 'transaction' },
    ),
  ],
  invalid: [
    ['workflow/unfit-event', '/nodes/0/event', nodeAt(0, { event: { type: 'error', code: 'bad' } })],
    ['workflow/unfit-event', '/nodes/0/event', nodeAt(0, { event: { type: 'timer', duration: '@"P1D"' } })],
    [
      'workflow/unfit-event',
      '/nodes/5/event',
      workflow({ ...part, inner: within({ type: 'startEvent', event: { type: 'message', name: 'm' } }) }, partFlows),
    ],
    ['workflow/unfit-event', '/nodes/5/event', workflow(byEvent(undefined), [])],
    ['workflow/unfit-event', '/nodes/5/event', workflow(byEvent({ type: 'created' }), [])],
    [
      'workflow/unfit-event',
      '/nodes/4',
      workflow(
        { ...byEvent({ type: 'error' }), other: within({ type: 'startEvent', event: { type: 'error' } }, 'extra') },
        [],
      ),
    ],
    [
      'workflow/no-object',
      '/nodes/0/event',
      workflow({}, [], made => {
        made.object = undefined as never
        Object.assign(made.nodes[0] as object, { event: { type: 'created' } })
      }),
    ],
    [
      'workflow/no-host',
      '/nodes/4/attachedTo',
      workflow({ late: { type: 'boundaryEvent', attachedTo: 'choose', event: { type: 'error' } } }, []),
    ],
    [
      'workflow/no-host',
      '/nodes/4/attachedTo',
      workflow({ late: { type: 'boundaryEvent', attachedTo: 'nowhere', event: { type: 'error' } } }, []),
    ],
    [
      'workflow/unfit-event',
      '/nodes/4/event',
      workflow({ late: { type: 'boundaryEvent', attachedTo: 'work', event: { type: 'cancel' } } }, []),
    ],
    ['workflow/unfit-event', '/nodes/3/event', nodeAt(3, { event: { type: 'cancel' } })],
    ['workflow/unknown-handler', '/nodes/4/event/handler', workflow({ ...undone, undo: user }, [])],
    [
      'workflow/unknown-handler',
      '/nodes/3/event/activity',
      nodeAt(3, { event: { type: 'compensation', activity: 'choose' } }),
    ],
    ['workflow/uncaught', '/nodes/3/event', nodeAt(3, { event: { type: 'error', code: 'bad' } })],
    [
      'workflow/uncaught',
      '/nodes/7/event',
      sub({ fail: within({ type: 'endEvent', event: { type: 'error', code: 'bad' } }), caught: caughtError('worse') }, [
        'inner > fail',
        'caught > done',
      ]),
    ],
    [
      'workflow/uncaught',
      '/nodes/4/event',
      between({ type: 'intermediateThrowEvent', event: { type: 'escalation', code: 'up' } }),
    ],
    [
      'workflow/unfit-choice',
      '/nodes/4',
      workflow({ either: { type: 'eventBasedGateway' }, wait: { type: 'receiveTask', message: { name: 'm' } } }, [
        'work > either > wait > done',
      ]),
    ],
    [
      'workflow/unfit-choice',
      '/flows/6/to',
      workflow({ either: { type: 'eventBasedGateway' }, wait: { type: 'receiveTask', message: { name: 'm' } } }, [
        'work > either > wait',
        'either > done',
        'wait > done',
      ]),
    ],
    [
      'workflow/lone-link',
      '/nodes/4/event/name',
      workflow({ away: { type: 'intermediateThrowEvent', event: { type: 'link', name: 'l' } } }, ['work > away']),
    ],
    [
      'workflow/lone-link',
      '/nodes/4/event/name',
      workflow({ here: { type: 'intermediateCatchEvent', event: { type: 'link', name: 'l' } } }, ['here > done']),
    ],
    ['workflow/never-starts', '/nodes/0/event/cron', nodeAt(0, { event: { type: 'schedule', cron: '61 8 * * *' } })],
    ['workflow/never-starts', '/nodes/0/event/cron', nodeAt(0, { event: { type: 'schedule', cron: '0 8 31 2 *' } })],
    [
      'workflow/unknown-time-zone',
      '/nodes/0/event/timeZone',
      nodeAt(0, { event: { type: 'schedule', cron: '0 8 * * *', timeZone: 'Mars/Base' } }),
    ],
  ],
}

const called = (draft: Draft) => {
  draft.add(
    make('workflow', 'other', {
      variables: [
        { name: 'must', type: 'text', required: true },
        { name: 'may', type: 'text' },
      ],
      nodes: [{ id: 'one', type: 'startEvent' }],
      flows: [],
    }),
  )
}
const call =
  (properties: object): Edit =>
  draft => {
    called(draft)
    between({ type: 'callActivity', workflow: 'other', input: [{ name: 'must', value: '"x"' }], ...properties })(draft)
  }
const result = [{ name: 'outcome', from: 'result' }]
/** Asks an approval of customers: one step, whose people somebody chooses where it is said. */
const asking =
  (properties: object, choose = false): Edit =>
  draft => {
    draft.add(
      make('approval', 'agreed', {
        object: 'customer',
        start: [],
        steps: [{ id: 'first', label: label('First'), approvers: choose ? { choose } : { starter: true } }],
      }),
    )
    between({
      type: 'callActivity',
      approval: 'agreed',
      output: result,
      ...properties,
    })(draft)
  }
const printing =
  (object: string, does: object): Edit =>
  draft => {
    draft.add(make('document', 'sheet', { object, body: { en: '<p></p>' } } as never))
    draft.add(
      make('mailTemplate', 'hello', {
        id: 'mail-hello',
        object: 'customer',
        subject: { en: 'x' },
        body: { en: 'x' },
      } as never),
    )
    between(service(does))(draft)
  }
const incomplete = (rest: string, node: object): Invalid => ['workflow/incomplete', `/nodes/4/${rest}`, between(node)]
const service = (does: object) => ({ type: 'serviceTask', does })

export const nodes: Cases = {
  valid: [
    workflow({}, []),
    call({ output: [{ name: 'again', from: 'may' }] }),
    asking({
      record: 'record',
      output: [
        { name: 'outcome', from: 'result' },
        { name: 'why', from: 'reason' },
        { name: 'who', from: 'decided_by' },
      ],
    }),
    asking({ input: [{ name: 'first_chosen', value: '[actor]' }] }, true),
    between(service({ type: 'update', target: 'customer', set: [{ field: 'name', value: '"x"' }] })),
    nodeAt(1, { multiInstance: { cardinality: '3' } }),
    nodeAt(1, { form: 'customer' }),
    nodeAt(0, { event: { type: 'state', field: 'stage', state: 'won' } }),
  ],
  invalid: [
    ['workflow/unsupported', '/nodes/4', between({ type: 'businessRuleTask' })],
    ['workflow/unsupported', '/nodes/4', between({ type: 'unsupported', element: 'complexGateway' })],
    incomplete('does', { type: 'serviceTask' }),
    incomplete('does/set', service({ type: 'update', target: 'customer' })),
    incomplete('does/to', service({ type: 'transition', target: 'customer', field: 'stage' })),
    incomplete('does/url', service({ type: 'webhook' })),
    incomplete('script', { type: 'scriptTask', variable: 'again' }),
    incomplete('message/name', { type: 'sendTask' }),
    incomplete('workflow', { type: 'callActivity' }),
    incomplete('event', { type: 'intermediateCatchEvent', event: { type: 'timer' } }),
    incomplete('event', { type: 'intermediateCatchEvent', event: { type: 'timer', date: 'now', cycle: '@"P1D"' } }),
    incomplete('event/name', { type: 'intermediateCatchEvent', event: { type: 'message' } }),
    incomplete('event/condition', { type: 'intermediateCatchEvent', event: { type: 'condition' } }),
    incomplete('event/code', { type: 'intermediateThrowEvent', event: { type: 'escalation' } }),
    incomplete('multiInstance/collection', { ...user, multiInstance: { sequential: true } }),
    incomplete('multiInstance/collection', { ...user, multiInstance: { collection: '[]', cardinality: '1' } }),
    incomplete('loop/while', { ...user, loop: {} }),
    incomplete('loop', { ...user, loop: { while: 'again' }, multiInstance: { cardinality: '1' } }),
    [
      'workflow/incomplete',
      '/nodes/4/event/handler',
      workflow({ ...undone, cut: { ...undone.cut, event: { type: 'compensation' } } }, []),
    ],
    [
      'workflow/incomplete',
      '/variables/0/target',
      workflow({}, [], made => Object.assign(made, { variables: [{ name: 'again', type: 'record' }] })),
    ],
    [
      'workflow/reserved-variable',
      '/variables/1/name',
      workflow({}, [], made => made.variables?.push({ name: 'record', type: 'any' })),
    ],
    ['workflow/no-state', '/nodes/0/event/field', nodeAt(0, { event: { type: 'state', field: 'name', state: 'won' } })],
    [
      'workflow/unknown-state',
      '/nodes/0/event/state',
      nodeAt(0, { event: { type: 'state', field: 'stage', state: 'wno' } }),
    ],
    [
      'workflow/unknown-state',
      '/nodes/4/does/to',
      between(service({ type: 'transition', target: 'customer', field: 'stage', to: 'wno' })),
    ],
    ['workflow/unassigned', '/nodes/1/assignment', nodeAt(1, { assignment: { rule: 'claim' } })],
    ['workflow/foreign-form', '/nodes/1/form', nodeAt(1, { form: 'order' })],
    [
      'workflow/no-object',
      '/nodes/1/fields',
      workflow({}, [], made => {
        made.object = undefined as never
        Object.assign(made.nodes[1] as object, { fields: [{ field: 'name', mode: 'editable' }] })
      }),
    ],
    [
      'workflow/unknown-variable',
      '/nodes/4/input/1/name',
      call({
        input: [
          { name: 'must', value: '1' },
          { name: 'mut', value: '1' },
        ],
      }),
    ],
    ['workflow/unknown-variable', '/nodes/4/output/0/from', call({ output: [{ name: 'again', from: 'mya' }] })],
    ['workflow/missing-input', '/nodes/4/input', call({ input: [] })],
    ['workflow/two-called', '/nodes/4/approval', asking({ workflow: 'visit' })],
    ['workflow/foreign-record', '/nodes/4/record', asking({ record: 'actor' })],
    [
      'workflow/foreign-record',
      '/nodes/4/record',
      draft => {
        asking({})(draft)
        draft.get('workflow', 'visit').object = 'order'
      },
    ],
    [
      'workflow/unknown-variable',
      '/nodes/4/output/1/from',
      asking({ output: [...result, { name: 'why', from: 'first_votes' }] }),
    ],
    ['workflow/unknown-variable', '/nodes/4/input/0/name', asking({ input: [{ name: 'round', value: '7' }] })],
    ['workflow/missing-input', '/nodes/4/input', asking({}, true)],
    ['workflow/unheeded-result', '/nodes/4/output', asking({ output: [] })],
    ['workflow/never-kept', '/nodes/4/does/document', printing('customer', { type: 'print', document: 'sheet' })],
    [
      'workflow/foreign-record',
      '/nodes/4/does/attach/record',
      printing('order', {
        type: 'mail',
        to: { starter: true },
        template: 'hello',
        attach: { document: 'sheet' },
      }),
    ],
    ['workflow/circular-call', '/nodes/4/workflow', between({ type: 'callActivity', workflow: 'visit' })],
  ],
}
