/** Random workflows of every element, drawn as people would not: flows anywhere in a scope, events on anything. */
import fc from 'fast-check'

import type { WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'

import { end, handler, inTime, job, plain, script, start, transaction, user } from './elements.ts'
import { model } from './model.ts'

const condition = fc.constantFrom(
  'x > 2',
  'x = 1',
  'true',
  'false',
  'x + 1 > 4',
  'null',
  'nrOfCompletedInstances > 1',
  '"text"',
)
const repetition = fc.oneof(
  { arbitrary: fc.constant({}), weight: 6 },
  fc
    .record({ sequential: fc.boolean(), cardinality: fc.constantFrom('0', '2', '3', 'x') })
    .map(multiInstance => ({ multiInstance })),
  fc
    .record({
      sequential: fc.boolean(),
      collection: fc.constantFrom('[]', '[1,2,3]', 'x'),
      element: fc.constant('n'),
      completion: condition,
    })
    .map(multiInstance => ({ multiInstance })),
  fc.record({ while: condition, before: fc.boolean(), max: fc.constantFrom(1, 3) }).map(loop => ({ loop })),
)
const event = fc.constantFrom(
  inTime('PT1H'),
  { type: 'timer', cycle: '@"P1D"', repeat: 3 },
  { type: 'message', name: 'm' },
  { type: 'message', name: 'm', key: 'x' },
  { type: 'signal', name: 's' },
  { type: 'condition', condition: 'x > 3' },
)
const raised = fc.constantFrom(
  { type: 'error' },
  { type: 'error', code: 'bad' },
  { type: 'escalation' },
  { type: 'escalation', code: 'up' },
)
const thrown = fc.constantFrom(
  { type: 'message', name: 'm', key: 'x' },
  { type: 'signal', name: 's' },
  { type: 'escalation', code: 'up' },
  { type: 'compensation' },
)
const ended = fc.oneof(
  thrown,
  fc.constantFrom(
    { type: 'error', code: 'bad' },
    { type: 'error', code: 'worse' },
    { type: 'terminate' },
    { type: 'cancel' },
  ),
)

const activity = fc.oneof(
  fc.constantFrom<object>(
    user,
    job,
    plain,
    script('x + 1', 'x'),
    script('5', 'x'),
    { type: 'callActivity', workflow: 'o' },
    { type: 'sendTask', message: { name: 'm' } },
    { type: 'receiveTask', message: { name: 'm' } },
  ),
)
const node = fc.oneof(
  { arbitrary: fc.tuple(activity, repetition).map(([what, how]) => ({ ...what, ...how })), weight: 5 },
  {
    arbitrary: fc.constantFrom('exclusiveGateway', 'parallelGateway', 'inclusiveGateway').map(type => ({ type })),
    weight: 4,
  },
  fc.constant({ type: 'eventBasedGateway' }),
  event.map(item => ({ type: 'intermediateCatchEvent', event: item })),
  thrown.map(item => ({ type: 'intermediateThrowEvent', event: item })),
  ended.map(item => end(item as never)),
  fc.constant(end()),
  {
    arbitrary: fc
      .tuple(fc.constantFrom<object>({ type: 'subProcess' }, transaction), repetition)
      .map(([what, how]) => ({ ...what, ...how })),
    weight: 2,
  },
)

interface Drawn {
  readonly nodes: readonly object[]
  /** Node that each stands in, as a choice among the sub-processes before it. */
  readonly parents: readonly number[]
  readonly flows: readonly (readonly [from: number, to: number, when: string | undefined])[]
  readonly boundary: readonly (readonly [host: number, event: object, nonInterrupting: boolean])[]
  readonly eventSub: readonly (readonly [parent: number, event: object, nonInterrupting: boolean])[]
  readonly undone: readonly number[]
}

const index = fc.nat({ max: 99 })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  nodes: fc.array(node, { minLength: 2, maxLength: 12 }),
  parents: fc.array(index, { minLength: 12, maxLength: 12 }),
  flows: fc.array(fc.tuple(index, index, fc.option(condition, { nil: undefined })), { maxLength: 16 }),
  boundary: fc.array(fc.tuple(index, fc.oneof(event, raised, fc.constant({ type: 'cancel' })), fc.boolean()), {
    maxLength: 3,
  }),
  eventSub: fc.array(fc.tuple(index, fc.oneof(event, raised, fc.constant({ type: 'compensation' })), fc.boolean()), {
    maxLength: 2,
  }),
  undone: fc.array(index, { maxLength: 2 }),
})

/** Workflows that have a start, and whose flows and events stand where they may; whether they make sense is another matter. */
export const arbitraryModel: fc.Arbitrary<WorkflowDefinition> = drawn.map(toModel)

function toModel({ nodes, parents, flows, boundary, eventSub, undone }: Drawn): WorkflowDefinition {
  const made: Record<string, object> = { s: start() }
  const chains: WorkflowFlow[] = []
  const scopes = ['']
  const inside = new Map<string, string[]>([['', []]])
  const place = (id: string, what: object, parent: string) => {
    made[id] = parent === '' ? what : { ...what, parent }
    inside.get(parent)?.push(id)
  }
  const link = (from: string, to: string, when?: string) => {
    if (chains.some(flow => flow.from === from && flow.to === to)) return
    chains.push({ id: `${from}>${to}`, from, to, ...(when === undefined ? {} : { when }) })
  }
  const open = (id: string, first: object) => {
    scopes.push(id)
    inside.set(id, [])
    made[`s${id}`] = { ...first, parent: id }
  }
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T
  for (const [at, what] of nodes.entries()) {
    const id = `n${at}`
    place(id, what, pick(scopes, parents[at] ?? 0))
    if (/"(subProcess|transaction)"/.test(JSON.stringify(what))) open(id, start())
  }
  for (const [at, [parent, cause, nonInterrupting]] of eventSub.entries()) {
    const id = `v${at}`
    const around = pick(scopes, parent)
    made[id] = { type: 'subProcess', byEvent: true, ...(around === '' ? {} : { parent: around }) }
    open(id, start({ ...cause, ...(nonInterrupting ? {} : {}) } as never))
    made[`s${id}`] = { ...made[`s${id}`], nonInterrupting }
    place(`u${at}`, user, id)
  }
  for (const [scope, ids] of inside) if (ids[0]) link(scope === '' ? 's' : `s${scope}`, ids[0])
  const typeOf = (id: string) => (made[id] as WorkflowNode).type
  for (const [from, to, when] of flows) {
    const scope = pick(scopes, from)
    const ids = inside.get(scope) ?? []
    if (ids.length === 0) continue
    const [a, b] = [pick(ids, from + to), pick(ids, to)]
    if (typeOf(a) !== 'endEvent') link(a, b, when)
  }
  const hosts = Object.keys(made).filter(
    id => /Task$|^task$|Activity$|Process$|transaction/.test(typeOf(id)) && !id.startsWith('v'),
  )
  for (const [at, [host, cause, nonInterrupting]] of boundary.entries()) {
    if (hosts.length === 0) break
    const attachedTo = pick(hosts, host)
    const { parent } = made[attachedTo] as { parent?: string }
    const id = `b${at}`
    made[id] = { type: 'boundaryEvent', attachedTo, event: cause, nonInterrupting, ...(parent ? { parent } : {}) }
    link(id, pick(inside.get(parent ?? '') ?? [], host + at))
  }
  for (const [at, host] of undone.entries()) {
    if (hosts.length === 0) break
    const attachedTo = pick(hosts, host)
    const { parent } = made[attachedTo] as { parent?: string }
    const within = parent ? { parent } : {}
    made[`c${at}`] = {
      type: 'boundaryEvent',
      attachedTo,
      event: { type: 'compensation', handler: `h${at}` },
      ...within,
    }
    made[`h${at}`] = { ...handler, ...within }
  }
  return { ...model(made as never, [], { declare: 'x' }), flows: chains }
}
